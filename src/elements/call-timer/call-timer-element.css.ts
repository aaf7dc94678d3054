import { css, type CSSResult } from 'lit';

export const callTimerStyles: CSSResult = css`
  :host {
    display: inline-block;
    font-variant-numeric: tabular-nums;
  }

  :host([hidden]) {
    display: none;
  }
`;
