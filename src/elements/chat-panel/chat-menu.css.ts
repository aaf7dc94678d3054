import { css, type CSSResult } from 'lit';

/** The menu of a chat. */
export const chatMenuStyles: CSSResult = css`
    .menu {
      position: absolute;
      inset-block-start: calc(100% + 4px);
      inset-inline-end: calc(-1 * var(--_control));
      display: grid;
      inline-size: max-content;
      min-inline-size: 200px;
      max-inline-size: min(280px, calc(100cqi - 24px));
      padding: var(--_space-1);
      border: 1px solid var(--_line);
      border-radius: calc(var(--_radius) * 1.5);
      background-color: var(--_floating);
      box-shadow: var(--_shadow);
      animation: appear 140ms ease-out;
    }

    .menu-place:last-child .menu {
      inset-inline-end: 0;
    }

    .header .item {
      justify-content: flex-start;
      gap: var(--_space-3);
      color: var(--_ink);
      font-weight: 400;
      text-align: start;
    }

    .item .icon {
      color: var(--_muted);
    }

    .item:focus-visible {
      outline-offset: -2px;
    }

    .header .danger,
    .danger .icon {
      color: var(--_negative-ink);
    }

    .narrow {
      display: none;
    }

    @container (inline-size < 380px) {
      .narrow {
        display: inline-flex;
      }
    }

    @keyframes appear {
      from {
        opacity: 0;
        translate: 0 -4px;
      }
    }
`;
