import { css, type CSSResult } from 'lit';

/** Pictures, players, files, cards and places in a bubble. */
export const bubbleMediaStyles: CSSResult = css`
  .media {
    inline-size: 19em;
    max-inline-size: 100%;
    color: var(--_ink);
  }

  .message .bubble.media {
    border: 1px solid var(--_line);
    background-color: var(--_floating);
    color: var(--_ink);
  }

  .own .bubble.media :focus-visible {
    outline-color: var(--_focus);
  }

  .bubble.media.picture:has(.frame) {
    border-width: 0;
  }

  .frame {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 100%;
    aspect-ratio: 4 / 3;
    overflow: hidden;
    background-color: var(--_raised);
    color: var(--_muted);
  }

  .frame.wide {
    aspect-ratio: 16 / 9;
  }

  .frame.film {
    aspect-ratio: 16 / 9;
    background-color: #000000;
  }

  .frame img,
  .frame video {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .frame video {
    object-fit: contain;
  }

  .frame.loading {
    animation: busy 1s ease-in-out infinite alternate;
  }

  .look {
    inline-size: 100%;
    block-size: 100%;
    padding: 0;
    border: 0;
    border-radius: 0;
    cursor: zoom-in;
  }

  .look:focus-visible {
    outline-offset: -4px;
    outline-width: 3px;
  }

  .frame .upload {
    position: absolute;
    background-color: rgb(10 14 25 / 0.62);
    color: #ffffff;
  }

  .upload {
    position: relative;
    flex: none;
  }

  .upload .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  .ring {
    position: absolute;
    inset: 1px;
    fill: none;
    stroke: color-mix(in oklab, currentColor 25%, transparent);
    stroke-width: 3;
    transform: rotate(-90deg);
  }

  .ring .done {
    stroke: currentColor;
    stroke-linecap: round;
    transition: stroke-dasharray 140ms ease-out;
  }

  audio {
    display: block;
    inline-size: 100%;
    block-size: 44px;
  }

  .file {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    padding: var(--_space-2);
  }

  .disc {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    min-inline-size: 40px;
    min-block-size: 40px;
    padding: 0;
    border-radius: 12px;
    background-color: var(--_brand-tint);
    color: var(--_brand-ink);
  }

  button.disc {
    border-radius: var(--_radius-full);
    background-color: var(--_brand);
    color: var(--_on-brand);
  }

  .lines {
    display: grid;
    flex: 1;
    gap: 1px;
    justify-items: start;
    min-inline-size: 0;
  }

  /* a name's ending stands behind it in every writing */
  .name {
    display: flex;
    direction: ltr;
    max-inline-size: 100%;
    min-inline-size: 0;
    font-weight: 550;
    white-space: nowrap;
  }

  .stem {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .ending {
    flex: none;
  }

  .about-file {
    color: var(--_muted);
    font-size: var(--_text-xs);
  }

  .card {
    display: block;
  }

  .card .whole {
    display: block;
    color: inherit;
    text-decoration: none;
  }

  .card .whole > bdi {
    display: block;
  }

  .card .whole:hover .title {
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  .card .whole:focus-visible {
    outline-offset: -3px;
    border-radius: var(--_round);
  }

  .about {
    display: grid;
    gap: 3px;
    padding: 10px 13px;
  }

  .about.row {
    display: flex;
    align-items: flex-start;
    gap: var(--_space-2);
    padding: var(--_space-2);
  }

  .title {
    font-weight: 600;
    line-height: 1.3;
  }

  .description {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
    line-clamp: 4;
    color: var(--_muted);
    font-size: var(--_text-s);
  }

  dialog.large {
    max-inline-size: min(1200px, 94vw);
    max-block-size: 94vh;
    padding: var(--_space-3);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 2);
    background-color: var(--_surface);
    color: var(--_ink);
    box-shadow: var(--_shadow);
  }

  dialog.large[open] {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    place-items: center;
    gap: var(--_space-3);
  }

  dialog.large form {
    justify-self: end;
  }

  dialog.large img {
    max-inline-size: 100%;
    max-block-size: 100%;
    object-fit: contain;
    border-radius: var(--_radius-small);
  }

  dialog.large button span {
    overflow: hidden;
    max-inline-size: 60vw;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  dialog.large::backdrop {
    background-color: rgb(8 10 16 / 0.72);
  }
`;
