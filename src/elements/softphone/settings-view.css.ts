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
`;
