import { css, type CSSResult } from 'lit';

/** A round call control with its name under it: `<button class="round"><span class="disc">…</span><span>Mute</span></button>`. */
export const roundControl: CSSResult = css`
  .round {
    flex-direction: column;
    gap: 6px;
    flex: 1 1 max(56px, 4.6em);
    min-inline-size: max(56px, 4.6em);
    max-inline-size: max(96px, 8em);
    padding: 2px;
    font-size: var(--_text-xs);
    font-weight: 500;
    color: var(--_muted);
    background: none;
  }

  .round:hover {
    background: none;
  }

  .disc {
    display: grid;
    place-items: center;
    inline-size: max(48px, calc(52px * var(--_density)), calc(var(--_icon) * 1.8));
    aspect-ratio: 1;
    border: 1px solid transparent;
    border-radius: var(--_radius-full);
    background-color: var(--_raised);
    color: var(--_ink);
    transition: background-color 140ms ease-out;
  }

  .round:hover .disc {
    background-color: color-mix(in oklab, var(--_ink) 8%, var(--_raised));
  }

  .round.on {
    color: var(--_ink);
  }

  .round.on .disc {
    background-color: var(--_ink);
    color: var(--_surface);
  }

  .round.held .disc {
    background-color: var(--_warning);
    color: var(--_on-warning);
  }

  @media (forced-colors: active) {
    .round {
      border: 0;
      padding: 3px;
    }

    .disc {
      border-color: ButtonText;
    }

    .round.on .disc,
    .round.held .disc {
      forced-color-adjust: none;
      background-color: Highlight;
      color: HighlightText;
    }
  }
`;
