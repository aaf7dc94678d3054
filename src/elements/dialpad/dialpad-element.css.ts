import { css, type CSSResultGroup } from 'lit';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const dialpadStyles: CSSResultGroup = [
  tokens,
  controls,
  css`
    :host {
      display: block;
    }

    :host([hidden]) {
      display: none;
    }

    .pad {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: var(--_space-4);
    }

    .field {
      inline-size: 100%;
      max-inline-size: 300px;
    }

    .number {
      display: block;
      inline-size: 100%;
      min-block-size: calc(52px * var(--_density));
      margin: 0;
      padding: var(--_space-1) var(--_space-2);
      border: 1px solid transparent;
      border-radius: var(--_radius);
      background: transparent;
      color: inherit;
      font: inherit;
      font-size: var(--_text-2xl);
      font-weight: 500;
      font-variant-numeric: tabular-nums;
      line-height: 1.2;
      letter-spacing: 0.01em;
      text-align: center;
      text-overflow: ellipsis;
      transition: background-color 140ms ease-out;
    }

    .number.long {
      font-size: var(--_text-l);
      letter-spacing: 0;
    }

    .number:placeholder-shown {
      font-size: var(--_text-l);
      font-weight: 400;
      letter-spacing: 0;
    }

    .number::placeholder {
      color: var(--_muted);
      opacity: 1;
    }

    input.number {
      background-color: var(--_raised);
      border-color: var(--_edge);
    }

    input.number:focus-visible {
      outline-offset: -1px;
      border-color: transparent;
    }

    input[aria-invalid='true'] {
      border-color: var(--_negative-ink);
    }

    .sent {
      overflow: hidden;
      min-block-size: 0;
      font-size: var(--_text-xl);
      white-space: nowrap;
    }

    .hint {
      margin: var(--_space-1) 0 0;
      color: var(--_muted);
      font-size: var(--_text-xs);
      text-align: center;
      text-wrap: pretty;
    }

    .hint:empty {
      display: none;
    }

    .wrong {
      color: var(--_negative-ink);
      font-weight: 500;
    }

    .keys {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: var(--_space-2);
      inline-size: 100%;
      max-inline-size: 300px;
    }

    .key {
      flex-direction: column;
      gap: 0;
      min-block-size: calc(56px * var(--_density));
      padding: 4px;
      border-radius: 14px;
      background-color: var(--_raised);
    }

    .key:hover {
      background-color: color-mix(in oklab, var(--_ink) 8%, var(--_raised));
    }

    .key:active {
      background-color: color-mix(in oklab, var(--_brand) 22%, var(--_raised));
      opacity: 1;
    }

    .pad.dtmf {
      gap: var(--_space-2);
    }

    .dtmf .keys {
      max-inline-size: 264px;
    }

    .dtmf .key {
      min-block-size: calc(42px * var(--_density));
    }

    .digit {
      font-size: var(--_text-xl);
      font-weight: 500;
      line-height: 1.1;
      font-variant-numeric: tabular-nums;
    }

    .star {
      block-size: 0.8em;
      font-size: var(--_text-2xl);
      line-height: 1.15;
    }

    .letters {
      color: var(--_muted);
      font-size: var(--_text-xs);
      font-weight: 500;
      letter-spacing: 0.08em;
      line-height: 1.1;
    }

    .letters:empty {
      display: none;
    }

    .row {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
      align-items: center;
      gap: var(--_space-3);
      inline-size: 100%;
      max-inline-size: 300px;
    }

    :host([foldable]:not([unfolded])) .keys {
      display: none;
    }

    .fold {
      grid-column: 1;
      color: var(--_muted);
    }

    .fold[aria-expanded='true'] {
      background-color: var(--_raised);
      color: var(--_ink);
    }

    .call {
      grid-column: 2;
      min-inline-size: 140px;
    }

    .backspace {
      justify-self: end;
      color: var(--_muted);
    }

    .backspace:disabled {
      visibility: hidden;
    }

    :dir(rtl) > .row .backspace .icon,
    .backspace:dir(rtl) .icon {
      scale: -1 1;
    }
  `,
];
