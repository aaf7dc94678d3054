import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ChatState } from '../../context/contexts.js';
import type { LocaleController } from '../../context/locale-controller.js';
import { attendantName, endedKey } from './chat-words.js';

/** Tells screen readers what happens around the messages: who came, that the connection went and came back, that it is over. Each once. */
export class NewsController implements ReactiveController {
  readonly #locale: LocaleController;
  #before: ChatState | undefined;
  #said = '';

  constructor(host: ReactiveControllerHost, locale: LocaleController) {
    this.#locale = locale;
    host.addController(this);
  }

  /** Takes note of the state. To be called before rendering. */
  hear(chat: ChatState | undefined): void {
    const before = this.#before;
    this.#before = chat;
    if (!chat || !before || chat === before) return;
    this.#said = this.#newsOf(chat, before) ?? this.#said;
  }

  /** The live region. It has to stand in the document before it says anything. */
  render(): TemplateResult {
    return html`<p class="visually-hidden" role="status">${this.#said}</p>`;
  }

  hostDisconnected(): void {
    this.#said = '';
  }

  #newsOf({ conversation, connection }: ChatState, before: ChatState): string | undefined {
    const { text } = this.#locale;
    if (connection === 'reconnecting' && before.connection !== 'reconnecting') return text('chat.reconnecting');
    if (connection === 'online' && before.connection === 'reconnecting') return text('chat.connected-again');
    if (!conversation) return undefined;
    if (conversation.state === 'ended') return before.conversation?.state === 'ended' ? undefined : text(endedKey(conversation));
    if (conversation.asynchronous && !before.conversation?.asynchronous) return text('chat.asynchronous');
    const name = attendantName(conversation, this.#locale);
    if (name === '' || name === attendantName(before.conversation, this.#locale)) return undefined;
    return text('chat.joined', { name: `\u2068${name}\u2069` });
  }
}
