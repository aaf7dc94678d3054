import { css, type CSSResult } from 'lit';

/** Lists of people, each drawn by `personRow`. */
export const personRowStyles: CSSResult = css`
  .person {
    display: flex;
    align-items: center;
    justify-content: flex-start;
    gap: var(--_space-3);
    inline-size: 100%;
    min-block-size: max(var(--_control), calc(48px * var(--_density)));
    padding: var(--_space-1) var(--_space-2);
    border-radius: var(--_radius);
    font-weight: 400;
    text-align: start;
    --_avatar: calc(34px * var(--_density));
  }

  .portrait {
    position: relative;
    flex: none;
    display: grid;
  }

  .who {
    display: grid;
    flex: 1;
    min-inline-size: 0;
    line-height: 1.3;
  }

  .name,
  .about {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .name {
    font-weight: 550;
  }

  .about {
    color: var(--_muted);
    font-size: var(--_text-xs);
  }

  .standing::before {
    content: '· ';
  }

  /* shape as well as colour: full, dotted, barred, hollow */
  .lamp {
    position: absolute;
    inset-block-end: -2px;
    inset-inline-end: -3px;
    display: grid;
    place-items: center;
    inline-size: 14px;
    block-size: 14px;
    border: 2px solid var(--_surface);
    border-radius: var(--_radius-full);
    background-color: var(--_positive-ink);
  }

  .lamp.busy {
    background-color: var(--_negative-ink);
  }

  .lamp.busy::after {
    content: '';
    inline-size: 6px;
    block-size: 2px;
    background-color: var(--_surface);
  }

  .lamp.ringing {
    background-color: var(--_warning);
  }

  .lamp.ringing::after {
    content: '';
    inline-size: 4px;
    block-size: 4px;
    border-radius: var(--_radius-full);
    background-color: var(--_on-warning);
  }

  .lamp.offline {
    background-color: var(--_surface);
    box-shadow: inset 0 0 0 2px var(--_muted);
  }

  @media (forced-colors: active) {
    .lamp {
      forced-color-adjust: none;
      border-color: Canvas;
      background-color: Highlight;
    }

    .lamp.offline {
      background-color: Canvas;
      box-shadow: inset 0 0 0 2px CanvasText;
    }
  }
`;
