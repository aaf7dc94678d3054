import { css, type CSSResult } from 'lit';

/** Lists of calls that are over, each drawn by `pastCallRow` in a `.person`. */
export const pastCallRowStyles: CSSResult = css`
  .way {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: calc(34px * var(--_density));
    color: var(--_muted);
  }

  .way.missed,
  .missed-call .name {
    color: var(--_negative-ink);
  }

  .when {
    flex: none;
    align-self: flex-start;
    padding-block-start: 2px;
    color: var(--_muted);
    font-size: var(--_text-xs);
  }
`;
