const tag = 'cc-chat-window';

/** The chat window on a phone's page, whenever it comes: where it stands, and when that has changed. */
export class ChatBeside {
  readonly #document: Document;
  readonly #onChange: () => void;
  readonly #sizes: ResizeObserver;
  readonly #tree: MutationObserver;
  #chat: Element | undefined;

  constructor(document: Document, onChange: () => void) {
    this.#document = document;
    this.#onChange = onChange;
    this.#sizes = new ResizeObserver(onChange);
    this.#tree = new MutationObserver(() => this.#look());
  }

  /** What it covers of the window, if there is one. */
  get box(): DOMRect | undefined {
    const box = this.#chat?.getBoundingClientRect();
    return box && box.width > 0 && box.height > 0 ? box : undefined;
  }

  watch(): void {
    this.#tree.observe(this.#document, { childList: true, subtree: true });
    this.#look();
  }

  stop(): void {
    this.#tree.disconnect();
    this.#sizes.disconnect();
    this.#chat = undefined;
  }

  // asked at each change of the page: this list is kept by the browser
  #look(): void {
    const chat = [...this.#document.getElementsByTagName(tag)].find((one) => !one.hasAttribute('embedded'));
    if (chat === this.#chat) return;
    this.#sizes.disconnect();
    this.#chat = chat;
    if (chat) this.#sizes.observe(chat);
    else this.#onChange();
  }
}
