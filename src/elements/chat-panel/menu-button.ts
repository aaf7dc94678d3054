import { html, nothing, type TemplateResult } from 'lit';
import { ellipsisIcon } from '../icons/ellipsis.js';
import { icon } from '../icons/icon.js';
import type { MenuController, MenuItem } from './menu-controller.js';

/** What a menu's button needs. */
export interface MenuButton {
  readonly label: string;
  /** It was pressed, and the menu is being loaded. */
  readonly busy: boolean;
  /** The menu, once it is loaded. */
  readonly menu: MenuController | undefined;
  readonly items: () => readonly MenuItem[];
  readonly onPress: () => void;
}

/** A button with a menu, which is loaded when it is pressed. */
export function menuButton({ label, busy, menu, items, onPress }: MenuButton): TemplateResult {
  const onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' || menu?.isOpen) return menu?.onKeydown(event);
    event.preventDefault();
    onPress();
  };
  return html`
    <div class="menu-place" @focusout=${menu?.onFocusOut} @keydown=${onKeydown}>
      <button
        class="icon-only menu-button"
        id="menu-button"
        type="button"
        aria-label=${label}
        title=${label}
        aria-haspopup="menu"
        aria-expanded=${menu?.isOpen ?? false}
        aria-controls=${menu ? 'menu' : nothing}
        aria-busy=${busy}
        @click=${onPress}
      >${icon(ellipsisIcon)}</button>
      ${menu?.render(items()) ?? nothing}
    </div>
  `;
}
