import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Chat } from '../../context/contexts.js';
import { LocaleController } from '../../context/locale-controller.js';
import { type Clock, sleep } from '../../kit/clock.js';
import { chatBook } from '../../locales/books/chat-book.js';
import type { Message } from '../../model/message.js';
import { playMessageTone } from './message-tone.js';
import { notificationSetting } from './notifications.js';
import type { WindowMemory } from './window-memory.js';

/** What attention is drawn with. */
export interface AttentionOptions {
  readonly memory: () => WindowMemory;
  readonly clock: () => Clock;
  /** The visitor looks at the conversation. */
  readonly isSeen: () => boolean;
  /** Shows the conversation. */
  readonly open: () => void;
  /** Default: a short tone. */
  readonly playTone?: () => Promise<void>;
}

/**
 * Draws attention to what is not seen: a tone, a notification when the page is
 * hidden, the count in the page's title. Of several tabs one makes itself heard.
 */
export class Attention implements ReactiveController {
  readonly #document: Document;
  readonly #options: AttentionOptions;
  readonly #locale: LocaleController;
  #chat: Chat | undefined;
  #end = new AbortController();
  #title: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: AttentionOptions) {
    this.#document = host.ownerDocument;
    this.#options = options;
    this.#locale = new LocaleController(host, chatBook);
    host.addController(this);
  }

  /** Follows this chat from now on. */
  follow(chat: Chat | undefined): void {
    if (chat === this.#chat) return;
    this.#end.abort();
    this.#chat = chat;
    if (!chat) return;
    const { signal } = (this.#end = new AbortController());
    const stop = chat.on('received', (message) => void this.#onMessage(message));
    signal.addEventListener('abort', stop);
    chat.subscribe(() => this.#writeTitle(), { selector: ({ conversation }) => conversation?.unread ?? 0, signal });
    this.#document.addEventListener('visibilitychange', () => this.#writeTitle(), { signal });
    signal.addEventListener('abort', () => this.#restoreTitle());
    this.#writeTitle();
  }

  hostDisconnected(): void {
    this.follow(undefined);
  }

  async #onMessage(message: Message): Promise<void> {
    if (this.#options.isSeen()) return;
    await firstOfTabs(message.id, this.#options.clock(), async () => {
      if (this.#options.memory().get('quiet') === undefined) await (this.#options.playTone ?? playMessageTone)();
      if (this.#document.hidden && notificationSetting(this.#options.memory()) === 'on') this.#notify(message);
    });
  }

  #notify({ id, name, author, content }: Message): void {
    const { text, language } = this.#locale;
    const who = name || text(author === 'bot' ? 'chat.bot' : 'chat.agent');
    const body = content.type === 'text' ? content.text.slice(0, 140) : '';
    try {
      const notification = new Notification(text('chat.notification', { name: who }), { body, tag: id, lang: language });
      notification.onclick = () => {
        globalThis.focus();
        this.#options.open();
        notification.close();
      };
    } catch {
      // Chromium on Android has the class and lets only service workers use it
    }
  }

  #writeTitle(): void {
    const unread = this.#chat?.state.conversation?.unread ?? 0;
    if (unread === 0 || !this.#document.hidden) return this.#restoreTitle();
    this.#title ??= this.#document.title;
    this.#document.title = `(${String(unread)}) ${this.#title}`;
  }

  #restoreTitle(): void {
    // a page that gave itself another title meanwhile keeps it
    if (this.#title !== undefined && /^\(\d+\) /.test(this.#document.title)) this.#document.title = this.#title;
    this.#title = undefined;
  }
}

/** How long a tab keeps the others from drawing attention to the same message, in ms. */
const hush = 3000;

async function firstOfTabs(messageId: string, clock: Clock, draw: () => Promise<void>): Promise<void> {
  const locks = (navigator as { readonly locks?: LockManager }).locks;
  if (!locks) return draw();
  await locks.request(`contact-center-widgets/attention/${messageId}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    await draw();
    await sleep(clock, hush);
  });
}
