import { css, type CSSResultGroup } from 'lit';
import { avatarStyles } from '../avatar/avatar.css.js';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const callListStyles: CSSResultGroup = [
  tokens,
  controls,
  avatarStyles,
  css`
    :host {
      display: block;
      --_avatar: 36px;
    }

    :host([hidden]) {
      display: none;
    }

    ul {
      display: grid;
      gap: var(--_space-2);
      margin: 0;
      padding: 0;
      list-style: none;
    }

    .card {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-2);
      min-inline-size: 0;
      padding-block: var(--_space-2);
      padding-inline: var(--_space-3) var(--_space-2);
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background-color: var(--_surface);
    }

    .ringing {
      border-color: var(--_positive-ink);
      background-color: var(--_positive-tint);
    }

    .actions {
      display: flex;
      gap: var(--_space-2);
      margin-inline-start: auto;
    }

    .about {
      flex: 1 1 6.2em;
      min-inline-size: 0;
    }

    p {
      margin: 0;
    }

    .party {
      overflow: hidden;
      font-weight: 600;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .state {
      display: flex;
      gap: 0 var(--_space-2);
      flex-wrap: wrap;
      color: var(--_muted);
      font-size: var(--_text-s);
    }

    .ringing .state {
      color: var(--_positive-ink);
      font-weight: 550;
    }

    .decline {
      background-color: var(--_negative-tint);
      color: var(--_negative-ink);
    }
  `,
];
