import { css, type CSSResultGroup } from 'lit';
import { avatarStyles } from '../avatar/avatar.css.js';
import { controls } from '../styles/controls.css.js';
import { tokens } from '../styles/tokens.css.js';

export const messageBubbleStyles: CSSResultGroup = [
  tokens,
  controls,
  avatarStyles,
  css`
    :host {
      display: block;
      --_avatar: calc(var(--_base) * 2);
      --_round: var(--cc-bubble-radius, 18px);
      --_corner: calc(var(--_round) / 4.5);
    }

    :host([hidden]) {
      display: none;
    }

    p {
      margin: 0;
    }

    .message {
      display: flex;
      gap: var(--_space-2);
    }

    .avatar,
    .avatar-space {
      flex: none;
      inline-size: var(--_avatar);
    }

    .avatar {
      overflow: hidden;
      margin-block-start: calc(var(--_text-xs) * 1.4 + 4px);
    }

    .avatar.bot {
      background-color: var(--_brand);
      color: var(--_on-brand);
    }

    .avatar img {
      inline-size: 100%;
      block-size: 100%;
      object-fit: cover;
    }

    .column {
      display: flex;
      flex: 1;
      flex-direction: column;
      align-items: flex-start;
      min-inline-size: 0;
    }

    .own .column {
      align-items: flex-end;
    }

    .who {
      display: flex;
      gap: 6px;
      max-inline-size: 100%;
      padding-inline: var(--_space-1);
      margin-block-end: 4px;
      overflow: hidden;
      color: var(--_muted);
      font-size: var(--_text-xs);
      font-weight: 550;
      white-space: nowrap;
    }

    .who bdi {
      min-inline-size: 0;
      overflow: hidden;
      text-overflow: ellipsis;
    }

    .who time {
      flex: none;
      font-weight: 400;
    }

    time {
      unicode-bidi: plaintext;
    }

    .line {
      position: relative;
      max-inline-size: calc(100% - var(--_space-4));
      min-inline-size: 0;
    }

    .own .line {
      max-inline-size: calc(100% - var(--_avatar) - var(--_space-4));
    }

    .when {
      position: absolute;
      z-index: 1;
      inset-block-end: -9px;
      inset-inline-end: 10px;
      padding: 0 7px;
      border: 1px solid var(--_line);
      border-radius: var(--_radius-full);
      background-color: var(--_floating);
      color: var(--_muted);
      font-size: var(--_text-xs);
      white-space: nowrap;
      opacity: 0;
      pointer-events: none;
      transition: opacity 140ms ease-out;
    }

    /* beside the last words; a bubble shorter than its time lets it stand out to the side where there is room */
    .other .when {
      inset-inline-start: max(10px, 100% - 6.5em);
      inset-inline-end: auto;
    }

    .line:hover .when {
      opacity: 1;
    }

    .bubble {
      min-inline-size: 0;
      max-inline-size: min(100%, 34em);
      border-radius: var(--_round);
      overflow: clip;
      background-color: var(--_raised);
      overflow-wrap: anywhere;
    }

    .text,
    .gone {
      min-inline-size: min(100%, 3em);
      padding: calc(8px * var(--_density)) calc(13px * var(--_density));
      unicode-bidi: plaintext;
      white-space: pre-wrap;
    }

    /* what is on its way has about the size that it will have */
    .waiting {
      box-sizing: border-box;
      inline-size: 19em;
      min-block-size: 60px;
    }

    .waiting.picture {
      aspect-ratio: 4 / 3;
    }

    .rating-space {
      block-size: 34px;
    }

    .agent .bubble {
      border: 1px solid var(--_line);
      background-color: var(--_floating);
    }

    .own .bubble {
      background-color: var(--_brand);
      color: var(--_on-brand);
    }

    .other .bubble {
      border-start-start-radius: var(--_corner);
    }

    :host([leading]) .other .bubble {
      border-start-start-radius: var(--_round);
    }

    .other .bubble {
      border-end-start-radius: var(--_corner);
    }

    :host([trailing]:not([leading])) .other .bubble {
      border-end-start-radius: var(--_round);
    }

    .own .bubble {
      border-start-end-radius: var(--_corner);
      border-end-end-radius: var(--_corner);
    }

    :host([leading]) .own .bubble {
      border-start-end-radius: var(--_round);
    }

    :host([trailing]:not([leading])) .own .bubble {
      border-end-end-radius: var(--_round);
    }

    .failed .bubble.text {
      background-color: var(--_negative-tint);
      color: var(--_ink);
    }

    .message .bubble.emoji {
      padding: 0;
      border-color: transparent;
      background: none;
      color: var(--_ink);
      font-size: calc(var(--_base) * 2.6);
      line-height: 1.25;
    }

    .message .bubble.gone {
      border: 1px dashed var(--_line);
      background: none;
      color: var(--_muted);
      font-style: italic;
    }

    .notice {
      max-inline-size: 30em;
      margin-inline: auto;
      padding-inline: var(--_space-4);
      color: var(--_muted);
      font-size: var(--_text-s);
      text-align: center;
      text-wrap: balance;
      overflow-wrap: anywhere;
      overflow: clip;
      white-space: pre-line;
    }

    a {
      color: var(--_brand-ink);
      text-decoration-thickness: 1px;
      text-underline-offset: 2px;
    }

    .own .text a {
      color: inherit;
    }

    .host {
      color: var(--_muted);
      font-size: var(--_text-s);
    }

    .own .text .host {
      color: inherit;
    }

    .own :focus-visible {
      outline-color: currentColor;
    }

    .own .bubble.text :focus-visible {
      outline-offset: 1px;
    }

    code {
      padding: 1px 4px;
      border-radius: 4px;
      background-color: color-mix(in oklab, currentColor 9%, transparent);
      font-family: ui-monospace, 'Cascadia Code', Menlo, Consolas, monospace;
      font-size: 0.92em;
    }

    pre {
      margin: var(--_space-1) 0;
      padding: var(--_space-2);
      border-radius: var(--_radius-small);
      overflow-x: auto;
      background-color: color-mix(in oklab, currentColor 7%, transparent);
      line-height: 1.45;
      overflow-wrap: normal;
      white-space: pre;
    }

    pre code {
      padding: 0;
      background: none;
    }

    .more,
    .link {
      display: inline-flex;
      min-inline-size: 0;
      min-block-size: 24px;
      padding: 0 2px;
      color: inherit;
      text-decoration: underline;
      text-underline-offset: 2px;
    }

    .status {
      display: flex;
      align-items: center;
      justify-content: flex-end;
      gap: 0 4px;
      max-inline-size: 26em;
      padding: 3px 4px 0;
      color: var(--_muted);
      font-size: var(--_text-xs);
    }

    .status .icon {
      inline-size: 14px;
      block-size: 14px;
      stroke-width: 2.4;
    }

    .status.read .icon {
      color: var(--_brand-ink);
    }

    .status.failed {
      align-items: flex-start;
      color: var(--_negative-ink);
      font-weight: 500;
    }

    .status.failed .icon {
      margin-block-start: 2px;
    }

    .remedies {
      display: flex;
      gap: var(--_space-3);
      color: var(--_ink);
    }

    .replies,
    .questions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-2);
      max-inline-size: 100%;
      margin-block-start: var(--_space-2);
    }

    .questions {
      flex-direction: column;
      align-items: flex-start;
      gap: 4px;
    }

    .questions p {
      padding-inline: var(--_space-1);
      color: var(--_muted);
      font-size: var(--_text-xs);
    }

    .reply,
    .question {
      min-block-size: max(36px, calc(36px * var(--_density)));
      padding: 6px 14px;
      overflow: clip;
      border-color: color-mix(in oklab, var(--_brand-ink) 45%, transparent);
      border-radius: var(--_radius-full);
      color: var(--_brand-ink);
      font-weight: 500;
      text-align: start;
    }

    .question {
      border-radius: 14px;
      line-height: 1.3;
    }

    .reply:hover,
    .question:hover {
      background-color: var(--_brand-tint);
    }

    @media (forced-colors: active) {
      .bubble {
        border: 1px solid CanvasText;
      }

      .own .bubble {
        border-width: 2px;
      }
    }

    @media print {
      .bubble {
        border: 1px solid #999;
        print-color-adjust: exact;
      }

      .replies {
        display: none;
      }
    }
  `,
];
