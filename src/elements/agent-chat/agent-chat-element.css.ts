import { css, type CSSResultGroup } from 'lit';
import { avatarStyles } from '../avatar/avatar.css.js';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const agentChatStyles: CSSResultGroup = [
  tokens,
  controls,
  avatarStyles,
  css`
    :host {
      display: block;
      container-type: inline-size;
      min-block-size: 0;
    }

    :host([hidden]) {
      display: none;
    }

    .chats {
      display: flex;
      flex-direction: column;
      block-size: 100%;
      min-block-size: 0;
      border: 1px solid var(--_line);
      border-radius: calc(var(--_radius) * 1.5);
      background-color: var(--_surface);
      overflow: hidden;
    }

    h2,
    p,
    ul {
      margin: 0;
      padding: 0;
    }

    ul {
      display: grid;
      gap: var(--_space-1);
      padding: var(--_space-2);
      max-block-size: 40%;
      overflow-y: auto;
      list-style: none;
    }

    ul:last-child {
      max-block-size: none;
    }

    ul:not(:last-child) {
      border-block-end: 1px solid var(--_line);
    }

    .row {
      display: flex;
      align-items: center;
      gap: var(--_space-2);
      inline-size: 100%;
      min-block-size: 52px;
      padding: var(--_space-1) var(--_space-2);
      border-radius: var(--_radius);
      font-weight: 400;
      text-align: start;
      --_avatar: 36px;
    }

    .offer {
      background-color: var(--_positive-tint);
    }

    .row[aria-current] {
      background-color: var(--_brand-tint);
    }

    .who {
      display: grid;
      flex: 1;
      min-inline-size: 0;
      line-height: 1.35;
    }

    .who > * {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    b {
      font-weight: 600;
    }

    .last,
    .state,
    .none {
      color: var(--_muted);
      font-size: var(--_text-s);
    }

    .none {
      padding: var(--_space-6);
      text-align: center;
    }

    .count {
      flex: none;
      min-inline-size: 22px;
      padding-inline: 6px;
      border-radius: var(--_radius-full);
      background-color: var(--_brand);
      color: var(--_on-brand);
      font-size: var(--_text-xs);
      font-weight: 600;
      line-height: 22px;
      text-align: center;
    }

    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-2);
      padding: var(--_space-2) var(--_space-3);
      border-block-end: 1px solid var(--_line);
    }

    .head .who {
      flex: 1 1 5rem;
    }

    h2 {
      font-size: var(--_text-l);
      font-weight: 600;
    }

    select {
      min-block-size: var(--_control);
      flex: 0 1 8.5rem;
      min-inline-size: 0;
      padding: var(--_space-1) var(--_space-2);
      border: 1px solid var(--_edge);
      border-radius: var(--_radius);
      background-color: var(--_surface);
      color: inherit;
      font: inherit;
    }

    .note {
      padding: var(--_space-2) var(--_space-3);
      background-color: var(--_warning-tint);
      font-size: var(--_text-s);
    }

    .note:empty {
      display: none;
    }

    cc-message-list {
      flex: 1;
      min-block-size: 12rem;
    }

    cc-message-composer {
      flex: none;
      margin: var(--_space-2) var(--_space-3) var(--_space-3);
    }
  `,
];
