import { css, type CSSResultGroup } from 'lit';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const screenPopStyles: CSSResultGroup = [
  tokens,
  controls,
  css`
    :host {
      display: block;
      block-size: 480px;
      min-inline-size: 0;
    }

    :host([hidden]) {
      display: none;
    }

    .pop {
      display: flex;
      flex-direction: column;
      block-size: 100%;
      overflow: hidden;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background-color: var(--_surface);
    }

    p {
      margin: 0;
    }

    header {
      display: flex;
      align-items: center;
      gap: var(--_space-2);
      min-block-size: 48px;
      padding-block: 3px;
      padding-inline: var(--_space-4) var(--_space-1);
      border-block-end: 1px solid var(--_line);
    }

    .who {
      display: flex;
      flex: 1;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 var(--_space-3);
      min-inline-size: 0;
    }

    .name {
      font-weight: 650;
    }

    .who .name {
      font-size: var(--_text-l);
    }

    .who .number {
      color: var(--_muted);
      font-size: var(--_text-s);
    }

    .phase {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      color: var(--_muted);
      font-size: var(--_text-s);
      white-space: nowrap;
    }

    .phase::before {
      inline-size: 8px;
      block-size: 8px;
      border: 2px solid currentColor;
      border-radius: var(--_radius-full);
      content: '';
    }

    .phase.ring {
      color: var(--_brand-ink);
    }

    .phase.answer {
      color: var(--_positive-ink);
    }

    .phase.answer::before {
      background-color: currentColor;
    }

    .phase.ring::before {
      animation: ring 1s ease-in-out infinite alternate;
    }

    @keyframes ring {
      from {
        opacity: 0.3;
      }
    }

    .actions {
      display: flex;
      flex: none;
      margin-inline-start: auto;
    }

    .button {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      min-block-size: var(--_control);
      color: inherit;
    }

    .button:hover {
      background-color: var(--_hover);
    }

    .actions .icon {
      inline-size: var(--_icon-small);
      block-size: var(--_icon-small);
    }

    .others {
      display: flex;
      flex: 1;
      gap: var(--_space-1);
      min-inline-size: 0;
      margin-inline-start: calc(-1 * var(--_space-2));
      overflow-x: auto;
    }

    .other {
      flex: 0 1 auto;
      min-inline-size: 64px;
      overflow: hidden;
      flex-direction: column;
      align-items: start;
      gap: 0;
      max-inline-size: 220px;
      text-align: start;
    }

    .other bdi {
      max-inline-size: 100%;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    /* whom the page is about is read in full, as long as there is room for one */
    .other[aria-pressed='true'] {
      flex-shrink: 0;
      background-color: var(--_raised);
    }

    .tabs {
      display: flex;
      flex: none;
      gap: var(--_space-1);
      padding-inline: var(--_space-2);
      overflow-x: auto;
      border-block-end: 1px solid var(--_line);
    }

    .tabs button {
      flex: none;
      border-radius: 0;
      border-block: 2px solid transparent;
      color: var(--_muted);
      outline-offset: -2px;
    }

    .tabs button[aria-selected='true'] {
      border-block-end-color: var(--_brand-ink);
      color: var(--_ink);
    }

    .notice {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: center;
      gap: var(--_space-2) var(--_space-3);
      padding: var(--_space-2) var(--_space-4);
      border-block-end: 1px solid var(--_line);
      background-color: var(--_warning-tint);
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

    .notice.wish {
      background-color: var(--_brand-tint);
    }

    .notice.wish > .icon {
      color: var(--_brand-ink);
    }

    .notice .number {
      font-weight: 650;
      white-space: nowrap;
    }

    .notice .description {
      color: var(--_muted);
    }

    .remedies {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-2);
    }

    .remedies .outlined {
      background-color: var(--_surface);
    }

    .sent {
      padding: var(--_space-2) var(--_space-4);
      border-block-end: 1px solid var(--_line);
      color: var(--_muted);
      font-size: var(--_text-s);
    }

    .lookup {
      flex: 0 1 auto;
      max-block-size: 70%;
      padding: var(--_space-4);
      overflow-y: auto;
      border-block-end: 1px solid var(--_line);
      color: var(--_muted);
    }

    .lookup.busy {
      animation: busy 1s ease-in-out infinite alternate;
    }

    .title {
      color: var(--_ink);
      font-size: var(--_text-l);
      font-weight: 650;
    }

    .lookup .outlined {
      margin-block-start: var(--_space-3);
      color: var(--_ink);
    }

    ul {
      display: grid;
      gap: var(--_space-2);
      margin: var(--_space-3) 0 0;
      padding: 0;
      list-style: none;
    }

    .record {
      flex-direction: column;
      align-items: start;
      gap: 2px;
      inline-size: 100%;
      padding: var(--_space-2) var(--_space-3);
      border-color: var(--_line);
      color: var(--_ink);
      text-align: start;
    }

    .record .description {
      color: var(--_muted);
      font-size: var(--_text-s);
      font-weight: 400;
    }

    .body {
      position: relative;
      display: grid;
      flex: 1;
      min-block-size: 0;
    }

    .page {
      position: relative;
      grid-area: 1 / 1;
    }

    iframe {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      border: 0;
      /* a page of somebody else's, on the paper that it expects */
      background-color: Canvas;
    }

    .loading {
      position: absolute;
      z-index: 1;
      inset-block-start: 0;
      inset-inline: 0;
      padding: var(--_space-2) var(--_space-4);
      background-color: var(--_raised);
      color: var(--_muted);
      font-size: var(--_text-s);
    }

    .empty {
      display: flex;
      flex-direction: column;
      gap: var(--_space-1);
      align-items: center;
      justify-content: center;
      padding: var(--_space-6);
      color: var(--_muted);
      text-align: center;
      text-wrap: balance;
    }

    @container (inline-size < 480px) {
      .notice {
        grid-template-columns: auto minmax(0, 1fr);
      }

      .remedies {
        grid-column: 2;
      }
    }

    .pop {
      container-type: inline-size;
    }

    @media (prefers-reduced-motion: reduce) {
      .phase.ring::before,
      .lookup.busy {
        animation: none;
      }
    }

    @media (forced-colors: active) {
      .tabs button[aria-selected='true'] {
        border-block-end-color: Highlight;
      }

      .other[aria-pressed='true'] {
        border-color: Highlight;
      }
    }
  `,
];
