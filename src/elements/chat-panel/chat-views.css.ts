import { css, type CSSResult } from 'lit';

/** Settings, what is agreed to, the question before the end, and what comes after it. */
export const chatViewStyles: CSSResult = css`
    .terms {
      overflow-wrap: anywhere;
    }

    .stacked {
      flex-direction: column;
      align-self: stretch;
      margin-block-start: var(--_space-4);
    }

    .ended .outlined,
    .settings .outlined {
      background-color: var(--_surface);
    }

    .again {
      color: var(--_brand-ink);
    }

    .settings {
      display: grid;
      align-content: start;
      gap: var(--_space-6);
    }

    .settings h2 {
      margin: 0 0 var(--_space-2);
      font-size: var(--_text-m);
      font-weight: 650;
    }

    .settings .buttons {
      justify-content: flex-start;
    }

    .line {
      display: flex;
      align-items: center;
      gap: var(--_space-4);
      min-block-size: 48px;
    }

    .line div {
      flex: 1;
    }

    .help {
      margin: 0;
      color: var(--_muted);
      font-size: var(--_text-s);
    }

    [role='switch'] {
      position: relative;
      flex: none;
      inline-size: 44px;
      block-size: 26px;
      margin: 0;
      border: 1px solid var(--_edge);
      border-radius: var(--_radius-full);
      background-color: var(--_raised);
      appearance: none;
      cursor: pointer;
      transition: background-color 140ms ease-out;
    }

    [role='switch']::before {
      content: '';
      position: absolute;
      inset-block-start: 3px;
      inset-inline-start: 3px;
      inline-size: 18px;
      block-size: 18px;
      border-radius: var(--_radius-full);
      background-color: var(--_muted);
      transition: inset-inline-start 140ms ease-out;
    }

    [role='switch']:checked {
      border-color: var(--_brand);
      background-color: var(--_brand);
    }

    [role='switch']:checked::before {
      inset-inline-start: 21px;
      background-color: var(--_on-brand);
    }

    [role='switch']:disabled {
      opacity: 0.45;
      cursor: default;
    }

    .curtain {
      position: absolute;
      inset: 0;
      z-index: 4;
      animation: fade 140ms ease-out;
      display: grid;
      align-items: end;
      padding: var(--_space-3);
      padding-block-end: max(var(--_space-3), env(safe-area-inset-bottom));
      background-color: rgb(10 14 25 / 0.45);
    }

    .question {
      display: grid;
      gap: var(--_space-2);
      padding: var(--_space-6) var(--_space-4) var(--_space-4);
      border: 1px solid var(--_line);
      border-radius: calc(var(--_radius) * 1.5);
      background-color: var(--_floating);
      text-align: center;
    }

    .question h2 {
      margin: 0;
      font-size: var(--_text-l);
      font-weight: 650;
    }

    .question p {
      margin: 0 0 var(--_space-3);
      color: var(--_muted);
    }

    .question button {
      flex: 1 1 120px;
      min-block-size: 44px;
    }

    @media (forced-colors: active) {
      [role='switch']::before {
        background-color: ButtonText;
      }

      [role='switch']:checked {
        forced-color-adjust: none;
        background-color: Highlight;
      }
    }
`;
