import { css, type CSSResult } from 'lit';

export const settingsViewStyles: CSSResult = css`
  section {
    padding: var(--_space-4);
  }

  section + section {
    border-block-start: 1px solid var(--_line);
  }

  h3 {
    margin: 0 0 var(--_space-3);
    font-size: var(--_text-m);
    font-weight: 600;
  }

  section p {
    margin: calc(-1 * var(--_space-2)) 0 var(--_space-3);
    color: var(--_muted);
    font-size: var(--_text-s);
  }

  .choice {
    display: flex;
    flex-direction: row-reverse;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-3);
    min-block-size: var(--_control);
    cursor: pointer;
  }

  .choice + p {
    margin-block: 0;
  }

  h3:has(+ .choice) {
    margin-block-end: var(--_space-1);
  }

  [type='radio'] {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0 2px;
    accent-color: var(--_brand);
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

  .choice:has(:disabled),
  [role='switch']:disabled {
    cursor: default;
  }

  [role='switch']:disabled {
    opacity: 0.45;
  }

  dl {
    margin: 0;
  }

  dl div {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-3);
    padding-block: 5px;
  }

  dd {
    display: flex;
    flex: none;
    gap: 4px;
    margin: 0;
  }

  kbd {
    min-inline-size: 24px;
    padding: 2px 6px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
    background-color: var(--_raised);
    font: inherit;
    font-size: var(--_text-xs);
    text-align: center;
  }

  @media (forced-colors: active) {
    [role='switch']::before {
      background-color: ButtonText;
    }

    [role='switch']:checked {
      forced-color-adjust: none;
      background-color: Highlight;
    }

    [role='switch']:checked::before {
      background-color: HighlightText;
    }
  }
`;
