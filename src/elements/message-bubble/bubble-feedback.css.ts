import { css, type CSSResult } from 'lit';

/** What a visitor thinks of a bot's answer. */
export const bubbleFeedbackStyles: CSSResult = css`
  .feedback {
    display: flex;
    align-items: center;
    gap: 2px;
    margin-block-start: 2px;
    color: var(--_muted);
    font-size: var(--_text-xs);
  }

  .rate {
    --_control: 32px;
  }

  .rate .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  .rate[aria-pressed='true'] {
    background-color: var(--_brand-tint);
    color: var(--_brand-ink);
  }

  .why {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    inline-size: 100%;
    max-inline-size: 26em;
    margin-block-start: 4px;
  }

  .why input {
    flex: 1 1 10em;
    min-inline-size: 0;
    min-block-size: var(--_control);
    padding: 4px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background-color: var(--_surface);
    color: var(--_ink);
    font: inherit;
  }

  .why input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  @media (forced-colors: active) {
    .rate[aria-pressed='true'] {
      border: 1px solid CanvasText;
    }
  }

  @media print {
    .feedback {
      display: none;
    }
  }
`;
