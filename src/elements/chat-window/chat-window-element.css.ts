import { css, type CSSResultGroup } from 'lit';
import { tokens } from '../styles/tokens.css.js';

// few rules of its own rather than all of the controls: this is loaded on every page
export const chatWindowStyles: CSSResultGroup = [
  tokens,
  css`
    :host {
      --_inset: var(--cc-chat-inset, 20px);
      position: fixed;
      inset-block-end: max(var(--_inset), env(safe-area-inset-bottom));
      inset-inline-end: max(var(--_inset), env(safe-area-inset-right));
      z-index: var(--cc-chat-layer, 1000);
    }

    :host([hidden]) {
      display: none;
    }

    :host([embedded]) {
      position: static;
      display: block;
      block-size: 100%;
      min-inline-size: 280px;
      min-block-size: 400px;
      z-index: auto;
    }

    .corner {
      display: flex;
      align-items: flex-end;
      gap: 12px;
    }

    button {
      border: 0;
      font: inherit;
      cursor: pointer;
      -webkit-tap-highlight-color: transparent;
    }

    :focus-visible {
      outline: 2px solid var(--_focus);
      outline-offset: 3px;
    }

    .launcher {
      position: relative;
      display: grid;
      place-items: center;
      flex: none;
      inline-size: 60px;
      block-size: 60px;
      margin-inline-start: auto;
      padding: 0;
      border-radius: var(--_radius-full);
      background-color: var(--_brand);
      color: var(--_on-brand);
      box-shadow: var(--_shadow);
      transition: scale 160ms ease-out;
    }

    .launcher:hover {
      scale: 1.05;
    }

    .launcher:active {
      scale: 0.97;
    }

    .launcher[aria-busy='true'] {
      animation: busy 0.8s ease-in-out infinite alternate;
    }

    @keyframes busy {
      to {
        opacity: 0.6;
      }
    }

    .icon {
      inline-size: 28px;
      block-size: 28px;
      fill: none;
      stroke: currentColor;
      stroke-width: 2;
      stroke-linecap: round;
      stroke-linejoin: round;
    }

    .badge {
      position: absolute;
      inset-block-start: -4px;
      inset-inline-end: -4px;
      min-inline-size: 24px;
      padding: 0 6px;
      border: 2px solid var(--_surface);
      border-radius: var(--_radius-full);
      background-color: var(--_negative);
      color: var(--_on-fill);
      font-size: 13px;
      font-weight: 700;
      line-height: 20px;
      text-align: center;
      animation: appear 160ms ease-out;
    }

    .greeting {
      position: relative;
      max-inline-size: min(280px, calc(100vi - 120px));
      margin: 0;
      border: 1px solid var(--_line);
      border-radius: 16px;
      border-end-end-radius: 4px;
      background-color: var(--_floating);
      color: var(--_ink);
      box-shadow: var(--_shadow);
      animation: appear 200ms ease-out;
    }

    .greet {
      padding: 12px 16px;
      padding-inline-end: 32px;
      border-radius: inherit;
      background: none;
      color: inherit;
      font-size: calc(var(--_base) * 15 / 14);
      line-height: 1.4;
      text-align: start;
      overflow-wrap: anywhere;
    }

    .dismiss {
      position: absolute;
      inset-block-start: 4px;
      inset-inline-end: 4px;
      display: grid;
      place-items: center;
      inline-size: 28px;
      block-size: 28px;
      padding: 0;
      border-radius: var(--_radius-full);
      background: none;
      color: var(--_muted);
    }

    .dismiss:hover {
      background-color: var(--_hover);
    }

    .dismiss .icon {
      inline-size: 16px;
      block-size: 16px;
    }

    .failed {
      order: -1;
      padding: 12px 16px;
    }

    .window {
      display: flex;
      inline-size: min(var(--cc-chat-width, 400px), calc(100vi - 2 * var(--_inset)));
      block-size: min(var(--cc-chat-height, 680px), calc(100dvb - 2 * var(--_inset)));
      overflow: hidden;
      border: 1px solid var(--_line);
      border-radius: min(16px, calc(var(--_radius) * 2));
      background-color: var(--_surface);
      box-shadow: var(--cc-shadow, 0 2px 6px rgb(10 14 25 / 0.1), 0 16px 48px rgb(10 14 25 / 0.22));
      animation: appear 180ms ease-out;
    }

    @keyframes appear {
      from {
        opacity: 0;
        translate: 0 12px;
      }
    }

    cc-chat-panel {
      flex: 1;
      min-inline-size: 0;
    }

    :host([embedded]) .window {
      inline-size: 100%;
      block-size: 100%;
      box-shadow: none;
      animation: none;
    }

    :host([popped-out]) .window {
      position: fixed;
      inset: 0;
      inline-size: auto;
      block-size: auto;
      border: 0;
      border-radius: 0;
    }

    .visually-hidden {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }

    /* a phone: the whole of what is not the keyboard, which the panel measures */
    @media (max-width: 480px) {
      :host(:not([embedded])) .window {
        position: fixed;
        inset: 0;
        inset-block: var(--_view-top, 0) auto;
        inline-size: auto;
        block-size: var(--_view-height, 100dvb);
        border: 0;
        border-radius: 0;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      *,
      *::before {
        animation-name: none !important;
        transition-property: none !important;
      }
    }

    @media (forced-colors: active) {
      .launcher,
      .badge {
        border: 2px solid ButtonText;
      }
    }
  `,
];
