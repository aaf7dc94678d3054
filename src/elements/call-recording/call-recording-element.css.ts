import { css, type CSSResultGroup } from 'lit';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const callRecordingStyles: CSSResultGroup = [
  tokens,
  controls,
  css`
    :host {
      display: block;
    }

    :host([hidden]) {
      display: none;
    }

    .row {
      display: flex;
      align-items: center;
      gap: var(--_space-2);
      min-block-size: var(--_control);
      padding-inline: var(--_space-3) var(--_space-1);
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background-color: var(--_surface);
      font-size: var(--_text-s);
    }

    .row + .row {
      margin-block-start: var(--_space-2);
    }

    /* as long as what it turns into, and as high: nothing below moves */
    .start {
      display: flex;
      inline-size: 100%;
      min-block-size: calc(var(--_control) + 2px);
      border-color: var(--_line);
      font-size: var(--_text-s);
      font-weight: 600;
    }

    .words {
      flex: 1;
      min-inline-size: 0;
      margin: 0;
      font-weight: 550;
    }

    .sign {
      display: inline-flex;
      color: var(--_muted);
    }

    .on .sign {
      color: var(--_negative-ink);
      animation: glow 1s ease-in-out infinite alternate;
    }

    .paused .sign {
      color: var(--_warning-ink);
    }

    @keyframes glow {
      to {
        opacity: 0.35;
      }
    }

    a {
      display: inline-flex;
      align-items: center;
      gap: var(--_space-2);
      min-block-size: var(--_control);
      padding-inline: var(--_space-2);
      border-radius: var(--_radius);
      color: var(--_brand-ink);
      font-weight: 600;
      text-decoration: none;
    }

    a:hover {
      background-color: var(--_hover);
    }
  `,
];
