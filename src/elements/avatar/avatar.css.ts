import { css, type CSSResult } from 'lit';

/** How an avatar is drawn; `--_avatar` is its size. */
export const avatarStyles: CSSResult = css`
  .avatar {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: var(--_avatar, 40px);
    block-size: var(--_avatar, 40px);
    border-radius: var(--_radius-full);
    background-color: var(--_brand-tint);
    color: var(--_brand-ink);
    font-size: calc(var(--_avatar, 40px) * 0.36);
    font-weight: 600;
    line-height: 1;
    letter-spacing: 0.02em;
    user-select: none;
  }

  .avatar .icon {
    inline-size: 50%;
    block-size: 50%;
  }
`;
