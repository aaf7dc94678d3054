import { css, type CSSResultGroup } from 'lit';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const callButtonStyles: CSSResultGroup = [
  tokens,
  controls,
  css`
    :host {
      display: inline-block;
      max-inline-size: 100%;
    }

    :host([hidden]) {
      display: none;
    }

    .call {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: var(--_space-2);
      min-block-size: max(var(--_control), 44px);
      max-inline-size: 100%;
      padding-inline: var(--_space-4);
      border: 1px solid transparent;
      border-radius: var(--_radius-full);
      font-size: var(--_text-l);
      font-weight: 550;
      text-decoration: none;
      color: inherit;
    }

    .primary {
      color: var(--_on-brand);
    }

    .outlined {
      border-color: var(--_edge);
    }

    .call.talking,
    .call.talking:hover {
      background-color: var(--_positive);
      color: var(--_on-fill);
    }

    .choice {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-2);
    }

    .reason {
      margin-block: var(--_space-1) 0;
      color: var(--_muted);
      font-size: var(--_text-s);
    }

    .silent {
      margin: 0;
    }

    .float {
      margin-block-start: var(--_space-2);
      padding: 0;
      border: 1px solid var(--_line);
      border-radius: calc(var(--_radius) * 2);
      background-color: var(--_surface);
      color: var(--_ink);
      text-align: start;
      overflow: auto;
    }

    .inline {
      inline-size: 360px;
      max-inline-size: 100%;
    }

    .floating {
      --_inset: var(--cc-call-panel-inset, 16px);
      position: fixed;
      inset: auto;
      inset-block-end: max(var(--_inset), env(safe-area-inset-bottom));
      inset-inline-end: var(--_inset);
      inline-size: min(360px, calc(100vw - 2 * var(--_inset)));
      max-block-size: calc(100dvh - 2 * var(--_inset));
      margin: 0;
      box-shadow: var(--_shadow);
      animation: rise 160ms ease-out;
    }

    .float > * {
      border-radius: inherit;
    }

    @keyframes rise {
      from {
        translate: 0 8px;
      }
    }
  `,
];
