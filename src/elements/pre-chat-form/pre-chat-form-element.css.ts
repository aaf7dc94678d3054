import { css, type CSSResultGroup } from 'lit';
import { controls } from '../styles/controls.css.js';
import { field } from '../styles/field.css.js';
import { tokens } from '../styles/tokens.css.js';

export const preChatFormStyles: CSSResultGroup = [
  tokens,
  controls,
  field,
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
    }

    h2 {
      margin: 0 0 var(--_space-1);
      font-size: var(--_text-xl);
      font-weight: 650;
      line-height: 1.25;
      text-wrap: balance;
    }

    .primary {
      min-block-size: 48px;
      margin-block-start: var(--_space-2);
      font-size: var(--_text-l);
    }
  `,
];
