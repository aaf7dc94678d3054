import { css, type CSSResult } from 'lit';

export const transferViewStyles: CSSResult = css`
  .inset {
    flex: 1;
    padding: var(--_space-4);
  }
`;
