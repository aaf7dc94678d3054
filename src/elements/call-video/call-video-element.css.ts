import { css, type CSSResultGroup } from 'lit';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const callVideoStyles: CSSResultGroup = [
  tokens,
  controls,
  css`
    :host {
      display: block;
    }

    :host([hidden]) {
      display: none;
    }

    .pictures {
      position: relative;
      display: grid;
      overflow: hidden;
      aspect-ratio: 4 / 3;
      border-radius: var(--_radius);
      background-color: #0d1017;
      color: #d5dae3;
    }

    .pictures:fullscreen {
      border-radius: 0;
    }

    .far-view {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      object-fit: contain;
    }

    .dark {
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: var(--_space-2);
      margin: 0;
      padding: var(--_space-4) var(--_space-4) 64px;
      color: #aab3c2;
      font-size: var(--_text-s);
      text-align: center;
    }

    .self {
      position: absolute;
      inline-size: 27%;
      max-inline-size: 240px;
      min-block-size: 0;
      padding: 0;
      overflow: hidden;
      border: 2px solid rgb(255 255 255 / 0.85);
      border-radius: var(--_radius-small);
      background-color: #262b36;
      transition:
        inset 180ms ease-out,
        opacity 180ms ease-out;
    }

    .self video {
      display: block;
      inline-size: 100%;
      aspect-ratio: 4 / 3;
      object-fit: cover;
    }

    .self .mirrored {
      transform: scaleX(-1);
    }

    .top-start,
    .top-end {
      inset-block-start: var(--_space-2);
    }

    .bottom-start,
    .bottom-end {
      inset-block-end: 60px;
    }

    .top-start,
    .bottom-start {
      inset-inline-start: var(--_space-2);
    }

    .top-end,
    .bottom-end {
      inset-inline-end: var(--_space-2);
    }

    .bar {
      position: absolute;
      inset-block-end: 0;
      inset-inline: 0;
      display: flex;
      align-items: center;
      justify-content: center;
      gap: var(--_space-1);
      padding: var(--_space-2);
      background: linear-gradient(transparent, rgb(0 0 0 / 0.6));
    }

    .bar button {
      background-color: rgb(13 16 23 / 0.6);
      color: #fff;
    }

    .bar button:hover {
      background-color: rgb(60 68 82 / 0.85);
    }

    .bar [aria-pressed='true'] {
      background-color: #fff;
      color: #0d1017;
    }

    .bar [aria-pressed='true']:hover {
      background-color: #e4e8ee;
    }

    .sharing {
      position: absolute;
      inset-block-start: var(--_space-2);
      inset-inline-start: 50%;
      translate: -50% 0;
      margin: 0;
      padding: 3px var(--_space-3);
      border-radius: var(--_radius-full);
      background-color: #0d1017;
      color: #ffd479;
      font-size: var(--_text-xs);
      font-weight: 600;
      white-space: nowrap;
    }

    .sharing:dir(rtl) {
      translate: 50% 0;
    }

    :focus-visible {
      outline-color: #8fb4ff;
    }

    .choice {
      display: flex;
      align-items: center;
      gap: var(--_space-2);
      margin-block-start: var(--_space-2);
      font-size: var(--_text-s);
    }

    select {
      flex: 1;
      min-inline-size: 0;
      min-block-size: var(--_control);
      padding-inline: var(--_space-2);
      border: 1px solid var(--_edge);
      border-radius: var(--_radius);
      background-color: var(--_surface);
      color: inherit;
      font: inherit;
    }

    @media (forced-colors: active) {
      .bar button {
        forced-color-adjust: none;
        border-color: #fff;
      }
    }
  `,
];
