import { css, type CSSResultGroup } from 'lit';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const messageComposerStyles: CSSResultGroup = [
  tokens,
  controls,
  css`
    :host {
      display: block;
      --_line-height: 1.45;
    }

    :host([hidden]) {
      display: none;
    }

    .composer {
      position: relative;
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-2);
    }

    .box {
      display: flex;
      align-items: flex-end;
      gap: 2px;
      padding: 3px;
      border: 1px solid var(--_edge);
      border-radius: calc((var(--_control) + 8px) / 2);
      background-color: var(--_surface);
      cursor: text;
      transition: border-color 140ms ease-out;
    }

    .box:focus-within {
      border-color: var(--_focus);
      box-shadow: 0 0 0 1px var(--_focus);
    }

    /* grows with its text: a copy of the text in the same place gives the height */
    .grow {
      display: grid;
      flex: 1;
      min-inline-size: 0;
      max-block-size: calc(5 * var(--_line-height) * var(--_text-field) + 20px);
      overflow: hidden auto;
      scrollbar-width: thin;
      --_text-field: calc(var(--_base) * 15 / 14);
    }

    .grow:first-child {
      padding-inline-start: var(--_space-2);
    }

    .grow::after {
      content: attr(data-text) ' ';
      visibility: hidden;
    }

    textarea,
    .grow::after {
      grid-area: 1 / 1;
      min-block-size: var(--_control);
      margin: 0;
      padding: calc((var(--_control) - var(--_line-height) * var(--_text-field)) / 2) var(--_space-1);
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      font-size: var(--_text-field);
      line-height: var(--_line-height);
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }

    textarea {
      resize: none;
      overflow: hidden;
      outline: none;
    }

    textarea::placeholder {
      overflow: hidden;
      color: var(--_muted);
      opacity: 1;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .tool {
      color: var(--_muted);
    }

    .tool[aria-expanded='true'] {
      background-color: var(--_brand-tint);
      color: var(--_brand-ink);
    }

    /* room for what stands in it before anything is written */
    @media (max-width: 320px) {
      .box {
        gap: 0;
      }

      .tool {
        min-inline-size: 0;
        inline-size: 32px;
      }
    }

    .send {
      flex: none;
      transition:
        background-color 140ms ease-out,
        color 140ms ease-out,
        opacity 140ms ease-out;
    }

    .send[aria-disabled='true'] {
      background-color: transparent;
      color: var(--_muted);
      opacity: 0.6;
    }

    .send:dir(rtl) .icon {
      scale: -1 1;
    }

    .suggestions {
      margin: 0;
      padding: var(--_space-1);
      overflow: auto;
      max-block-size: 220px;
      border: 1px solid var(--_line);
      border-radius: calc(var(--_radius) * 1.5);
      background-color: var(--_floating);
      }

    .suggestions button {
      display: block;
      inline-size: 100%;
      font-weight: 400;
      text-align: start;
      padding: var(--_space-2) var(--_space-3);
      border-radius: var(--_radius);
      cursor: pointer;
      overflow-wrap: anywhere;
    }

    .suggestions [aria-selected='true'] {
      background-color: var(--_brand-tint);
      color: var(--_brand-ink);
      outline: 1px solid transparent;
    }

    .files {
      display: flex;
      gap: var(--_space-2);
      margin: 0;
      padding: 2px;
      overflow-x: auto;
      list-style: none;
      scrollbar-width: thin;
    }

    .files li {
      display: flex;
      flex: none;
      align-items: center;
      gap: var(--_space-2);
      max-inline-size: min(240px, 100%);
      padding: var(--_space-1);
      border: 1px solid var(--_line);
      border-radius: calc(var(--_radius) * 1.25);
      background-color: var(--_raised);
    }

    canvas,
    .sheet {
      display: grid;
      place-items: center;
      flex: none;
      inline-size: 40px;
      block-size: 40px;
      border-radius: var(--_radius);
      background-color: var(--_brand-tint);
      color: var(--_brand-ink);
    }

    .file {
      display: grid;
      min-inline-size: 0;
      font-size: var(--_text-s);
    }

    .file bdi {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    small {
      color: var(--_muted);
      font-size: var(--_text-xs);
    }

    .files .icon-only {
      --_control: 32px;
      --_icon: 16px;
      flex: none;
    }

    .refusals {
      display: flex;
      gap: var(--_space-2);
      font-size: var(--_text-s);
    }

    .refusals:empty {
      display: none;
    }

    .refusals:has(p) {
      padding: var(--_space-2) var(--_space-3);
      border-radius: var(--_radius);
      background-color: var(--_negative-tint);
    }

    .refusals:not(:has(p)) {
      position: absolute;
    }

    .refusals > div {
      flex: 1;
      min-inline-size: 0;
      max-block-size: 7.5em;
      overflow: hidden auto;
      overflow-wrap: anywhere;
    }

    .refusals > .icon {
      color: var(--_negative-ink);
    }

    .refusals div {
      flex: 1;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }

    .refusals p {
      margin: 0;
    }

    .refusals .icon-only {
      align-self: start;
      margin: -8px;
      margin-inline-end: -10px;
    }

    .room {
      margin: 0;
      padding-inline: var(--_space-3);
      color: var(--_muted);
      font-size: var(--_text-xs);
      text-align: end;
    }

    .room:empty {
      position: absolute;
    }

    .room.over {
      color: var(--_negative-ink);
      font-weight: 600;
    }

    cc-emoji-picker {
      position: absolute;
      inset-block-end: calc(100% + 8px);
      inset-inline: 0;
      z-index: 2;
    }

    /* smaller, and a phone zooms in when the field is touched */
    @media (pointer: coarse) {
      .grow {
        --_text-field: max(16px, calc(var(--_base) * 16 / 14));
      }
    }

    @media (forced-colors: active) {
      .suggestions [aria-selected='true'] {
        outline-color: Highlight;
      }
    }
  `,
];
