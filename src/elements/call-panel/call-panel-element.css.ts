import { css, type CSSResultGroup } from 'lit';
import { controls } from '../styles/controls.css.js';
import { roundControl } from '../styles/round-control.css.js';
import { tokens } from '../styles/tokens.css.js';
import { callCardStyles } from './call-card.css.js';

export const callPanelStyles: CSSResultGroup = [
  tokens,
  controls,
  roundControl,
  callCardStyles,
  css`
    .waiting .sign {
      background-color: var(--_brand-tint);
      color: var(--_brand-ink);
    }

    .waiting .sign::after {
      content: '';
      position: absolute;
      inset: -3px;
      border: 2px solid var(--_brand-ink);
      border-radius: inherit;
      animation: breathe 1s ease-in-out infinite alternate;
    }

    .talking .sign {
      background-color: var(--_positive-tint);
      color: var(--_positive-ink);
    }

    .troubled .sign {
      background-color: var(--_warning-tint);
      color: var(--_warning-ink);
    }

    @keyframes breathe {
      from {
        opacity: 0.9;
      }
      to {
        opacity: 0.1;
      }
    }

    .troubled .detail {
      color: var(--_warning-ink);
      font-weight: 550;
    }

    .time {
      flex: none;
      font-size: var(--_text-l);
      font-variant-numeric: tabular-nums;
      color: var(--_muted);
    }

    .talking .time {
      color: var(--_positive-ink);
      font-weight: 550;
    }

    .wide {
      inline-size: 100%;
    }

    .controls {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
      gap: var(--_space-1);
    }

    .controls .round {
      min-inline-size: 0;
      max-inline-size: none;
      padding-inline: 0;
      justify-content: start;
      overflow-wrap: anywhere;
    }

    .controls .disc {
      inline-size: min(48px, 100%);
      min-inline-size: 40px;
    }

    .hang-up .disc,
    .hang-up:hover .disc {
      background-color: var(--_negative);
      color: var(--_on-fill);
    }

    .hang-up:hover .disc {
      background-color: color-mix(in oklab, var(--_negative) 88%, black);
    }

    .drawer,
    .keypad {
      display: flex;
      flex-direction: column;
      gap: var(--_space-3);
      padding: var(--_space-3);
      border-radius: var(--_radius);
      background-color: var(--_raised);
    }

    .keypad {
      align-items: center;
      gap: var(--_space-1);
    }

    .sent {
      font-size: var(--_text-xl);
      letter-spacing: 0.08em;
    }

    .keys {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 72px));
      gap: var(--_space-1);
      inline-size: 100%;
      justify-content: center;
    }

    .key {
      min-block-size: 44px;
      background-color: var(--_surface);
      font-size: var(--_text-xl);
      font-weight: 500;
    }

    .key:hover {
      background-color: color-mix(in oklab, var(--_ink) 8%, var(--_surface));
    }

    /* where the room is limited, the picture gives way before anything that is pressed or read */
    .panel {
      min-block-size: 0;
      overflow: auto;
    }

    .panel > :not(.pictures) {
      flex: none;
    }

    .pictures {
      position: relative;
      flex: 0 1 auto;
      min-block-size: 80px;
      overflow: hidden;
      aspect-ratio: 4 / 3;
      border-radius: var(--_radius);
      background-color: #0d1017;
      color: #d5dae3;
    }

    .far-view {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      object-fit: cover;
    }

    .self-view {
      position: absolute;
      inset-block-end: var(--_space-2);
      inset-inline-end: var(--_space-2);
      inline-size: 28%;
      max-block-size: 50%;
      aspect-ratio: 4 / 3;
      border: 2px solid rgb(255 255 255 / 0.85);
      border-radius: var(--_radius-small);
      background-color: #262b36;
      object-fit: cover;
      transform: scaleX(-1);
    }

    .no-picture {
      position: absolute;
      inset: 0;
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: var(--_space-2);
      padding: var(--_space-4);
      font-size: var(--_text-s);
      text-align: center;
    }

    @container (inline-size < 260px) {
      .controls {
        gap: 0;
        margin-inline: -10px;
        letter-spacing: -0.03em;
      }

      .controls .disc {
        inline-size: 40px;
      }
    }

    @media (forced-colors: active) {
      .panel {
        border: 1px solid CanvasText;
      }

      .hang-up .disc {
        forced-color-adjust: none;
      }
    }
  `,
];
