import { css, type CSSResultGroup } from 'lit';
import { controls } from '../styles/controls.css.js';
import { field } from '../styles/field.css.js';
import { note } from '../styles/note.css.js';
import { tokens } from '../styles/tokens.css.js';

export const evaluationFormStyles: CSSResultGroup = [
  tokens,
  controls,
  field,
  note,
  css`
    :host {
      display: block;
      container-type: inline-size;
    }

    :host([hidden]) {
      display: none;
    }

    form {
      display: grid;
      gap: var(--_space-6);
    }

    form h2 {
      margin: 0;
      font-size: var(--_text-xl);
      font-weight: 650;
      line-height: 1.25;
      text-align: center;
      text-wrap: balance;
    }

    legend {
      margin-block-end: 6px;
    }

    .levels {
      display: flex;
      justify-content: center;
      gap: var(--_space-1);
    }

    .level {
      position: relative;
      display: grid;
      flex: 1 1 0;
      justify-items: center;
      align-content: start;
      gap: 6px;
      min-inline-size: 0;
      max-inline-size: 84px;
      padding-block: 6px;
      border-radius: var(--_radius);
      color: var(--_muted);
      font-size: var(--_text-xs);
      text-align: center;
      cursor: pointer;
      -webkit-tap-highlight-color: transparent;
    }

    .face {
      display: grid;
      place-items: center;
      inline-size: 48px;
      block-size: 48px;
      max-inline-size: 100%;
      border: 1px solid transparent;
      border-radius: var(--_radius-full);
      transition:
        background-color 140ms ease-out,
        scale 140ms ease-out;
    }

    .face .icon {
      inline-size: 32px;
      block-size: 32px;
      stroke-width: 1.75;
    }

    .word {
      max-inline-size: 100%;
      overflow: hidden;
      overflow-wrap: anywhere;
      hyphens: auto;
      line-height: 1.25;
    }

    .level:hover .face {
      background-color: var(--_hover);
    }

    .level:has(:checked) {
      color: var(--_brand-ink);
      font-weight: 600;
    }

    .faces .level:has(:checked) .face {
      border-color: var(--_brand-ink);
      background-color: var(--_brand-tint);
      scale: 1.08;
    }

    .level.filled {
      color: var(--_brand-ink);
    }

    .level.filled .icon {
      fill: currentColor;
    }

    .level:has(:focus-visible) .face,
    .choice:has(:focus-visible) span {
      outline: 2px solid var(--_focus);
      outline-offset: 2px;
    }

    .choices,
    .scale {
      display: flex;
      gap: var(--_space-2);
    }

    .scale {
      flex-wrap: wrap;
      gap: var(--_space-1);
    }

    .choice {
      position: relative;
      flex: 1 1 0;
      cursor: pointer;
      -webkit-tap-highlight-color: transparent;
    }

    .scale .choice {
      flex-basis: max(24px, 8%);
    }

    .choice span {
      display: grid;
      place-items: center;
      min-block-size: var(--_control);
      border: 1px solid var(--_edge);
      border-radius: var(--_radius);
      transition: background-color 140ms ease-out;
    }

    .choice:hover span {
      background-color: var(--_hover);
    }

    .choice :checked + span {
      border-color: var(--_brand);
      background-color: var(--_brand);
      color: var(--_on-brand);
      font-weight: 600;
    }

    .ends {
      display: flex;
      justify-content: space-between;
      margin: 0;
      color: var(--_muted);
      font-size: var(--_text-xs);
    }

    .error {
      justify-content: center;
    }

    .room {
      text-align: end;
    }

    .room:empty {
      display: none;
    }

    .primary {
      min-block-size: 48px;
      font-size: var(--_text-l);
    }

    @container (inline-size < 300px) {
      .scale .choice {
        flex-basis: 17%;
      }
    }

    @media (forced-colors: active) {
      .faces .level:has(:checked) .face,
      .choice :checked + span {
        forced-color-adjust: none;
        border-color: Highlight;
        background-color: Highlight;
        color: HighlightText;
      }
    }
  `,
];
