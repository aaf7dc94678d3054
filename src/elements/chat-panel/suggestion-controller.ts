import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Chat } from '../../context/contexts.js';

const none: readonly string[] = [];
/** Shorter beginnings are no question yet. */
const shortest = 2;
/** Longer ones are somebody's own words. */
const longest = 60;

/** Asks what people ask who begin like the draft. One question at a time; only the newest answer counts. */
export class SuggestionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #chat: () => Chat | undefined;
  #value = none;
  #wanted = '';
  #asking = false;

  constructor(host: ReactiveControllerHost, chat: () => Chat | undefined) {
    this.#host = host;
    this.#chat = chat;
    host.addController(this);
  }

  /** At most five. */
  get value(): readonly string[] {
    return this.#value;
  }

  hostDisconnected(): void {
    this.#value = none;
  }

  /** Follows the draft. */
  follow(draft: string): void {
    const text = draft.trim();
    const asks = text.length >= shortest && text.length <= longest && !text.includes('\n');
    this.#wanted = asks && this.#chat()?.state.abilities?.suggestions ? text : '';
    if (this.#wanted === '') this.#show(none);
    else if (!this.#asking) void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    for (let text = ''; text !== this.#wanted;) {
      text = this.#wanted;
      const found =
        text === ''
          ? none
          : ((await this.#chat()
              ?.suggest(text)
              .catch(() => none)) ?? none);
      // what stands there already helps nobody
      if (text === this.#wanted) this.#show(found.filter((suggestion) => suggestion !== text));
    }
    this.#asking = false;
  }

  #show(value: readonly string[]): void {
    if (value.length === 0 && this.#value.length === 0) return;
    this.#value = value;
    this.#host.requestUpdate();
  }
}
