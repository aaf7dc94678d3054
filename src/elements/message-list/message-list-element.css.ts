import { css, type CSSResultGroup } from 'lit';
import { avatarStyles } from '../avatar/avatar.css.js';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const messageListStyles: CSSResultGroup = [
  tokens,
  controls,
  avatarStyles,
  css`
    :host {
      display: block;
      position: relative;
      min-block-size: 0;
      block-size: 100%;
      --_avatar: calc(var(--_base) * 2);
    }

    :host([hidden]) {
      display: none;
    }

    .view {
      block-size: 100%;
      overflow: hidden auto;
      overflow-anchor: none;
      overscroll-behavior: contain;
      scrollbar-color: color-mix(in oklab, var(--_ink) 22%, transparent) transparent;
      scrollbar-width: thin;
      outline-offset: -2px;
    }

    .row {
      display: flow-root;
      padding-inline: var(--_space-3);
      padding-block-start: 3px;
    }

    .row.leading {
      padding-block-start: var(--_space-3);
    }

    .head {
      display: flow-root;
    }

    .tail {
      display: flow-root;
      padding-inline: var(--_space-3);
      padding-block-end: var(--_space-3);
    }

    .older {
      display: flex;
      margin: var(--_space-2) auto 0;
      border-radius: var(--_radius-full);
      color: var(--_muted);
      font-size: var(--_text-s);
    }

    p {
      margin: 0;
    }

    .day,
    .new {
      display: flex;
      align-items: center;
      gap: var(--_space-3);
      padding-block: var(--_space-2) var(--_space-3);
      color: var(--_muted);
      font-size: var(--_text-xs);
      font-weight: 550;
    }

    .day::before,
    .day::after,
    .new::before,
    .new::after {
      content: '';
      flex: 1;
      border-block-start: 1px solid var(--_line);
    }

    .new {
      color: var(--_brand-ink);
    }

    .new::before,
    .new::after {
      border-color: currentColor;
      opacity: 0.4;
    }

    .typing {
      display: flex;
      align-items: flex-end;
      gap: var(--_space-2);
      padding-block-start: var(--_space-2);
    }

    .avatar {
      overflow: hidden;
    }

    .avatar.bot {
      background-color: var(--_brand);
      color: var(--_on-brand);
    }

    .avatar img {
      inline-size: 100%;
      block-size: 100%;
      object-fit: cover;
    }

    .dots {
      display: inline-flex;
      gap: 4px;
      padding: 13px 14px;
      border-radius: 18px;
      border-end-start-radius: 4px;
      background-color: var(--_raised);
    }

    .dots i {
      inline-size: 7px;
      block-size: 7px;
      border-radius: 50%;
      background-color: var(--_muted);
      animation: typing 1.2s ease-in-out infinite;
    }

    .dots i:nth-child(2) {
      animation-delay: 0.15s;
    }

    .dots i:nth-child(3) {
      animation-delay: 0.3s;
    }

    @keyframes typing {
      0%,
      60%,
      100% {
        opacity: 0.35;
        transform: none;
      }
      30% {
        opacity: 1;
        transform: translateY(-3px);
      }
    }

    @media (prefers-reduced-motion: reduce) {
      @keyframes typing {
        0%,
        60%,
        100% {
          opacity: 0.35;
        }
        30% {
          opacity: 1;
        }
      }
    }

    .latest {
      position: absolute;
      inset-block-end: var(--_space-3);
      inset-inline: 0;
      inline-size: max-content;
      max-inline-size: calc(100% - 24px);
      margin-inline: auto;
      border-color: var(--_line);
      border-radius: var(--_radius-full);
      background-color: var(--_floating);
      box-shadow: var(--_shadow);
      color: var(--_ink);
    }

    .latest.icon-only {
      inset-inline: auto var(--_space-3);
      inline-size: var(--_control);
    }

    .latest.counted {
      border-color: transparent;
      background-color: var(--_brand);
      color: var(--_on-brand);
    }

    .latest .icon {
      inline-size: 16px;
      block-size: 16px;
    }

    @media (forced-colors: active) {
      .dots {
        border: 1px solid CanvasText;
      }

      .dots i {
        background-color: CanvasText;
      }
    }

    @media print {
      :host,
      .view {
        block-size: auto;
        overflow: visible;
      }

      .row {
        break-inside: avoid;
      }

      .latest,
      .older,
      .typing {
        display: none;
      }
    }
  `,
];
