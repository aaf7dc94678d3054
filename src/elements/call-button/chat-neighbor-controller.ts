import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What of a chat window stands in the corner of the page where the panel floats: nothing, its launcher, or the window. */
export type ChatNeighbor = 'none' | 'launcher' | 'window';

/** Follows the chat window of the same desk, which shows a call as well. */
export class ChatNeighborController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #isOpen: () => boolean;
  readonly #observer: MutationObserver;
  #watched: Element | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, isOpen: () => boolean) {
    this.#host = host;
    this.#isOpen = isOpen;
    this.#observer = new MutationObserver(() => host.requestUpdate());
    host.addController(this);
  }

  get state(): ChatNeighbor {
    const chat = this.#chat;
    if (!chat) return 'none';
    return chat.hasAttribute('open') ? 'window' : 'launcher';
  }

  hostUpdated(): void {
    const chat = this.#isOpen() ? this.#chat : undefined;
    if (chat === this.#watched) return;
    this.#observer.disconnect();
    this.#watched = chat;
    if (chat) this.#observer.observe(chat, { attributeFilter: ['open'] });
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#watched = undefined;
  }

  get #chat(): Element | undefined {
    return this.#host.closest('cc-desk')?.querySelector('cc-chat-window:not([embedded], [hidden])') ?? undefined;
  }
}
