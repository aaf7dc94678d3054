import { css, type CSSResult } from 'lit';

/** Handing calls over, and the cards of a consultation. */
export const callToolsStyles: CSSResult = css`
  .progress {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    margin: 0;
    padding: 6px var(--_space-3);
    border-radius: var(--_radius-full);
    background-color: var(--_brand-tint);
    color: var(--_brand-ink);
    font-size: var(--_text-s);
    font-weight: 550;
  }

  .progress .icon,
  .doing .icon {
    inline-size: var(--_icon-small);
    block-size: var(--_icon-small);
  }

  .data {
    display: grid;
    gap: 2px;
    max-inline-size: 100%;
    margin: var(--_space-2) 0 0;
    font-size: var(--_text-s);
  }

  .data div {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0 6px;
  }

  .data dt {
    color: var(--_muted);
  }

  .data dd {
    min-inline-size: 0;
    margin: 0;
    font-weight: 550;
  }

  .with-camera {
    align-self: center;
    margin-block-start: calc(-1 * var(--_space-2));
    border-radius: var(--_radius-full);
  }

  .refused {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--_space-2);
  }

  .refused .icon {
    inline-size: var(--_icon-small);
    block-size: var(--_icon-small);
  }

  /* six: two rows of three */
  cc-call-controls::part(controls) {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    justify-items: center;
    max-inline-size: calc(300px * var(--_density));
    margin-inline: auto;
  }

  .legs ~ cc-call-controls::part(controls) {
    display: flex;
    max-inline-size: none;
  }

  .elsewhere {
    align-self: center;
    margin-block-start: calc(-1 * var(--_space-4));
    color: var(--_muted);
  }

  .legs {
    display: grid;
    gap: var(--_space-2);
  }

  .leg {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
    padding: var(--_space-3);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background-color: var(--_raised);
    --_avatar: calc(36px * var(--_density));
  }

  .leg.lifted {
    border-color: transparent;
    background-color: var(--_floating);
    box-shadow:
      0 0 0 2px var(--_positive-ink),
      var(--_shadow);
    --_avatar: calc(48px * var(--_density));
  }

  .leg.lifted.held {
    box-shadow:
      0 0 0 2px var(--_warning),
      var(--_shadow);
  }

  .leg .who {
    flex: 1 1 7em;
    min-inline-size: 0;
  }

  .leg p {
    margin: 0;
  }

  .leg .name {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .leg.lifted .name {
    font-size: var(--_text-l);
  }

  .doing {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 6px;
    color: var(--_muted);
    font-size: var(--_text-s);
  }

  .leg.lifted .doing {
    color: var(--_positive-ink);
    font-weight: 550;
  }

  .leg.held .doing {
    color: var(--_warning-ink);
  }

  .leg .progress {
    justify-content: flex-start;
    margin-block-start: 4px;
  }

  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .stage.consulting {
    padding-block-start: var(--_space-4);
    gap: var(--_space-4);
  }

  cc-call-controls:has(.cannot) {
    position: relative;
  }

  .cannot {
    display: flex;
    flex: 1 1 max(56px, 4.6em);
    min-inline-size: max(56px, 4.6em);
    max-inline-size: max(96px, 8em);
  }

  .why {
    /* above its control, and as wide as the phone: at the edge of a narrow one it would be cut off */
    position: absolute;
    inset-inline: var(--_space-3);
    z-index: 1;
    inline-size: fit-content;
    max-inline-size: 28em;
    margin: 0 auto;
    padding: var(--_space-2) var(--_space-3);
    border-radius: var(--_radius);
    background-color: var(--_ink);
    color: var(--_surface);
    font-size: var(--_text-s);
    text-wrap: balance;
    translate: 0 calc(-100% - 6px);
    visibility: hidden;
  }

  .cannot:not(.put-away):is(:hover, :focus-within) .why {
    visibility: visible;
  }

  @media (forced-colors: active) {
    .why {
      border: 1px solid CanvasText;
    }
  }
`;
