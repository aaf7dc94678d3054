import { css, type CSSResultGroup } from 'lit';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const callCheckStyles: CSSResultGroup = [
  tokens,
  controls,
  css`
    :host {
      display: block;
      container-type: inline-size;
      min-inline-size: 0;
    }

    :host([hidden]) {
      display: none;
    }

    .check {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-4);
      padding: var(--_space-4);
      background-color: var(--_surface);
    }

    header {
      display: grid;
      gap: var(--_space-2);
    }

    h2,
    h3,
    p {
      margin: 0;
      overflow-wrap: anywhere;
      text-wrap: pretty;
    }

    h2 {
      font-size: var(--_text-l);
      font-weight: 650;
    }

    h3 {
      font-size: var(--_text-m);
      font-weight: 600;
    }

    .intro {
      color: var(--_muted);
    }

    .summary {
      display: flex;
      gap: var(--_space-2);
      padding: var(--_space-3);
      border-radius: var(--_radius);
      font-weight: 550;
    }

    .summary.passed {
      background-color: var(--_positive-tint);
      color: var(--_positive-ink);
    }

    .summary.warning {
      background-color: var(--_warning-tint);
      color: var(--_warning-ink);
    }

    .summary.failed {
      background-color: var(--_negative-tint);
      color: var(--_negative-ink);
    }

    ol {
      display: grid;
      margin: 0;
      padding: 0;
      list-style: none;
    }

    .step {
      position: relative;
      display: flex;
      align-items: flex-start;
      gap: var(--_space-3);
      padding-block-end: var(--_space-4);
    }

    .step:last-child {
      padding-block-end: 0;
    }

    /* the way from one step to the next */
    .step:not(:last-child)::before {
      content: '';
      position: absolute;
      inset-block: 28px 4px;
      inset-inline-start: calc(var(--_icon) / 2 - 0.5px);
      inline-size: 1px;
      background-color: var(--_line);
    }

    .sign {
      display: flex;
      padding-block-start: 1px;
      color: var(--_muted);
    }

    .waiting .sign,
    .waiting h3 {
      color: var(--_muted);
      font-weight: 500;
    }

    .waiting .sign {
      opacity: 0.6;
    }

    .passed > .sign {
      color: var(--_positive-ink);
    }

    .warning > .sign {
      color: var(--_warning-ink);
    }

    .failed > .sign {
      color: var(--_negative-ink);
    }

    .current > .sign {
      color: var(--_brand-ink);
    }

    .current > .sign .icon {
      animation: turn 1.2s linear infinite;
    }

    @keyframes turn {
      to {
        rotate: 1turn;
      }
    }

    .words {
      flex: 1;
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 2px;
      min-inline-size: 0;
    }

    .words p {
      color: var(--_muted);
    }

    .failed .words p:first-of-type,
    .warning .words p:first-of-type,
    .current .words p:first-of-type {
      color: var(--_ink);
    }

    .words .figures {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--_space-3);
      font-size: var(--_text-xs);
    }

    .words .question {
      color: var(--_ink);
      font-weight: 550;
    }

    .answers,
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-2);
    }

    .answers {
      margin-block-start: var(--_space-2);
    }

    .answers button {
      min-inline-size: 88px;
    }

    .repeat {
      margin-block: -8px;
      color: var(--_brand-ink);
    }

    .level {
      display: flex;
      gap: 3px;
      block-size: 12px;
      max-inline-size: 240px;
      margin-block-start: var(--_space-2);
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

    @container (max-width: 340px) {
      .actions button {
        flex: 1 1 auto;
      }

      .actions button:first-child {
        flex-basis: 100%;
      }
    }

    @media (forced-colors: active) {
      .summary {
        border: 1px solid CanvasText;
      }

      .level span {
        border: 1px solid CanvasText;
        background-color: Canvas;
      }

      .level .lit {
        forced-color-adjust: none;
        background-color: Highlight;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      .current > .sign .icon {
        animation: none;
      }
    }
  `,
];
