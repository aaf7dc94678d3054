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

    cc-level-meter {
      margin-block-start: 2px;
    }

    .volume {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 var(--_space-3);
      align-items: center;
      font-weight: 400;
    }

    .volume > span:not(.visually-hidden) {
      grid-column: 1 / -1;
    }

    input[type='range'] {
      min-inline-size: 0;
      inline-size: 100%;
      min-block-size: 24px;
      margin: 0;
      accent-color: var(--_brand-ink);
      cursor: pointer;
    }

    output {
      min-inline-size: 4ch;
      color: var(--_muted);
      text-align: end;
    }

    .numbers {
      font-variant-numeric: tabular-nums;
    }

    details {
      border-block: 1px solid var(--_line);
    }

    summary {
      display: flex;
      align-items: center;
      justify-content: space-between;
      min-block-size: var(--_control);
      border-radius: var(--_radius-small);
      font-size: var(--_text-s);
      font-weight: 550;
      list-style: none;
      cursor: pointer;
    }

    summary::-webkit-details-marker {
      display: none;
    }

    summary .icon {
      inline-size: var(--_icon-small);
      color: var(--_muted);
      transition: rotate 140ms ease-out;
    }

    details[open] summary .icon {
      rotate: 180deg;
    }

    details[open] {
      padding-block-end: var(--_space-2);
    }

    .option {
      gap: var(--_space-3);
      min-block-size: 36px;
      font-weight: 400;
      cursor: pointer;
    }

    .option input {
      flex: none;
      inline-size: 18px;
      block-size: 18px;
      margin: 0;
      accent-color: var(--_brand-ink);
    }

    :host {
      container-type: inline-size;
    }

    .headset {
      display: grid;
      gap: 2px var(--_space-3);
      justify-items: start;
      align-items: center;
    }

    .headset .name {
      display: flex;
      align-items: center;
      gap: var(--_space-2);
      font-size: var(--_text-s);
      font-weight: 550;
    }

    .headset .name .icon {
      inline-size: var(--_icon-small);
      block-size: var(--_icon-small);
      color: var(--_muted);
    }

    .headset .note {
      overflow-wrap: anywhere;
    }

    .headset button {
      margin-block-start: var(--_space-2);
    }

    @container (min-inline-size: 330px) {
      .headset:not(.unsupported) {
        grid-template-columns: minmax(0, 1fr) auto;
      }

      .headset button {
        grid-area: 1 / 2 / span 2;
        margin: 0;
      }
    }

    .connected .standing {
      color: var(--_positive-ink);
      font-weight: 550;
    }

    @media (prefers-reduced-motion: reduce) {
      summary .icon {
        transition: none;
      }
    }
  `,
];
