import { css, type CSSResult } from 'lit';

/**
 * A button with the few tokens that it needs, each derived as in `tokens.css.ts`:
 * that sheet comes with the panel, and a page at rest does not carry it.
 */
export const callButtonStyles: CSSResult = css`
  :host {
    color-scheme: var(--cc-color-scheme, light dark);
    --_brand: var(--cc-color-brand, #2f5fe0);
    --_ink: var(--cc-color-text, light-dark(#12151b, #f2f4f8));
    --_surface: var(--cc-color-surface, light-dark(#fff, #17191f));
    --_dark: clamp(0, (0.179 - y) * 1000, 1);
    display: inline-block;
    max-inline-size: 100%;
    font: 400 var(--cc-font-size, 0.875rem) / 1.4 var(--cc-font-family, system-ui, sans-serif);
    color: var(--_ink);
  }

  :host([hidden]) {
    display: none;
  }

  .call {
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 44px;
    max-inline-size: 100%;
    padding: 4px 16px;
    border: 1px solid var(--cc-color-control-border, light-dark(#7f8898, #78818f));
    border-radius: var(--cc-radius-full, 999px);
    background: none;
    color: inherit;
    font: inherit;
    font-size: 1.143em;
    font-weight: 550;
    line-height: 1.2;
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
  }

  .call:hover {
    background-color: color-mix(in oklab, currentColor 8%, transparent);
  }

  .call:focus-visible {
    outline: 2px solid var(--cc-color-focus, var(--_ink));
    outline-offset: 2px;
  }

  .call[aria-busy='true'] {
    cursor: progress;
  }

  .button {
    border-color: transparent;
    background-color: var(--_brand);
    /* black or white, by the luminance of the brand */
    color: color(from var(--_brand) xyz-d65 calc(0.9505 * var(--_dark)) var(--_dark) calc(1.089 * var(--_dark)));
  }

  .button:hover {
    background-color: color-mix(in oklab, var(--_brand) 88%, var(--_ink));
  }

  .talking,
  .talking:hover {
    background-color: var(--cc-color-positive, #137a43);
    color: #fff;
  }

  .icon {
    inline-size: 20px;
    block-size: 20px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2.1;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .choice {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .reason {
    margin: 4px 0 0;
    color: var(--cc-color-text-muted, light-dark(#545d6e, #a9b1c0));
    font-size: max(12px, 0.929em);
  }

  .silent {
    margin: 0;
  }
`;
