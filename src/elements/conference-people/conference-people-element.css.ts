import { css, type CSSResultGroup } from 'lit';
import { avatarStyles } from '../avatar/avatar.css.js';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const conferencePeopleStyles: CSSResultGroup = [
  tokens,
  controls,
  avatarStyles,
  css`
    :host {
      display: block;
      --_avatar: 40px;
    }

    :host([hidden]) {
      display: none;
    }

    .head {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 2px;
      margin-block-end: var(--_space-4);
      text-align: center;
    }

    .sign {
      display: grid;
      place-items: center;
      inline-size: 44px;
      block-size: 44px;
      margin-block-end: var(--_space-1);
      border-radius: var(--_radius-full);
      background-color: var(--_positive-tint);
      color: var(--_positive-ink);
    }

    .held .sign {
      background-color: var(--_warning-tint);
      color: var(--_warning-ink);
    }

    h2,
    p {
      margin: 0;
    }

    h2 {
      font-size: var(--_text-xl);
      font-weight: 600;
      line-height: 1.25;
    }

    .count {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: 0 var(--_space-2);
      color: var(--_muted);
    }

    .held .count {
      color: var(--_warning-ink);
      font-weight: 550;
    }

    .muted {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      margin-block-start: var(--_space-2);
      padding: 3px var(--_space-3);
      border-radius: var(--_radius-full);
      background-color: var(--_warning-tint);
      color: var(--_warning-ink);
      font-size: var(--_text-s);
      font-weight: 550;
    }

    .muted .icon {
      inline-size: var(--_icon-small);
      block-size: var(--_icon-small);
    }

    ul {
      display: grid;
      gap: var(--_space-2);
      margin: 0;
      padding: 0;
      list-style: none;
    }

    li {
      display: flex;
      align-items: center;
      gap: var(--_space-2);
      min-inline-size: 0;
      padding-block: var(--_space-2);
      padding-inline: var(--_space-3) var(--_space-1);
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background-color: var(--_surface);
    }

    .about {
      flex: 1;
      min-inline-size: 0;
    }

    .party {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    line-clamp: 2;
      font-weight: 600;
      line-height: 1.25;
      overflow-wrap: anywhere;
    }

    .state {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--_space-2);
      color: var(--_muted);
      font-size: var(--_text-s);
    }

    .away .state {
      color: var(--_warning-ink);
    }

    .actions {
      display: flex;
      flex: none;
    }

    .remove {
      color: var(--_negative-ink);
    }

    .aside {
      color: var(--_muted);
    }
  `,
];
