import { css, type CSSResult } from 'lit';

/** What is around a call. */
export const callStagesStyles: CSSResult = css`
  /* the keypad needs the room */
  .stage:has([keypad-open]) {
    gap: var(--_space-4);
    padding-block-start: var(--_space-4);
  }

  .stage:has([keypad-open]) cc-active-call::part(portrait) {
    display: none;
  }

  .stage.incoming > cc-incoming-call {
    flex: 1;
    justify-content: space-between;
  }

  .choices {
    display: grid;
    gap: var(--_space-2);
  }

  .strip {
    padding: var(--_space-2);
    border-block-end: 1px solid var(--_line);
    background-color: var(--_raised);
  }

  .strip ~ .stage {
    gap: var(--_space-2);
    padding-block-start: var(--_space-2);
  }

  .strip ~ .stage cc-active-call {
    --_avatar: calc(40px * var(--_density));
  }
`;
