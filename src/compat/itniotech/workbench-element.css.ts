import { css, type CSSResultGroup } from 'lit';
import { controls } from '../../elements/styles/controls.css.js';
import { tokens } from '../../elements/styles/tokens.css.js';

export const workbenchStyles: CSSResultGroup = [
  tokens,
  controls,
  css`
    :host {
      display: block;
      min-inline-size: 280px;
    }

    .bench {
      display: flex;
      flex-wrap: wrap;
      align-items: stretch;
      gap: var(--_space-4);
    }

    /* as wide as ever when the notes come: nothing moves under the pointer */
    cc-softphone {
      flex: 0 0 min(420px, 100%);
    }

    cc-sdk-notes {
      flex: 1 1 280px;
      max-inline-size: 480px;
    }

    .problem {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: start;
      gap: var(--_space-3);
      max-inline-size: 420px;
      margin-block-end: var(--_space-3);
      padding: var(--_space-3) var(--_space-4);
      border-radius: var(--_radius);
      background-color: var(--_negative-tint);
      font-size: var(--_text-s);
    }

    .problem > .icon {
      color: var(--_negative-ink);
    }

    .problem p {
      margin: 0;
      text-wrap: pretty;
    }

    .problem .icon-only {
      margin-block: -10px;
      margin-inline-end: -10px;
    }

    @media (forced-colors: active) {
      .problem {
        border: 1px solid CanvasText;
      }
    }
  `,
];
