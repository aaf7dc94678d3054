import { css, type CSSResultGroup } from 'lit';
import { controls } from '../styles/controls.css.js';
import { field } from '../styles/field.css.js';
import { note } from '../styles/note.css.js';
import { tokens } from '../styles/tokens.css.js';

export const leaveMessageFormStyles: CSSResultGroup = [
  tokens,
  controls,
  field,
  note,
  css`
    :host {
      display: block;
    }

    :host([hidden]) {
      display: none;
    }

    form {
      display: grid;
      gap: var(--_space-4);
      inline-size: 100%;
      margin-block-start: var(--_space-4);
      text-align: start;
    }

    .note .error {
      color: var(--_negative-ink);
      font-size: var(--_text-s);
    }
  `,
];
