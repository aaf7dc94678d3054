import { css, type CSSResult } from 'lit';

/** More than six controls: two rows of four where there is room for them, else two rows of three, the last of which is a menu. */
export const controlMenuStyles: CSSResult = css`
  .more-menu {
    position: fixed;
    inset: auto;
    min-inline-size: 180px;
    max-inline-size: min(100cqi - 12px, 100vi - 12px);
    margin: 0;
    padding: var(--_space-1);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background-color: var(--_floating);
    color: var(--_ink);
    box-shadow: var(--_shadow);
  }

  .more-menu:popover-open {
    animation: rise 140ms ease-out;
  }

  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 4px;
    }
  }

  .more-item {
    display: flex;
    justify-content: start;
    gap: var(--_space-3);
    inline-size: 100%;
    min-block-size: max(var(--_control), 40px);
    border-radius: var(--_radius-small);
    font-weight: 500;
    text-align: start;
  }

  .more-item .icon {
    color: var(--_muted);
  }

  .more-item[aria-checked='true'] .icon {
    color: var(--_brand-ink);
  }

  .more-item:focus-visible {
    outline-offset: -2px;
  }

  @media (forced-colors: active) {
    .more-item .icon.icon {
      color: inherit;
    }
  }

  @container (inline-size >= 340px) {
    .round.more {
      display: none;
    }

    cc-call-controls:has(> .more)::part(controls) {
      grid-template-columns: repeat(4, minmax(0, 1fr));
      max-inline-size: calc(360px * var(--_density));
    }
  }

  @container (inline-size < 340px) {
    cc-call-controls:has(> .more) > :is(.spare, [part='devices']) {
      display: none;
    }
  }
`;
