import { html, nothing, type TemplateResult } from 'lit';
import { LocaleController } from '../../context/locale-controller.js';
import { launcherBook } from '../../locales/books/launcher-book.js';
import { isOpen } from '../../model/conversation.js';
import { icon } from '../icons/icon.js';
import { xIcon } from '../icons/x.js';
import { addStyles } from '../late-part/late-styles.js';
import { chatGreetingStyles } from './chat-greeting.css.js';
import type { ChatWindowElement } from './chat-window-element.js';

/** The bubble beside a launcher, until it is put away for good. Loaded where a page has one. */
export class ChatGreeting {
  readonly #host: ChatWindowElement;
  readonly #locale: LocaleController;

  constructor(host: ChatWindowElement) {
    this.#host = host;
    this.#locale = new LocaleController(host, launcherBook);
    addStyles(host, chatGreetingStyles);
  }

  render(): TemplateResult | typeof nothing {
    const { greeting, memory, source } = this.#host;
    const conversation = source?.state.conversation;
    const isSeen = memory.get('greeting') === greeting || isOpen(conversation) || (conversation?.unread ?? 0) > 0;
    if (greeting === '' || isSeen) return nothing;
    const label = this.#locale.text('launcher.dismiss');
    return html`
      <div class="bubble" part="greeting">
        <button class="greet" type="button" @pointerenter=${this.#host.prepare} @click=${this.#open}><span dir="auto">${greeting}</span></button>
        <button class="icon-only dismiss" type="button" aria-label=${label} title=${label} @click=${this.#dismiss}>${icon(xIcon)}</button>
      </div>
    `;
  }

  readonly #open = (): void => void this.#host.show();

  readonly #dismiss = (): void => {
    this.#host.memory.set('greeting', this.#host.greeting);
    this.#host.requestUpdate();
    this.#host.shadowRoot?.querySelector<HTMLElement>('.launcher')?.focus();
  };
}
