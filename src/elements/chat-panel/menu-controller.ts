import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

/** Something to choose. */
export interface MenuItem {
  readonly label: string;
  readonly icon: TemplateResult;
  /** `danger`: it ends something. `narrow`: only where there is no room for it elsewhere. */
  readonly kind?: 'danger' | 'narrow';
  readonly onChoose: () => void;
}

/** The menu of a button (ARIA menu button pattern): arrow keys, Home, End, a letter; Escape and leaving close it. */
export class MenuController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #open = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#open = false;
  }

  /** The list. Its button stands before it. */
  render(items: readonly MenuItem[]): TemplateResult {
    return html`
      <div class="menu" id="menu" part="menu" role="menu" aria-labelledby="menu-button" ?hidden=${!this.#open}>
        ${items.map(
          (item) => html`
            <button class="item ${item.kind ?? ''}" type="button" role="menuitem" tabindex="-1" @click=${() => this.#choose(item)}>${item.icon}<span>${item.label}</span></button>
          `,
        )}
      </div>
    `;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Opens it, or closes it. */
  toggle(): void {
    void this.#toggle(!this.#open, 0);
  }

  /** Puts the focus onto the button. */
  focus(): void {
    this.#host.shadowRoot?.querySelector<HTMLElement>('#menu-button')?.focus();
  }

  get #items(): readonly HTMLElement[] {
    const items = this.#host.shadowRoot?.querySelectorAll<HTMLElement>('#menu .item') ?? [];
    return [...items].filter((item) => item.offsetParent !== null);
  }

  async #toggle(open: boolean, index: number): Promise<void> {
    this.#open = open;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (open) this.#items.at(index)?.focus();
    else this.focus();
  }

  #choose(item: MenuItem): void {
    this.#open = false;
    this.#host.requestUpdate();
    this.focus(); // what the item opens may take it from here
    item.onChoose();
  }

  readonly onFocusOut = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (!this.#open || (to instanceof Node && (event.currentTarget as HTMLElement).contains(to))) return;
    this.#open = false;
    this.#host.requestUpdate();
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    const step = this.#open && this.#inMenu(event);
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    step();
  };

  #inMenu({ key }: KeyboardEvent): (() => void) | undefined {
    const items = this.#items;
    const index = items.indexOf(this.#host.shadowRoot?.activeElement as HTMLElement);
    const to: Readonly<Record<string, number>> = { ArrowDown: (index + 1) % items.length, ArrowUp: index - 1, Home: 0, End: -1 };
    const next = to[key];
    if (next !== undefined) return () => items.at(next)?.focus();
    if (key === 'Escape') return () => void this.#toggle(false, 0);
    if (key.length !== 1 || key === ' ') return undefined;
    const after = [...items.slice(index + 1), ...items.slice(0, index + 1)];
    const found = after.find(({ textContent }) => textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
    return found && (() => found.focus());
  }
}
