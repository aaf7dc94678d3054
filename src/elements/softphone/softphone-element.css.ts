import { css, type CSSResultGroup } from 'lit';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const softphoneStyles: CSSResultGroup = [
  tokens,
  controls,
  css`
    :host {
      display: block;
      inline-size: 100%;
      min-inline-size: 280px;
      max-inline-size: 420px;
      container-type: inline-size;
    }

    :host([hidden]) {
      display: none;
    }

    .phone {
      display: flex;
      flex-direction: column;
      min-block-size: calc(600px * var(--_density));
      block-size: 100%;
      overflow: hidden;
      border: 1px solid var(--_line);
      border-radius: calc(var(--_radius) * 1.5);
      background-color: var(--_surface);
    }

    .bar {
      display: flex;
      align-items: center;
      gap: var(--_space-2);
      padding: var(--_space-2);
      border-block-end: 1px solid var(--_line);
    }

    .bar cc-agent-status {
      flex: 1;
      min-inline-size: 0;
    }

    .self {
      max-inline-size: 30%;
      overflow: hidden;
      color: var(--_muted);
      font-size: var(--_text-s);
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .open-settings {
      color: var(--_muted);
    }

    .notices {
      display: grid;
      gap: 1px;
    }

    .notice {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: start;
      gap: var(--_space-2) var(--_space-3);
      padding: var(--_space-3) var(--_space-4);
      background-color: var(--_warning-tint);
      font-size: var(--_text-s);
    }

    .notice > .icon {
      color: var(--_warning-ink);
    }

    .notice.alert {
      background-color: var(--_negative-tint);
    }

    .notice.alert > .icon {
      color: var(--_negative-ink);
    }

    .notice p {
      grid-column: 2;
      margin: 0;
      text-wrap: pretty;
    }

    .notice p:last-child,
    .notice p:has(+ .remedy) {
      grid-column: 2 / -1;
    }

    .notice .icon-only {
      margin-block: -10px;
      margin-inline-end: -10px;
    }

    .remedy {
      grid-column: 2 / -1;
      justify-self: start;
      min-block-size: 36px;
      background-color: var(--_surface);
    }

    .stage {
      display: flex;
      flex: 1;
      flex-direction: column;
      justify-content: space-between;
      gap: var(--_space-6);
      padding: var(--_space-4);
      outline: none;
    }

    .stage:not(.idle) {
      padding: calc(36px * var(--_density)) var(--_space-4) var(--_space-6);
    }

    .stage.idle {
      justify-content: center;
    }

    .message {
      display: flex;
      flex: 1;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: var(--_space-2);
      text-align: center;
    }

    .message p {
      max-inline-size: 30ch;
      margin: 0;
      color: var(--_muted);
      text-wrap: balance;
    }

    h2 {
      margin: 0;
      font-size: var(--_text-xl);
      font-weight: 600;
      line-height: 1.25;
    }

    .emblem {
      display: grid;
      place-items: center;
      inline-size: 72px;
      block-size: 72px;
      margin-block-end: var(--_space-2);
      border-radius: var(--_radius-full);
      background-color: var(--_raised);
      color: var(--_muted);
    }

    .emblem .icon {
      inline-size: 28px;
      block-size: 28px;
      stroke-width: 1.6;
    }

    .view {
      flex: 1;
      outline: none;
    }

    .view header {
      display: flex;
      align-items: center;
      gap: var(--_space-2);
      padding: var(--_space-2);
      border-block-end: 1px solid var(--_line);
    }

    .view h2 {
      font-size: var(--_text-l);
    }

    .back:dir(rtl) .icon {
      scale: -1 1;
    }

    @container (inline-size < 320px) {
      .self {
        display: none;
      }
    }
  `,
];
