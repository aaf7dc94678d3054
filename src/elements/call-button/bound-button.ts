import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What happens at the page's own button. */
export interface BoundButtonOptions {
  /** The button's id; undefined where there is none. */
  readonly id: () => string | undefined;
  /** Somebody seems about to press. */
  readonly onIntent: () => void;
  /** It was pressed and the page did not prevent it. What the button does by itself is done unless this prevents it. */
  readonly onPress: (event: Event) => void;
}

const intents = ['pointerover', 'pointerdown', 'focusin'] as const;

/**
 * Hears a button that the page has made, by its id, wherever in the same tree
 * it is, whenever it came and however often it is replaced: it is listened
 * for where the events arrive, not at the button.
 */
export class BoundButtonController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: BoundButtonOptions;
  #end = new AbortController();

  constructor(host: ReactiveControllerHost & HTMLElement, options: BoundButtonOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#end = new AbortController();
    const { signal } = this.#end;
    const root = this.#host.getRootNode();
    for (const type of intents)
      root.addEventListener(type, (event) => this.#isMeant(event) && this.#options.onIntent(), { signal, passive: true });
    root.addEventListener('click', (event) => this.#isMeant(event) && !event.defaultPrevented && this.#options.onPress(event), { signal });
  }

  hostDisconnected(): void {
    this.#end.abort();
  }

  #isMeant({ target }: Event): boolean {
    const id = this.#options.id();
    return id !== undefined && target instanceof Element && target.closest(`#${CSS.escape(id)}`) !== null;
  }
}
