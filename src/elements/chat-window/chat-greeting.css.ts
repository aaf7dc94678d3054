import { css, type CSSResult } from 'lit';

export const chatGreetingStyles: CSSResult = css`
  .bubble {
    position: relative;
    max-inline-size: min(280px, calc(100vi - 120px));
    margin: 0;
    border: 1px solid color-mix(in oklab, var(--_ink) 14%, transparent);
    border-radius: 16px;
    border-end-end-radius: 4px;
    background-color: var(--cc-color-surface-floating, light-dark(#ffffff, #23262e));
    color: var(--_ink);
    box-shadow: var(--_shadow);
    animation: appear 200ms ease-out;
  }

  .greet {
    padding: 12px 16px;
    padding-inline-end: 32px;
    border-radius: inherit;
    background: none;
    color: inherit;
    line-height: 1.4;
    text-align: start;
    overflow-wrap: anywhere;
  }

  .dismiss {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-end: 4px;
    display: grid;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    padding: 0;
    border-radius: 999px;
    background: none;
    color: inherit;
  }

  .dismiss:hover {
    background-color: color-mix(in oklab, currentColor 8%, transparent);
  }

  .dismiss .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 12px;
    }
  }
`;
