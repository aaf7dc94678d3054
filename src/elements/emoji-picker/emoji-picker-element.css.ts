import { css, type CSSResultGroup } from 'lit';
import { controls } from '../styles/controls.css.js';
import { field } from '../styles/field.css.js';
import { tokens } from '../styles/tokens.css.js';

export const emojiPickerStyles: CSSResultGroup = [
  tokens,
  controls,
  field,
  css`
    :host {
      display: block;
    }

    .picker {
      display: flex;
      flex-direction: column;
      block-size: min(320px, 50dvb);
      overflow: hidden;
      border: 1px solid var(--_line);
      border-radius: calc(var(--_radius) * 1.5);
      background-color: var(--_floating);
      box-shadow: var(--_shadow);
      animation: appear 140ms ease-out;
    }

    @keyframes appear {
      from {
        opacity: 0;
        translate: 0 8px;
      }
    }

    input {
      margin: var(--_space-2);
      inline-size: auto;
    }

    .groups {
      flex: 1;
      overflow: auto;
      padding: 0 var(--_space-2) var(--_space-2);
      overscroll-behavior: contain;
      scrollbar-width: thin;
    }

    h3 {
      position: sticky;
      inset-block-start: 0;
      margin: 0;
      padding: var(--_space-1);
      background-color: var(--_floating);
      color: var(--_muted);
      font-size: var(--_text-xs);
      font-weight: 600;
    }

    .grid {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(36px, 1fr));
    }

    .grid button {
      min-inline-size: 0;
      min-block-size: 36px;
      padding: 0;
      font-size: 22px;
      line-height: 1;
    }

    .grid :focus-visible {
      outline-offset: -2px;
    }

    p {
      margin: 0;
      color: var(--_muted);
      text-align: center;
    }

    p:not(:empty) {
      padding: var(--_space-6);
    }

    @media (pointer: coarse) {
      .grid {
        grid-template-columns: repeat(auto-fill, minmax(44px, 1fr));
      }

      .grid button {
        min-block-size: 44px;
      }
    }
  `,
];
