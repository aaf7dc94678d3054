import { css, type CSSResult } from 'lit';

/** A conference beside the call on stage: looks like the cards of other calls. */
export const conferenceCardStyles: CSSResult = css`
  .conference-card {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space-2);
    padding-block: var(--_space-2);
    padding-inline: var(--_space-3) var(--_space-2);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background-color: var(--_surface);
  }

  .conference-card .sign {
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: var(--_radius-full);
    background-color: var(--_positive-tint);
    color: var(--_positive-ink);
  }

  .conference-card.held .sign {
    background-color: var(--_warning-tint);
    color: var(--_warning-ink);
  }

  .conference-card h2 {
    font-size: var(--_text-m);
  }

  .conference-card p {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_text-s);
  }

  .conference-card .names {
    display: -webkit-box;
    overflow: hidden;
    color: var(--_ink);
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-clamp: 3;
  }

  .conference-card .actions {
    display: flex;
    gap: var(--_space-2);
  }

  .strip:has(> .conference-card):has(+ .strip) {
    padding-block-end: 0;
    border-block-end: 0;
  }
`;
