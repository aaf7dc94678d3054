import { css, type CSSResult } from 'lit';

// comes with the chat: without one nothing is unread
export const chatBadgeStyles: CSSResult = css`
  .badge {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: -4px;
    min-inline-size: 24px;
    padding: 0 6px;
    border: 2px solid var(--_surface);
    border-radius: 999px;
    background-color: var(--cc-color-negative, #cc2431);
    color: #ffffff;
    font-size: 13px;
    font-weight: 700;
    line-height: 20px;
    text-align: center;
    animation: appear 160ms ease-out;
  }

  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 12px;
    }
  }

  @media (forced-colors: active) {
    .badge {
      border: 2px solid ButtonText;
    }
  }
`;
