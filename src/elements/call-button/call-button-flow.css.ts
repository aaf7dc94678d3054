import { css, type CSSResult } from 'lit';

/** The frame of panel and check. Comes with them, not with the button. */
export const callButtonFlowStyles: CSSResult = css`
  .float {
    box-sizing: border-box;
    margin: 8px 0 0;
    padding: 0;
    border: 1px solid var(--cc-color-border, light-dark(#e1e5eb, #313640));
    border-radius: calc(var(--cc-radius, 8px) * 2);
    background-color: var(--_surface);
    color: var(--_ink);
    overflow: auto;
  }

  .inline {
    inline-size: 360px;
    max-inline-size: 100%;
  }

  .floating {
    --_inset: var(--cc-call-panel-inset, 16px);
    --_below: var(--_inset);
    --_beside: var(--_inset);
    position: fixed;
    inset: auto;
    inset-block-end: max(var(--_below), env(safe-area-inset-bottom));
    inset-inline-end: var(--_beside);
    inline-size: min(360px, calc(100vw - var(--_inset) - var(--_beside)));
    max-block-size: calc(100dvh - var(--_inset) - var(--_below));
    margin: 0;
    box-shadow: var(--cc-shadow, 0 8px 28px rgb(10 14 25 / 0.2));
  }

  /* out of the way of the chat: above its launcher, or beside its window */
  .launcher {
    --_below: calc(var(--cc-chat-inset, 20px) + 72px);
  }

  .window {
    --_below: var(--cc-chat-inset, 20px);
    --_beside: calc(var(--cc-chat-inset, 20px) + var(--cc-chat-width, 400px) + 12px);
  }

  /* no room beside it; the window itself has the call on top */
  @media (max-width: 820px) {
    .window {
      display: none;
    }
  }

  .float > * {
    border-radius: inherit;
  }
`;
