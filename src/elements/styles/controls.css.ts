import { css, type CSSResult } from 'lit';

/** Buttons and icons, drawn with the tokens. A button has one of `primary positive negative warning quiet tonal`, and may be `round` or `icon-only`. */
export const controls: CSSResult = css`
  .icon {
    inline-size: var(--_icon);
    block-size: var(--_icon);
    flex: none;
    fill: none;
    stroke: currentColor;
    /* 1.75 px at 20 px of a 24 px drawing */
    stroke-width: 2.1;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  /* on a page of the other direction our words keep theirs, and stand where that page's would */
  :where(h1, h2, p, legend, label, span):where(:not([dir])) {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    min-inline-size: var(--_control);
    max-inline-size: 100%;
    min-block-size: var(--_control);
    margin: 0;
    padding: var(--_space-1) var(--_space-3);
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
    font-weight: 550;
    line-height: 1.2;
    text-align: center;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    transition:
      background-color 140ms ease-out,
      border-color 140ms ease-out,
      opacity 140ms ease-out;
  }

  button:hover {
    background-color: var(--_hover);
  }

  button:active {
    opacity: 0.82;
  }

  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  button[aria-disabled='true'],
  button:disabled {
    opacity: 0.45;
    cursor: default;
  }

  button[aria-busy='true'] {
    cursor: progress;
    animation: busy 1s ease-in-out infinite alternate;
  }

  @keyframes busy {
    from {
      opacity: 1;
    }
    to {
      opacity: 0.5;
    }
  }

  .primary {
    background-color: var(--_brand);
    color: var(--_on-brand);
  }

  .positive {
    background-color: var(--_positive);
    color: var(--_on-fill);
  }

  .negative {
    background-color: var(--_negative);
    color: var(--_on-fill);
  }

  .primary:hover {
    background-color: color-mix(in oklab, var(--_brand) 88%, var(--_ink));
  }

  .positive:hover {
    background-color: color-mix(in oklab, var(--_positive) 88%, black);
  }

  .negative:hover {
    background-color: color-mix(in oklab, var(--_negative) 88%, black);
  }

  .outlined {
    border-color: var(--_edge);
  }

  .tonal {
    background-color: var(--_raised);
  }

  .tonal:hover {
    background-color: color-mix(in oklab, var(--_ink) 8%, var(--_raised));
  }

  .pill {
    min-block-size: max(var(--_control), 48px);
    padding-inline: var(--_space-6);
    border-radius: var(--_radius-full);
    font-size: var(--_text-l);
  }

  .icon-only {
    padding: 0;
    border-radius: var(--_radius-full);
    inline-size: var(--_control);
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .numbers {
    font-variant-numeric: tabular-nums;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-name: none;
      transition-property: opacity;
    }

    button[aria-busy='true'] {
      animation-name: busy;
    }
  }

  @media (forced-colors: active) {
    button {
      border-color: ButtonText;
    }
  }
`;
