import { css, type CSSResult } from 'lit';

/** Room for what comes with an answered call, and for its pictures. */
export const callExtrasStyles: CSSResult = css`
  /* their room, from the first ring: nothing moves when it is answered, or when they have come */
  cc-call-quality,
  cc-call-recording {
    display: block;
    min-block-size: 32px;
  }

  cc-call-recording:not(.strip) {
    min-block-size: calc(var(--_control) + 2px);
  }

  /* a picture stands where the portrait did, and what is pressed stays where it was */
  .stage:not(.idle):has(cc-call-video) {
    gap: var(--_space-3);
    padding-block-start: var(--_space-3);
  }

  .stage:has(cc-call-video) cc-active-call {
    --_avatar: 40px;
  }

  .stage:has(cc-call-video) cc-active-call::part(call) {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 var(--_space-3);
    text-align: start;
  }

  .stage:has(cc-call-video) cc-active-call::part(portrait) {
    grid-row: span 2;
    place-self: center;
    margin: 4px;
  }

  .stage:has(cc-call-video) cc-active-call::part(party) {
    grid-column: 2;
    font-size: var(--_text-l);
    text-wrap: wrap;
  }

  .stage:has(cc-call-video) cc-active-call::part(number) {
    display: none;
  }

  .stage:has(cc-call-video) cc-active-call::part(state) {
    grid-column: 2;
    justify-self: start;
    justify-content: flex-start;
    min-block-size: 0;
    margin: 0;
    font-size: var(--_text-s);
  }

  .stage:has(cc-call-video) cc-active-call::part(muted) {
    grid-column: 2;
    justify-self: start;
  }

  .stage cc-call-video::part(pictures) {
    aspect-ratio: auto;
    block-size: calc(173px + 36px * var(--_density));
  }

  .stage:has(cc-call-video) cc-call-quality {
    grid-area: 1 / 3 / span 2;
  }

  /* what is told by a filled or ringed shape, where fills and shadows are taken away */
  @media (forced-colors: active) {
    cc-active-call::part(portrait) {
      outline: 2px solid CanvasText;
      outline-offset: 2px;
    }
  }
`;
