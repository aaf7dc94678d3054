import { css, type CSSResultGroup } from 'lit';
import { controls } from '../styles/controls.css.js';
import { roundControl } from '../styles/round-control.css.js';
import { tokens } from '../styles/tokens.css.js';

export const callControlsStyles: CSSResultGroup = [
  tokens,
  controls,
  roundControl,
  css`
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: var(--_space-6);
    }

    :host([keypad-open]) {
      gap: var(--_space-4);
    }

    :host([hidden]) {
      display: none;
    }

    .controls {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: var(--_space-2) 2px;
      inline-size: 100%;
    }

    .disc {
      position: relative;
    }

    ::slotted([slot='level']) {
      position: absolute;
      inset-block-end: 7px;
      inset-inline: 0;
      margin-inline: auto;
    }

    .hang-up {
      min-inline-size: min(100%, 180px);
    }

    cc-dialpad {
      inline-size: 100%;
    }
  `,
];
