import { css, type CSSResultGroup } from 'lit';
import { avatarStyles } from '../avatar/avatar.css.js';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const activeCallStyles: CSSResultGroup = [
  tokens,
  controls,
  avatarStyles,
  css`
    :host {
      display: block;
      --_avatar: calc(72px * var(--_density));
    }

    :host([hidden]) {
      display: none;
    }

    .call {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: var(--_space-1);
      text-align: center;
    }

    p {
      margin: 0;
      max-inline-size: 100%;
    }

    .ring {
      display: grid;
      margin-block-end: var(--_space-3);
      border-radius: var(--_radius-full);
    }

    .connected .ring {
      box-shadow: 0 0 0 2px var(--_surface), 0 0 0 4px var(--_positive-ink);
    }

    .held .ring {
      box-shadow: 0 0 0 2px var(--_surface), 0 0 0 4px var(--_warning);
    }

    .held .avatar,
    .ended .avatar,
    .failed .avatar {
      filter: saturate(0.35);
    }

    .going-out .ring {
      position: relative;
    }

    .going-out .ring::after {
      content: '';
      position: absolute;
      inset: -4px;
      border: 2px solid var(--_brand-ink);
      border-radius: inherit;
      animation: breathe 1s ease-in-out infinite alternate;
    }

    @keyframes breathe {
      from {
        opacity: 1;
      }
      to {
        opacity: 0.15;
      }
    }

    .party {
      font-size: var(--_text-2xl);
      font-weight: 600;
      line-height: 1.2;
      letter-spacing: -0.01em;
      text-wrap: balance;
    }

    .party.long {
      font-size: var(--_text-xl);
    }

    .number {
      color: var(--_muted);
      font-size: var(--_text-m);
    }

    .state {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: center;
      gap: 2px var(--_space-2);
      min-block-size: 28px;
      margin-block-start: var(--_space-1);
      font-size: var(--_text-m);
      font-weight: 550;
      color: var(--_muted);
    }

    .state .icon,
    .chip .icon {
      inline-size: var(--_icon-small);
      block-size: var(--_icon-small);
    }

    .lasted {
      font-weight: 400;
    }

    .dot {
      inline-size: 8px;
      block-size: 8px;
      border-radius: var(--_radius-full);
      background-color: currentColor;
    }

    .connected .state {
      color: var(--_positive-ink);
    }

    .held .state,
    .interrupted .state {
      padding-inline: var(--_space-3);
      border-radius: var(--_radius-full);
      background-color: var(--_warning-tint);
      color: var(--_warning-ink);
    }

    .failed .state {
      color: var(--_negative-ink);
    }

    .chip {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      padding: 4px var(--_space-3);
      border-radius: var(--_radius-full);
      background-color: var(--_raised);
      font-size: var(--_text-s);
      font-weight: 550;
    }

    .help {
      color: var(--_muted);
      font-size: var(--_text-s);
      text-wrap: pretty;
    }

    @media (forced-colors: active) {
      .dot {
        forced-color-adjust: none;
        background-color: CanvasText;
      }
    }
  `,
];
