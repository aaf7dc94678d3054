import { css, type CSSResult } from 'lit';

/** What the pieces of a visitor's call have in common: a sign with words beside it, choices, what to do next. */
export const callCardStyles: CSSResult = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  :host([hidden]) {
    display: none;
  }

  .panel,
  .check {
    display: flex;
    flex-direction: column;
    gap: var(--_space-4);
    padding: var(--_space-4);
    background-color: var(--_surface);
    border-radius: inherit;
  }

  :is(.panel, .check):focus {
    outline: none;
  }

  p {
    margin: 0;
  }

  .status {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    min-block-size: 44px;
  }

  .sign {
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 44px;
    aspect-ratio: 1;
    border-radius: var(--_radius-full);
    background-color: var(--_raised);
    color: var(--_muted);
  }

  .wrong .sign {
    background-color: var(--_negative-tint);
    color: var(--_negative-ink);
  }

  .words {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .title {
    font-size: var(--_text-l);
    font-weight: 600;
    line-height: 1.3;
  }

  .detail {
    margin-block-start: 2px;
    color: var(--_muted);
    font-size: var(--_text-s);
    text-wrap: pretty;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }

  .actions button {
    flex: 1 1 auto;
  }

  ::slotted([slot='fallback']) {
    font-size: var(--_text-m);
  }

  .device {
    display: flex;
    flex-direction: column;
    gap: var(--_space-1);
    font-size: var(--_text-s);
    font-weight: 550;
  }

  .select {
    position: relative;
    display: block;
  }

  select {
    inline-size: 100%;
    min-block-size: var(--_control);
    padding-inline: var(--_space-3) calc(var(--_space-4) + var(--_icon));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius-small);
    appearance: none;
    background-color: var(--_surface);
    color: var(--_ink);
    font: inherit;
    font-weight: 400;
    text-overflow: ellipsis;
  }

  .select .icon {
    position: absolute;
    inset-block-start: calc(50% - var(--_icon) / 2);
    inset-inline-end: var(--_space-2);
    pointer-events: none;
  }
`;
