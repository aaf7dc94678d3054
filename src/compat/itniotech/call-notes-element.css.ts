import { css, type CSSResultGroup } from 'lit';
import { controls } from '../../elements/styles/controls.css.js';
import { tokens } from '../../elements/styles/tokens.css.js';

export const callNotesStyles: CSSResultGroup = [
  tokens,
  controls,
  css`
    :host {
      display: block;
      min-inline-size: 0;
    }

    .notes {
      display: flex;
      flex-direction: column;
      block-size: 100%;
      overflow: hidden;
      border: 1px solid var(--_line);
      border-radius: calc(var(--_radius) * 1.5);
      background-color: var(--_surface);
    }

    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--_space-1) var(--_space-3);
      /* in line with the bar of the phone */
      min-block-size: calc(var(--_control) + 2 * var(--_space-2) + 1px);
      padding: var(--_space-2) var(--_space-4);
      border-block-end: 1px solid var(--_line);
    }

    .party {
      min-inline-size: 0;
      font-size: var(--_text-l);
      font-variant-numeric: tabular-nums;
      font-weight: 600;
    }

    .over {
      color: var(--_muted);
      font-size: var(--_text-s);
    }

    .block {
      display: flex;
      flex-direction: column;
      gap: var(--_space-2);
      padding: var(--_space-4);
    }

    .block + .block {
      border-block-start: 1px solid var(--_line);
    }

    h2 {
      display: flex;
      align-items: center;
      gap: var(--_space-2);
      margin: 0;
      color: var(--_muted);
      font-size: var(--_text-s);
      font-weight: 600;
    }

    h2 .icon,
    .state .icon {
      inline-size: var(--_icon-small);
      block-size: var(--_icon-small);
    }

    .information {
      max-block-size: 14lh;
      margin: 0;
      overflow-y: auto;
      overscroll-behavior: contain;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }

    .remark {
      flex: 1;
    }

    textarea {
      flex: 1;
      inline-size: 100%;
      min-block-size: 112px;
      margin: 0;
      padding: var(--_space-2) var(--_space-3);
      border: 1px solid var(--_edge);
      border-radius: var(--_radius);
      background-color: var(--_surface);
      color: inherit;
      font: inherit;
      font-size: calc(var(--_base) * 15 / 14);
      line-height: 1.45;
      resize: vertical;
    }

    textarea:focus-visible {
      border-color: var(--_focus);
      outline: 1px solid var(--_focus);
      outline-offset: 0;
    }

    ::placeholder {
      color: var(--_muted);
      opacity: 1;
    }

    footer {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: flex-end;
      gap: var(--_space-2) var(--_space-3);
    }

    .state {
      display: flex;
      flex: 1 1 14ch;
      align-items: flex-start;
      gap: 6px;
      min-block-size: 1lh;
      margin: 0;
      color: var(--_muted);
      font-size: var(--_text-s);
      text-wrap: pretty;
    }

    .state .icon {
      margin-block-start: 1px;
    }

    .state.saved {
      color: var(--_positive-ink);
    }

    .state.failed {
      color: var(--_negative-ink);
    }

    @media (pointer: coarse) {
      textarea {
        font-size: max(16px, calc(var(--_base) * 16 / 14));
      }
    }
  `,
];
