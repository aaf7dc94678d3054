import { css, type CSSResultGroup } from 'lit';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const callQualityStyles: CSSResultGroup = [
  tokens,
  controls,
  css`
    :host {
      display: block;
      min-inline-size: 0;
    }

    :host([hidden]) {
      display: none;
    }

    .quality {
      display: grid;
      justify-items: center;
    }

    .meter {
      min-block-size: 32px;
      padding: var(--_space-1) var(--_space-2);
      border-radius: var(--_radius-full);
      color: var(--_muted);
      font-size: var(--_text-s);
    }

    .fair .meter {
      color: var(--_warning-ink);
    }

    .poor .meter {
      color: var(--_negative-ink);
    }

    .bars {
      display: flex;
      align-items: flex-end;
      gap: 2px;
      block-size: 14px;
    }

    .bars span {
      inline-size: 4px;
      border: 1px solid currentColor;
      border-radius: 2px;
    }

    .bars span:nth-child(1) {
      block-size: 6px;
    }

    .bars span:nth-child(2) {
      block-size: 10px;
    }

    .bars span:nth-child(3) {
      block-size: 14px;
    }

    .bars .lit {
      background-color: currentColor;
    }

    .good .bars {
      color: var(--_positive-ink);
    }

    p,
    h3 {
      margin: 0;
      overflow-wrap: anywhere;
      text-wrap: pretty;
    }

    .warning {
      display: flex;
      gap: var(--_space-2);
      max-inline-size: 36ch;
      margin-block-start: var(--_space-1);
      padding: var(--_space-2) var(--_space-3);
      border-radius: var(--_radius);
      background-color: var(--_warning-tint);
      color: var(--_warning-ink);
      font-size: var(--_text-s);
    }

    /* stays where it is, so that what comes is read out */
    .warning:not(:has(*)) {
      margin: 0;
      padding: 0;
      border: 0;
    }

    .warning .icon {
      inline-size: var(--_icon-small);
      block-size: var(--_icon-small);
      margin-block-start: 1px;
    }

    .details {
      position: fixed;
      margin: 0;
      padding: var(--_space-4);
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background-color: var(--_floating);
      box-shadow: var(--_shadow);
      color: var(--_ink);
      overflow: auto;
    }

    .details:popover-open {
      display: grid;
      gap: var(--_space-3);
    }

    h3 {
      font-size: var(--_text-m);
      font-weight: 650;
    }

    ul {
      margin: 0;
      padding-inline-start: 1.2em;
      font-size: var(--_text-s);
    }

    table {
      border-collapse: collapse;
      font-size: var(--_text-s);
    }

    th {
      color: var(--_muted);
      font-weight: 500;
      text-align: start;
    }

    thead th,
    tbody td {
      text-align: end;
    }

    thead th {
      padding-block-end: var(--_space-1);
      font-size: var(--_text-xs);
    }

    tbody th,
    tbody td {
      padding-block: 3px;
      border-block-start: 1px solid var(--_line);
    }

    dl {
      display: grid;
      gap: 2px;
      margin: 0;
      font-size: var(--_text-s);
    }

    dl div {
      display: flex;
      justify-content: space-between;
      gap: var(--_space-3);
    }

    dt {
      color: var(--_muted);
    }

    dd {
      margin: 0;
      text-align: end;
    }

    .help {
      color: var(--_muted);
      font-size: var(--_text-xs);
    }

    @media (forced-colors: active) {
      .bars .lit {
        forced-color-adjust: none;
        background-color: CanvasText;
      }

      .warning:has(*) {
        border: 1px solid CanvasText;
      }
    }
  `,
];
