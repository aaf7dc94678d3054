import { css, type CSSResult } from 'lit';

// the few tokens and rules that the button needs, rather than all of them: this is loaded on every page
export const chatWindowStyles: CSSResult = css`
  :host {
    color-scheme: var(--cc-color-scheme, light dark);
    --_surface: var(--cc-color-surface, light-dark(#ffffff, #17191f));
    --_ink: var(--cc-color-text, light-dark(#12151b, #f2f4f8));
    --_brand: var(--cc-color-brand, #2f5fe0);
    --_on-brand: color(from var(--_brand) xyz-d65 calc(0.9505 * clamp(0, (0.179 - y) * 1000, 1)) clamp(0, (0.179 - y) * 1000, 1) calc(1.089 * clamp(0, (0.179 - y) * 1000, 1)));
    --_shadow: var(--cc-shadow, 0 1px 2px rgb(10 14 25 / 0.08), 0 8px 28px rgb(10 14 25 / 0.16));
    font: 400 calc(var(--cc-font-size, 0.875rem) * 15 / 14) / 1.4 var(--cc-font-family, system-ui, sans-serif);
    --_inset: var(--cc-chat-inset, 20px);
    position: fixed;
    inset-block-end: max(var(--_inset), env(safe-area-inset-bottom));
    inset-inline-end: max(var(--_inset), env(safe-area-inset-right));
    z-index: var(--cc-chat-layer, 1000);
  }

  :host([hidden]) {
    display: none;
  }

  :host([embedded]) {
    position: static;
    display: block;
    block-size: 100%;
    min-inline-size: 280px;
    min-block-size: 400px;
    z-index: auto;
  }

  * {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  .corner {
    display: flex;
    align-items: flex-end;
    gap: 12px;
  }

  button {
    border: 0;
    font: inherit;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }

  :focus-visible {
    outline: 2px solid var(--cc-color-focus, var(--_ink));
    outline-offset: 3px;
  }

  .launcher {
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 60px;
    block-size: 60px;
    margin-inline-start: auto;
    padding: 0;
    border-radius: 999px;
    background-color: var(--_brand);
    color: var(--_on-brand);
    box-shadow: var(--_shadow);
    transition: scale 160ms ease-out;
  }

  .launcher:hover {
    scale: 1.05;
  }

  .launcher:active {
    scale: 0.97;
  }

  .launcher[aria-busy='true'] {
    animation: busy 0.8s ease-in-out infinite alternate;
  }

  @keyframes busy {
    to {
      opacity: 0.6;
    }
  }

  .icon {
    inline-size: 28px;
    block-size: 28px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .failed {
    order: -1;
    max-inline-size: 240px;
    margin: 0;
    padding: 12px 16px;
    border-radius: 16px;
    background-color: var(--_surface);
    color: var(--_ink);
    box-shadow: var(--_shadow);
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before {
      animation-name: none !important;
      transition-property: none !important;
    }
  }

  @media (forced-colors: active) {
    .launcher {
      border: 2px solid ButtonText;
    }
  }
`;
