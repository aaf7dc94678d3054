import { css, type CSSResultGroup } from 'lit';
import { tokens } from '../styles/tokens.css.js';

export const levelMeterStyles: CSSResultGroup = [
  tokens,
  css`
    :host {
      display: block;
      min-inline-size: 0;
    }

    :host([hidden]) {
      display: none;
    }

    .meter {
      display: flex;
      gap: 2px;
      block-size: 6px;
    }

    span {
      flex: 1;
      border-radius: var(--_radius-full);
      background-color: var(--_line);
      transition: background-color 120ms ease-out;
    }

    .lit {
      background-color: var(--_positive-ink);
    }

    .lit.loud {
      background-color: var(--_warning);
    }

    :host([compact]) {
      inline-size: 18px;
    }

    :host([compact]) .meter {
      gap: 2px;
      block-size: 4px;
    }

    @media (prefers-reduced-motion: reduce) {
      span {
        transition: none;
      }
    }

    @media (forced-colors: active) {
      span {
        border: 1px solid CanvasText;
        background-color: Canvas;
      }

      .lit,
      .lit.loud {
        forced-color-adjust: none;
        background-color: Highlight;
      }
    }
  `,
];
