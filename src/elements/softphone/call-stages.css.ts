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

  .message .countdown {
    color: var(--_ink);
    font-size: calc(var(--_text-2xl) * 1.7);
    font-weight: 300;
    line-height: 1.1;
  }

  .choices {
    display: grid;
    gap: var(--_space-2);
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
