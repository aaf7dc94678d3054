import { css, type CSSResult } from 'lit';

/** Above the page, or along its end edge; small on wish. `--cc-phone-layer` counts where it is not in the top layer: below the chat's, so that none is ever covered by it. */
export const phoneFrameStyles: CSSResult = css`
  :host(:is([mode='floating'], [mode='docked'])) {
    /* whatever the page says of the phone in its own place: it would stand outside of the window */
    position: fixed !important;
    inline-size: min(var(--cc-phone-width, 360px), 100vi - 32px) !important;
    block-size: auto !important;
    margin: 0 !important;
    z-index: var(--cc-phone-layer, 990);
    inset: auto;
    min-inline-size: 0;
    /* a popover, without a popover's looks */
    padding: 0;
    overflow: visible;
    border: 0;
    background: none;
  }

  :host([mode='floating']) {
    left: calc(var(--_margin) + var(--_x) * (100% - 2 * var(--_margin)));
    top: calc(var(--_margin) + var(--_y) * (100% - 2 * var(--_margin)));
    translate: calc(var(--_x) * -100%) calc(var(--_y) * -100%);
  }

  :host([mode='docked']) {
    inset-block: 0 var(--_below, 0);
    inset-inline-end: var(--_aside, 0);
  }

  :host(:is([mode='floating'], [mode='docked'])[minimized]) {
    inline-size: max-content !important;
    max-inline-size: min(400px, 100vi - 32px);
    container-type: normal;
  }

  :host([mode='docked'][minimized]) {
    inset-block: auto calc(16px + var(--_below, 0px));
    inset-inline-end: calc(16px + var(--_aside, 0px));
  }

  :host(:is([mode='floating'], [mode='docked'])) .phone {
    overflow-y: auto;
    overscroll-behavior: contain;
    box-shadow: var(--_shadow);
  }

  :host([mode='floating']) .phone {
    max-block-size: calc(100dvb - 32px);
    min-block-size: min(calc(600px * var(--_density)), calc(100dvb - 32px));
  }

  :host([mode='docked']) .phone {
    min-block-size: 0;
    border-block: 0;
    border-inline-end: 0;
    border-radius: 0;
  }

  :host(:is([mode='floating'], [mode='docked'])[minimized]) .phone {
    min-block-size: 0;
    border: 1px solid var(--_line);
    border-radius: 28px;
  }

  .frame {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    flex: none;
    align-items: center;
    justify-content: end;
    min-block-size: 28px;
    border-block-end: 1px solid var(--_line);
    background-color: var(--_raised);
    color: var(--_muted);
    touch-action: none;
  }

  .frame .icon,
  .grip .icon {
    inline-size: var(--_icon-small);
    block-size: var(--_icon-small);
  }

  .frame button,
  .grip {
    min-block-size: 28px;
    border-radius: var(--_radius-small);
  }

  .grip {
    color: var(--_muted);
    cursor: grab;
    touch-action: none;
  }

  .grip:active {
    cursor: grabbing;
    opacity: 1;
  }

  .frame .grip {
    flex: 1;
    margin-inline-start: var(--_control);
  }

  .grip:hover {
    background: none;
    color: var(--_ink);
  }

  .frame :focus-visible,
  .pill-view > .grip:focus-visible {
    outline-offset: -3px;
  }

  .minimize {
    flex: none;
  }

  .pill-view {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    padding: 7px;
  }

  .pill-view > .grip {
    flex: none;
    min-inline-size: 28px;
    min-block-size: var(--_control);
    padding: 0;
    border-radius: var(--_radius-full);
  }

  .pill-view > .grip .icon {
    rotate: 90deg;
  }

  .pill-view > [part='restore'] {
    flex: none;
    align-self: end;
    color: var(--_muted);
  }

  :host([mode='docked']) .rows {
    padding-inline-start: var(--_space-2);
  }

  .rows {
    display: grid;
    flex: 1;
    gap: var(--_space-2);
    min-inline-size: 0;
  }

  .row {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-inline-size: 0;
  }

  .who {
    flex: 1 1 7em;
    min-inline-size: 0;
    padding-inline-end: var(--_space-2);
  }

  .row p,
  .others {
    margin: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .name {
    font-weight: 600;
    line-height: 1.25;
  }

  .doing,
  .others {
    color: var(--_muted);
    font-size: var(--_text-xs);
  }

  .rings .doing {
    color: var(--_positive-ink);
    font-weight: 550;
  }

  .row .icon-only {
    flex: none;
  }

  .row .positive {
    animation: ringing 1s ease-in-out infinite;
  }

  .row .turn-away {
    background-color: var(--_negative-tint);
    color: var(--_negative-ink);
  }

  .row .on {
    background-color: var(--_ink);
    color: var(--_surface);
  }

  @keyframes ringing {
    from {
      box-shadow: 0 0 0 0 color-mix(in oklab, var(--_positive) 55%, transparent);
    }
    to {
      box-shadow: 0 0 0 9px transparent;
    }
  }

  @media (forced-colors: active) {
    .row .on {
      forced-color-adjust: none;
      background-color: Highlight;
      color: HighlightText;
    }
  }
`;
