import { css, type CSSResultGroup } from 'lit';
import { personRowStyles } from '../person-row/person-row.css.js';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';
import { pastCallRowStyles } from './past-call-row.css.js';

export const callHistoryStyles: CSSResultGroup = [
  tokens,
  controls,
  personRowStyles,
  pastCallRowStyles,
  css`
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--_space-2);
      min-block-size: 0;
    }

    :host([hidden]) {
      display: none;
    }

    .tools {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-2);
    }

    .search {
      position: relative;
      flex: 1 1 9em;
    }

    .search .icon {
      position: absolute;
      inset-block-start: calc(50% - var(--_icon-small) / 2);
      inset-inline-start: 10px;
      inline-size: var(--_icon-small);
      block-size: var(--_icon-small);
      color: var(--_muted);
      pointer-events: none;
    }

    input {
      inline-size: 100%;
      min-block-size: var(--_control);
      padding-inline: 34px var(--_space-2);
      border: 1px solid var(--_edge);
      border-radius: var(--_radius);
      background-color: var(--_surface);
      color: inherit;
      font: inherit;
    }

    ::placeholder {
      color: var(--_muted);
      opacity: 1;
    }

    .filter {
      display: flex;
      padding: 2px;
      border-radius: var(--_radius);
      background-color: var(--_raised);
    }

    .filter button {
      min-block-size: calc(var(--_control) - 4px);
      border-radius: var(--_radius-small);
      color: var(--_muted);
      font-size: var(--_text-s);
    }

    .filter [aria-pressed='true'] {
      background-color: var(--_surface);
      color: var(--_ink);
      box-shadow: 0 1px 2px rgb(10 14 25 / 0.16);
    }

    @media (forced-colors: active) {
      .filter [aria-pressed='true'] {
        forced-color-adjust: none;
        background-color: Highlight;
        color: HighlightText;
      }
    }

    section {
      margin-inline: calc(-1 * var(--_space-2));
    }

    h3 {
      margin: var(--_space-2) var(--_space-2) 2px;
      color: var(--_muted);
      font-size: var(--_text-xs);
      font-weight: 600;
    }

    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }

    li {
      display: flex;
      align-items: center;
    }

    .person {
      flex: 1;
      min-inline-size: 0;
    }

    .report {
      flex: none;
      color: var(--_muted);
    }

    .report .icon {
      inline-size: var(--_icon-small);
      block-size: var(--_icon-small);
    }

    /* times stand under each other */
    ul:has(.report) > li:not(:has(.report)) {
      padding-inline-end: var(--_control);
    }

    /* a number is read whole or not at all: it goes below its name where there is no room */
    .name {
      white-space: normal;
      overflow-wrap: anywhere;
    }

    .beside {
      display: inline-block;
      color: var(--_muted);
      font-size: var(--_text-xs);
      font-weight: 400;
    }

    .none,
    .kept,
    .empty p {
      margin: 0;
      color: var(--_muted);
    }

    .none {
      padding-block: var(--_space-6);
      text-align: center;
    }

    footer {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0 var(--_space-2);
      margin-block-start: var(--_space-2);
      font-size: var(--_text-xs);
    }

    .kept {
      flex: 1 1 12em;
    }

    footer button {
      color: var(--_muted);
      font-size: var(--_text-s);
    }

    footer .icon {
      inline-size: var(--_icon-small);
      block-size: var(--_icon-small);
    }

    .empty {
      display: flex;
      flex: 1;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      padding-block: var(--_space-6);
      text-align: center;
    }

    .empty h3 {
      color: var(--_ink);
      font-size: var(--_text-l);
    }

    .emblem {
      display: grid;
      place-items: center;
      inline-size: 64px;
      block-size: 64px;
      border-radius: var(--_radius-full);
      background-color: var(--_raised);
      color: var(--_muted);
    }
  `,
];
