import { css, type CSSResultGroup } from 'lit';
import { avatarStyles } from '../avatar/avatar.css.js';
import { controls } from '../styles/controls.css.js';
import { note } from '../styles/note.css.js';
import { tokens } from '../styles/tokens.css.js';
import { chatFrameStyles } from './chat-frame.css.js';
import { chatHeaderStyles } from './chat-header.css.js';

export const chatPanelStyles: CSSResultGroup = [
  tokens,
  controls,
  avatarStyles,
  note,
  chatFrameStyles,
  chatHeaderStyles,
  css`
    .panel {
      position: relative;
      display: flex;
      flex: 1;
      min-inline-size: 0;
      background-color: var(--_surface);
    }

    .front {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-inline-size: 0;
      min-block-size: 0;
    }

    .banners:not(:has(.banner)) {
      display: none;
    }

    .banner {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: start;
      gap: var(--_space-2) var(--_space-3);
      padding: var(--_space-3) var(--_space-4);
      background-color: var(--_warning-tint);
      font-size: var(--_text-s);
    }

    .banner > .icon {
      color: var(--_warning-ink);
    }

    .banner.error {
      background-color: var(--_negative-tint);
    }

    .banner.error > .icon {
      color: var(--_negative-ink);
    }

    .banner.later {
      background-color: var(--_raised);
    }

    .banner.later > .icon {
      color: var(--_muted);
    }

    .banner p {
      margin: 0;
      text-wrap: pretty;
      overflow-wrap: anywhere;
    }

    .banner .icon-only {
      margin-block: -10px;
      margin-inline-end: -10px;
    }

    .remedy {
      grid-column: 2 / -1;
      justify-self: start;
      min-block-size: 36px;
      background-color: var(--_surface);
    }

    .call {
      display: flex;
      flex: none;
      flex-direction: column;
      max-block-size: 60%;
      border-block-end: 1px solid var(--_line);
    }

    /* the picture gives way first, then the rest is scrolled */
    cc-call-panel {
      display: flex;
      flex-direction: column;
      min-block-size: 0;
    }

    cc-queue-notice:not(:defined) {
      display: grid;
      place-content: center;
      min-block-size: 88px;
    }

    .waiting {
      display: grid;
      justify-items: end;
      gap: var(--_space-1);
      margin: 0;
      padding: 0 var(--_space-4);
      list-style: none;
    }

    /* as they will look once they are sent */
    .waiting li {
      max-inline-size: 85%;
      padding: var(--_space-2) var(--_space-3);
      border-radius: 16px;
      background-color: var(--_brand);
      color: var(--_on-brand);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }

    .waiting-status {
      display: flex;
      align-items: center;
      justify-content: end;
      gap: var(--_space-1);
      margin: 0;
      padding: var(--_space-1) var(--_space-4) var(--_space-2);
      color: var(--_muted);
      font-size: var(--_text-xs);
    }

    .waiting-status .icon {
      inline-size: 14px;
      block-size: 14px;
    }

    .transcript {
      position: relative;
      display: flex;
      flex: 1;
      flex-direction: column;
      min-block-size: 0;
    }

    cc-message-list {
      flex: 1;
      min-block-size: 0;
    }

    cc-message-list[hidden] {
      display: none;
    }

    .welcome,
    .middle {
      display: grid;
      flex: 1;
      place-items: center;
      align-content: safe center;
    }

    .welcome {
      padding: var(--_space-6);
      overflow: auto;
    }

    .pane {
      flex: 1;
      padding: var(--_space-6) var(--_space-4);
      padding-block-end: max(var(--_space-6), env(safe-area-inset-bottom));
      overflow: auto;
      outline: none;
      overscroll-behavior: contain;
      scrollbar-width: thin;
    }

    .note {
      max-inline-size: 44ch;
    }

    a {
      color: var(--_brand-ink);
    }

    .buttons {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: var(--_space-2);
    }

    .footer {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-2);
      padding: var(--_space-2) var(--_space-3);
      padding-block-end: max(var(--_space-3), env(safe-area-inset-bottom));
      background-color: var(--_surface);
    }

    .to-agent {
      justify-self: center;
      min-block-size: 36px;
      border-radius: var(--_radius-full);
      color: var(--_brand-ink);
      font-size: var(--_text-s);
    }

    .to-agent .icon {
      inline-size: var(--_icon-small);
      block-size: var(--_icon-small);
    }

    .ended {
      display: grid;
      gap: var(--_space-3);
      padding: var(--_space-4);
      padding-block-end: max(var(--_space-4), env(safe-area-inset-bottom));
      border-block-start: 1px solid var(--_line);
      background-color: var(--_raised);
      text-align: center;
    }

    .ended .buttons {
      min-block-size: 48px;
    }

    .ended p {
      margin: 0;
      outline: none;
      text-wrap: balance;
    }

    .drop {
      position: absolute;
      inset: 0;
      z-index: 4;
      animation: fade 140ms ease-out;
      display: grid;
      place-content: center;
      justify-items: center;
      gap: var(--_space-2);
      margin: var(--_space-2);
      border: 2px dashed var(--_brand-ink);
      border-radius: calc(var(--_radius) * 1.5);
      background-color: color-mix(in oklab, var(--_brand-tint) 94%, transparent);
      color: var(--_brand-ink);
      font-size: var(--_text-l);
      font-weight: 600;
      pointer-events: none;
    }

    .drop p {
      margin: 0;
    }

    .drop .icon {
      inline-size: 32px;
      block-size: 32px;
    }

    .dots {
      display: flex;
      gap: 6px;
      margin: 0;
    }

    .dots span:not(.visually-hidden) {
      inline-size: 8px;
      block-size: 8px;
      border-radius: var(--_radius-full);
      background-color: var(--_muted);
      animation: wait 600ms ease-in-out infinite alternate;
    }

    .dots span:nth-child(2) {
      animation-delay: 160ms;
    }

    .dots span:nth-child(3) {
      animation-delay: 320ms;
    }

    @keyframes wait {
      from {
        opacity: 0.25;
      }
    }

    @keyframes fade {
      from {
        opacity: 0;
      }
    }

    @media (forced-colors: active) {
      .live {
        forced-color-adjust: none;
        background-color: Highlight;
      }
    }
  `,
];
