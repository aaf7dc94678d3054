import { css, type CSSResult } from 'lit';

export const transferViewStyles: CSSResult = css`
  .cannot-note {
    margin: 0;
    padding: var(--_space-3) var(--_space-4) 0;
    color: var(--_muted);
    font-size: var(--_text-s);
    text-wrap: pretty;
  }

  .inset {
    flex: 1;
    padding: var(--_space-4);
  }
`;
