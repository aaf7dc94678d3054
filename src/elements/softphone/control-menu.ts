import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import { ellipsisIcon } from '../icons/ellipsis.js';
import { icon } from '../icons/icon.js';
import { addStyles } from '../late-part/late-styles.js';
import type { CallExtrasHost } from './call-extras.js';
import { controlMenuStyles } from './control-menu.css.js';

/** A control that may have to move into the menu. */
export interface SpareControl {
  readonly label: string;
  readonly shape: SVGTemplateResult;
  /** It is on or off; absent where it opens something. */
  readonly on?: boolean;
  readonly disabled?: boolean;
  readonly press: () => void;
}

/** Between the menu and its button, and the edges of phone and window, in px. */
const gap = 6;

/** The round control "More": what there is no room for in two rows of a narrow phone, as a menu above it. */
export class ControlMenu {
  readonly #host: CallExtrasHost;

  constructor(host: CallExtrasHost) {
    addStyles(host, controlMenuStyles);
    this.#host = host;
  }

  render(controls: readonly SpareControl[]): TemplateResult {
    const label = this.#host.locale.text('call.more');
    // one that is gone with its call says nothing of that
    const open = this.#menu?.matches(':popover-open') ?? false;
    return html`
      <button class="round more" part="more" slot="more" type="button" popovertarget="more" aria-haspopup="menu" aria-expanded=${open} ?disabled=${controls.every(({ disabled }) => disabled)} @keydown=${this.#onButtonKeydown}>
        <span class="disc">${icon(ellipsisIcon)}</span><span>${label}</span>
      </button>
      <div class="more-menu" part="more-menu" id="more" slot="more" popover="auto" role="menu" aria-label=${label} @toggle=${this.#onToggle} @keydown=${this.#onKeydown}>
        ${controls.map((control) => this.#item(control))}
      </div>
    `;
  }

  #item({ label, shape, on, disabled, press }: SpareControl): TemplateResult {
    const onClick = (): void => {
      this.#close();
      press();
    };
    return html`
      <button class="more-item" type="button" tabindex="-1" role=${on === undefined ? 'menuitem' : 'menuitemcheckbox'} aria-checked=${on ?? nothing} ?disabled=${disabled} @click=${onClick}>
        ${icon(shape)}<span>${label}</span>
      </button>
    `;
  }

  get #menu(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.more-menu');
  }

  get #button(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.more');
  }

  get #items(): readonly HTMLElement[] {
    return [...(this.#menu?.querySelectorAll<HTMLElement>('.more-item:not(:disabled)') ?? [])];
  }

  #close(): void {
    this.#menu?.hidePopover();
    this.#button?.focus();
  }

  readonly #onToggle = (event: ToggleEvent): void => {
    if (event.newState === 'open') {
      this.#place();
      this.#items[0]?.focus();
    }
    this.#host.requestUpdate();
  };

  // what is in the top layer knows nothing of its button
  #place(): void {
    const [menu, button] = [this.#menu, this.#button?.getBoundingClientRect()];
    if (!menu || !button) return;
    const { clientWidth, clientHeight } = this.#host.ownerDocument.documentElement;
    const phone = this.#host.getBoundingClientRect();
    const end = Math.min(phone.right, clientWidth) - gap;
    const { offsetWidth: width, offsetHeight: height } = menu;
    const left = button.left + button.width / 2 - width / 2;
    const above = button.top - gap - height;
    menu.style.setProperty('left', `${String(Math.max(gap, phone.left + gap, Math.min(left, end - width)))}px`);
    menu.style.setProperty('top', `${String(above >= gap ? above : Math.min(button.bottom + gap, clientHeight - height - gap))}px`);
  }

  readonly #onButtonKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#menu?.showPopover();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.stopPropagation();
      if (event.key === 'Escape') event.preventDefault();
      this.#close();
      return;
    }
    const items = this.#items;
    const index = items.indexOf(this.#host.shadowRoot?.activeElement as HTMLElement);
    const to: Readonly<Record<string, number>> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    items.at(next % items.length)?.focus();
  };
}
