import { css, type CSSResult } from 'lit';

/** What stands under the number field. */
export const phoneDirectoryStyles: CSSResult = css`
  .stage.idle:has(.directory) {
    justify-content: flex-start;
    gap: var(--_space-4);
  }

  .directory {
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    gap: var(--_space-2);
    min-block-size: 160px;
    margin-inline: calc(-1 * var(--_space-2));
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  .lists {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    display: flex;
    gap: var(--_space-4);
    padding-inline: var(--_space-2);
    border-block-end: 1px solid var(--_line);
    background-color: var(--_surface);
  }

  .lists button {
    min-inline-size: 0;
    padding-inline: 0;
    border-radius: 0;
    color: var(--_muted);
    font-size: var(--_text-s);
  }

  .lists button:focus-visible {
    outline-offset: -2px;
  }

  .lists [aria-selected='true'] {
    box-shadow: inset 0 -2px 0 var(--_brand-ink);
    color: var(--_ink);
  }

  .badge {
    min-inline-size: 20px;
    padding: 1px 6px;
    border-radius: var(--_radius-full);
    background-color: var(--_negative);
    color: var(--_on-fill);
    font-size: var(--_text-xs);
    font-variant-numeric: tabular-nums;
  }

  .people {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .people button:focus-visible {
    outline-offset: -2px;
  }

  .people kbd {
    flex: none;
    min-inline-size: 24px;
    padding: 2px 6px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
    color: var(--_muted);
    font: inherit;
    font-size: var(--_text-xs);
    text-align: center;
  }

  .group {
    margin: var(--_space-2) var(--_space-2) 2px;
    color: var(--_muted);
    font-size: var(--_text-xs);
    font-weight: 600;
  }

  .all {
    inline-size: 100%;
    color: var(--_brand-ink);
    font-size: var(--_text-s);
  }

  .voicemail {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    margin-inline: var(--_space-2);
    padding: var(--_space-2) var(--_space-3);
    border-radius: var(--_radius);
    background-color: var(--_brand-tint);
    font-size: var(--_text-s);
  }

  .voicemail span {
    flex: 1;
  }

  .voicemail button {
    background-color: var(--_surface);
  }
`;
