import { css, type CSSResultGroup } from 'lit';
import { callCardStyles } from '../call-panel/call-card.css.js';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const microphoneCheckStyles: CSSResultGroup = [
  tokens,
  controls,
  callCardStyles,
  css`
    .heard .sign {
      background-color: var(--_positive-tint);
      color: var(--_positive-ink);
    }

    .heard .detail {
      color: var(--_positive-ink);
      font-weight: 550;
    }

    .level {
      display: flex;
      gap: 3px;
      block-size: 12px;
    }

    .level span {
      flex: 1;
      border-radius: var(--_radius-full);
      background-color: var(--_line);
      transition: background-color 80ms linear;
    }

    .level .lit {
      background-color: var(--_positive-ink);
    }

    @media (forced-colors: active) {
      .level span {
        border: 1px solid CanvasText;
        background-color: Canvas;
      }

      .level .lit {
        forced-color-adjust: none;
        background-color: Highlight;
      }
    }
  `,
];
