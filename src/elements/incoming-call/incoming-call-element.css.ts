import { css, type CSSResultGroup } from 'lit';
import { avatarStyles } from '../avatar/avatar.css.js';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const incomingCallStyles: CSSResultGroup = [
  tokens,
  controls,
  avatarStyles,
  css`
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--_space-6);
      --_avatar: calc(72px * var(--_density));
    }

    :host([hidden]) {
      display: none;
    }

    .caller {
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

    .label {
      margin-block-start: var(--_space-4);
      color: var(--_positive-ink);
      font-size: var(--_text-s);
      font-weight: 600;
    }

    .party {
      font-size: var(--_text-2xl);
      font-weight: 600;
      line-height: 1.2;
      letter-spacing: -0.01em;
      text-wrap: balance;
    }

    .number {
      color: var(--_muted);
      font-size: var(--_text-l);
    }

    .pulse {
      position: relative;
      display: grid;
      border-radius: var(--_radius-full);
    }

    .pulse::before,
    .pulse::after {
      content: '';
      position: absolute;
      inset: 0;
      border-radius: inherit;
      box-shadow: 0 0 0 2px var(--_positive-ink);
    }

    .pulse::after {
      animation: pulse 1s ease-out infinite;
    }

    @keyframes pulse {
      from {
        transform: scale(1);
        opacity: 0.9;
      }
      to {
        transform: scale(1.32);
        opacity: 0;
      }
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-2);
    }

    .answer {
      flex: 2 1 140px;
    }

    .decline {
      flex: 1 1 100px;
      padding-inline: var(--_space-3);
      background-color: var(--_negative-tint);
      color: var(--_negative-ink);
    }

    .decline:hover {
      background-color: color-mix(in oklab, var(--_negative) 18%, var(--_surface));
    }

    .actions .icon {
      display: block;
    }
  `,
];
