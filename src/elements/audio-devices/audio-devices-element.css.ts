import { css, type CSSResultGroup } from 'lit';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const audioDevicesStyles: CSSResultGroup = [
  tokens,
  controls,
  css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-4);
      min-inline-size: 0;
    }

    :host([hidden]) {
      display: none;
    }

    .picker {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 6px;
      min-inline-size: 0;
    }

    label {
      display: flex;
      align-items: center;
      gap: var(--_space-2);
      font-size: var(--_text-s);
      font-weight: 550;
    }

    label .icon {
      inline-size: var(--_icon-small);
      block-size: var(--_icon-small);
      color: var(--_muted);
    }

    .open {
      margin-inline-start: auto;
      color: var(--_positive-ink);
      font-weight: 550;
    }

    .row {
      display: flex;
      gap: var(--_space-2);
      min-inline-size: 0;
    }

    .select {
      position: relative;
      flex: 1;
      min-inline-size: 0;
    }

    .select .icon {
      position: absolute;
      inset-block: 0;
      inset-inline-end: var(--_space-3);
      inline-size: var(--_icon-small);
      margin-block: auto;
      color: var(--_muted);
      pointer-events: none;
    }

    select {
      appearance: none;
      inline-size: 100%;
      min-block-size: var(--_control);
      padding-block: var(--_space-1);
      padding-inline: var(--_space-3) 36px;
      border: 1px solid var(--_edge);
      border-radius: var(--_radius);
      background-color: var(--_surface);
      color: inherit;
      font: inherit;
      overflow: hidden;
      text-overflow: ellipsis;
      cursor: pointer;
    }

    select:disabled {
      border-color: var(--_line);
      background-color: var(--_raised);
      color: var(--_muted);
      opacity: 1;
      cursor: default;
    }

    .row button {
      flex: none;
    }

    .permission {
      display: grid;
      justify-items: start;
      gap: var(--_space-3);
      padding: var(--_space-3);
      border-radius: var(--_radius);
      background-color: var(--_brand-tint);
      font-size: var(--_text-s);
    }

    .denied {
      background-color: var(--_negative-tint);
    }

    p {
      margin: 0;
      text-wrap: pretty;
    }

    .note {
      color: var(--_muted);
      font-size: var(--_text-s);
    }
  `,
];
