import { css, type CSSResult } from 'lit';

/** Something said in the middle of a pane: a mark, a heading, a sentence, buttons. */
export const note: CSSResult = css`
  .note {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: var(--_space-2);
    outline: none;
    text-align: center;
  }

  .note h2 {
    margin: var(--_space-2) 0 0;
    font-size: var(--_text-xl);
    font-weight: 650;
    line-height: 1.25;
    text-wrap: balance;
  }

  .note p {
    margin: 0;
    color: var(--_muted);
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }

  .mark {
    display: grid;
    place-items: center;
    inline-size: 56px;
    block-size: 56px;
    border-radius: var(--_radius-full);
    background-color: var(--_brand-tint);
    color: var(--_brand-ink);
  }

  .mark.good {
    background-color: var(--_positive-tint);
    color: var(--_positive-ink);
  }

  .mark .icon {
    inline-size: 28px;
    block-size: 28px;
  }

  .note .primary,
  .note .outlined {
    min-block-size: 48px;
    font-size: var(--_text-l);
  }
`;
