import { css, type CSSResultGroup } from 'lit';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const agentStatusStyles: CSSResultGroup = [
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

    .status {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-2);
    }

    p {
      display: flex;
      align-items: center;
      gap: var(--_space-2);
      min-block-size: var(--_control);
      margin: 0;
      padding-inline: var(--_space-2);
    }

    .note {
      min-block-size: 0;
      padding-inline: var(--_space-3);
      color: var(--_warning-ink);
      font-size: var(--_text-xs);
    }

    .current {
      flex-wrap: wrap;
      justify-content: start;
      row-gap: 0;
      anchor-name: --cc-agent-status;
      min-inline-size: 0;
      max-inline-size: 100%;
      padding-inline: var(--_space-3) var(--_space-2);
      border-radius: var(--_radius-full);
    }

    .word {
      min-inline-size: 0;
      overflow: hidden;
      font-weight: 600;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .since {
      display: inline-flex;
      align-items: center;
      gap: var(--_space-2);
      color: var(--_muted);
      font-weight: 400;
    }

    .current .icon {
      inline-size: var(--_icon-small);
      block-size: var(--_icon-small);
      color: var(--_muted);
    }

    /* colour, shape and word say the same */
    .dot {
      position: relative;
      flex: none;
      inline-size: 10px;
      block-size: 10px;
      border: 2px solid var(--_muted);
      border-radius: var(--_radius-full);
    }

    .dot.ready {
      border-color: var(--_positive-ink);
      background-color: var(--_positive-ink);
    }

    .dot.on-call {
      border-color: var(--_brand-ink);
      background-color: var(--_brand-ink);
    }

    .dot.wrap-up {
      border-color: var(--_brand-ink);
    }

    .dot.not-ready,
    .dot.break {
      inline-size: 12px;
      block-size: 12px;
      border: 0;
      background-color: var(--_muted);
    }

    .dot.not-ready::after,
    .dot.break::after {
      content: '';
      position: absolute;
      inset-block: 5px;
      inset-inline: 3px;
      background-color: var(--_surface);
    }

    .dot.break::after {
      inset-block: 3px;
      inset-inline: 4px;
      border-inline: 1.5px solid var(--_surface);
      background-color: transparent;
    }

    .menu {
      position: fixed;
      position-anchor: --cc-agent-status;
      position-area: self-block-end span-self-inline-end;
      position-try-fallbacks: flip-block, flip-inline;
      inset: auto;
      min-inline-size: 220px;
      max-inline-size: min(320px, calc(100vi - 16px));
      max-block-size: min(420px, calc(100vb - 16px));
      margin: 4px 0;
      padding: var(--_space-1);
      overflow: auto;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background-color: var(--_floating);
      color: var(--_ink);
      box-shadow: var(--_shadow);
    }

    .menu:popover-open {
      animation: appear 140ms ease-out;
    }

    @keyframes appear {
      from {
        opacity: 0;
        translate: 0 -4px;
      }
    }

    .item {
      display: flex;
      justify-content: start;
      gap: var(--_space-3);
      inline-size: 100%;
      padding-inline: var(--_space-3);
      border-radius: var(--_radius-small);
      font-weight: 500;
      text-align: start;
    }

    .item:focus-visible {
      outline-offset: -2px;
    }

    .item span {
      overflow-wrap: anywhere;
    }

    .item > .icon:last-child {
      margin-inline-start: auto;
      color: var(--_brand-ink);
    }

    .reason {
      padding-inline-start: calc(var(--_space-3) + var(--_space-6));
      font-weight: 400;
    }

    .reason .dot {
      display: none;
    }

    .leave {
      position: relative;
      margin-block-start: 9px;
    }

    .leave::before {
      content: '';
      position: absolute;
      inset-block-start: -5px;
      inset-inline: var(--_space-2);
      border-block-start: 1px solid var(--_line);
    }

    .leave .icon {
      inline-size: var(--_icon-small);
      block-size: var(--_icon-small);
    }

    @media (forced-colors: active) {
      .current .icon {
        color: inherit;
      }

      .dot {
        forced-color-adjust: none;
        --_positive-ink: CanvasText;
        --_brand-ink: CanvasText;
        --_muted: CanvasText;
        --_surface: Canvas;
      }
    }
  `,
];
