import { css, type CSSResultGroup } from 'lit';
import { tokens } from '../styles/tokens.css.js';

export const queueNoticeStyles: CSSResultGroup = [
  tokens,
  css`
    :host {
      display: block;
    }

    :host([hidden]) {
      display: none;
    }

    .queue {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      align-items: center;
      gap: 2px var(--_space-3);
      padding: var(--_space-3) var(--_space-4);
      background-color: var(--_brand-tint);
    }

    .pulse {
      inline-size: 10px;
      block-size: 10px;
      border-radius: var(--_radius-full);
      background-color: var(--_brand-ink);
      animation: pulse 1.6s ease-in-out infinite alternate;
    }

    @keyframes pulse {
      from {
        opacity: 0.35;
      }
    }

    p {
      margin: 0;
    }

    .place {
      font-size: var(--_text-l);
      font-weight: 650;
    }

    dl,
    .help {
      grid-column: 2;
      margin: 0;
      font-size: var(--_text-s);
    }

    dl {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--_space-4);
      font-variant-numeric: tabular-nums;
    }

    dl div {
      display: flex;
      gap: 6px;
    }

    dt {
      color: var(--_muted);
    }

    dd {
      margin: 0;
      font-weight: 550;
    }

    .help {
      margin-block-start: 2px;
      color: var(--_muted);
      text-wrap: pretty;
    }

    @media (forced-colors: active) {
      .queue {
        border-block-end: 1px solid CanvasText;
      }

      .pulse {
        background-color: Highlight;
      }
    }
  `,
];
