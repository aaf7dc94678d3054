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
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: center;
      gap: 2px var(--_space-2);
      min-block-size: 28px;
      margin-block-start: var(--_space-1);
      color: var(--_positive-ink);
      font-weight: 550;
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
    }

    .party.long {
      font-size: var(--_text-xl);
    }

    .pulse {
      position: relative;
      display: grid;
      margin-block-end: var(--_space-3);
      border-radius: var(--_radius-full);
      box-shadow: 0 0 0 2px var(--_surface), 0 0 0 4px var(--_positive-ink);
    }

    .pulse::after {
      content: '';
      position: absolute;
      inset: -4px;
      border: 2px solid var(--_positive-ink);
      border-radius: inherit;
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
      flex: 2 1 7.5em;
      padding-inline: var(--_space-3);
    }

    .decline {
      flex: 1 1 5.6em;
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
