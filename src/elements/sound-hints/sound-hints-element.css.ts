import { css, type CSSResultGroup } from 'lit';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const soundHintsStyles: CSSResultGroup = [
  tokens,
  controls,
  css`
    :host {
      display: block;
    }

    :host([hidden]) {
      display: none;
    }

    .hint {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      align-items: center;
      gap: var(--_space-2) var(--_space-3);
      padding: var(--_space-3) var(--_space-4);
      border-block-end: 1px solid var(--_line);
      background-color: var(--_warning-tint);
      font-size: var(--_text-s);
    }

    .hint > .icon {
      color: var(--_warning-ink);
    }

    .alert {
      background-color: var(--_negative-tint);
    }

    .alert > .icon {
      color: var(--_negative-ink);
    }

    .hint.wide {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }

    p {
      margin: 0;
      text-wrap: pretty;
      overflow-wrap: anywhere;
    }

    button {
      background-color: var(--_surface);
    }

    @container (max-inline-size: 320px) {
      .hint.wide {
        grid-template-columns: auto minmax(0, 1fr);
      }

      .hint.wide button {
        grid-column: 2;
        justify-self: start;
      }
    }

    :host {
      container-type: inline-size;
    }
  `,
];
