import { css, type CSSResult } from 'lit';

/** The header of a chat. */
export const chatHeaderStyles: CSSResult = css`
    .header {
      position: relative;
      z-index: 3;
      display: flex;
      align-items: center;
      gap: 2px;
      min-block-size: 64px;
      padding: var(--_space-2);
      padding-inline-start: var(--_space-4);
      border-block-end: 1px solid var(--_line);
      background-color: var(--_surface);
    }

    .header:has(.back) {
      padding-inline-start: var(--_space-2);
    }

    .back {
    margin-inline-end: var(--_space-2);
  }

  .back:dir(rtl) .icon {
      scale: -1 1;
    }

    .face {
      position: relative;
      margin-inline-end: var(--_space-2);
    }

    .avatar {
      overflow: hidden;
    }

    .avatar img {
      inline-size: 100%;
      block-size: 100%;
      object-fit: cover;
    }

    .live {
      position: absolute;
      inset-block-end: 0;
      inset-inline-end: 0;
      inline-size: 12px;
      block-size: 12px;
      border: 2px solid var(--_surface);
      border-radius: var(--_radius-full);
      background-color: var(--_positive);
    }

    .who {
      flex: 1;
      min-inline-size: 0;
    }

    h1 {
      margin: 0;
      font-size: var(--_text-l);
      font-weight: 650;
      line-height: 1.3;
    }

    h1,
    .status {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    @container (inline-size < 320px) {
      .status {
        white-space: normal;
      }
    }

    h1 bdi {
      overflow-wrap: normal;
    }

    .status {
      margin: 0;
      color: var(--_muted);
      font-size: var(--_text-s);
    }

    .header button {
      flex: none;
      color: var(--_muted);
    }

    .menu-place {
      position: relative;
    }

    @container (inline-size < 380px) {
      .wide {
        display: none;
      }
    }

`;
