import { css, type CSSResultGroup } from 'lit';
import { avatarStyles } from '../avatar/avatar.css.js';
import { personRowStyles } from '../person-row/person-row.css.js';
import { controls } from '../styles/controls.css.js';
import { field } from '../styles/field.css.js';
import { tokens } from '../styles/tokens.css.js';

export const transferFormStyles: CSSResultGroup = [
  tokens,
  controls,
  field,
  avatarStyles,
  personRowStyles,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-block-size: 0;
    }

    :host([hidden]) {
      display: none;
    }

    form {
      display: flex;
      flex: 1;
      flex-direction: column;
      gap: var(--_space-2);
      min-block-size: 0;
    }

    .help:empty {
      display: none;
    }

    .people {
      flex: 1 1 auto;
      min-block-size: 96px;
      max-block-size: 420px;
      margin-inline: calc(-1 * var(--_space-2));
      overflow-y: auto;
      overscroll-behavior: contain;
    }

    .heading {
      margin: var(--_space-2) var(--_space-2) 2px;
      color: var(--_muted);
      font-size: var(--_text-xs);
      font-weight: 600;
    }

    .person {
      cursor: pointer;
    }

    .person:hover,
    .person.lit {
      background-color: var(--_hover);
    }

    .person.lit {
      outline: 2px solid var(--_focus);
      outline-offset: -2px;
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-2);
      margin-block-start: auto;
      padding-block-start: var(--_space-2);
    }

    .actions button {
      flex: 1 1 8em;
      padding-inline: var(--_space-3);
    }
  `,
];
