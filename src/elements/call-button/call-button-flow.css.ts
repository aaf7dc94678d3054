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
    position: fixed;
    inset: auto;
    inset-block-end: max(var(--_inset), env(safe-area-inset-bottom));
    inset-inline-end: var(--_inset);
    inline-size: min(360px, calc(100vw - 2 * var(--_inset)));
    max-block-size: calc(100dvh - 2 * var(--_inset));
    margin: 0;
    box-shadow: var(--cc-shadow, 0 8px 28px rgb(10 14 25 / 0.2));
  }

  .float > * {
    border-radius: inherit;
  }
`;
