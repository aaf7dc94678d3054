import { css, type CSSResult } from 'lit';

/** The frame of the window: floating, in a place of its own, alone in a small window, or the whole of a phone's screen. */
export const chatFrameStyles: CSSResult = css`
  :host {
    --_edge-distance: var(--cc-chat-inset, 20px);
    display: flex;
    box-sizing: border-box;
    inline-size: min(var(--cc-chat-width, 400px), calc(100vi - 2 * var(--_edge-distance)));
    block-size: min(var(--cc-chat-height, 680px), calc(100dvb - 2 * var(--_edge-distance)));
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: min(16px, calc(var(--_radius) * 2));
    background-color: var(--_surface);
    box-shadow: var(--cc-shadow, 0 2px 6px rgb(10 14 25 / 0.1), 0 16px 48px rgb(10 14 25 / 0.22));
    animation: rise 180ms ease-out;
    container-type: inline-size;
  }

  :host([hidden]) {
    display: none;
  }

  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 12px;
    }
  }

  :host([embedded]) {
    inline-size: 100%;
    block-size: 100%;
    box-shadow: none;
    animation: none;
  }

  :host([data-popped-out]) {
    position: fixed;
    inset: 0;
    inline-size: auto;
    block-size: auto;
    border: 0;
    border-radius: 0;
  }

  /* a phone: the whole of what is not the keyboard, which is measured */
  @media (max-width: 480px) {
    :host(:not([embedded])) {
      position: fixed;
      inset: 0;
      inset-block: var(--_view-top, 0) auto;
      inline-size: auto;
      block-size: var(--_view-height, 100dvb);
      padding-block-start: env(safe-area-inset-top);
      border: 0;
      border-radius: 0;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      animation: none;
    }
  }
`;
