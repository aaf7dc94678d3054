import { css, type CSSResult } from 'lit';

/** After-call work. */
export const wrapUpStyles: CSSResult = css`
  .message .countdown {
    color: var(--_ink);
    font-size: calc(var(--_text-2xl) * 1.7);
    font-weight: 300;
    line-height: 1.1;
  }

  .wrap-up-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
    padding: var(--_space-2) var(--_space-2) var(--_space-2) var(--_space-3);
    border-radius: var(--_radius);
    background-color: var(--_brand-tint);
    font-weight: 550;
  }
`;
