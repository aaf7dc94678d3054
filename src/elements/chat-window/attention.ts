import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Chat } from '../../context/contexts.js';
import { LocaleController } from '../../context/locale-controller.js';
import type { Clock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';
import { chatBook } from '../../locales/books/chat-book.js';
import type { Message } from '../../model/message.js';
import { notificationSetting } from './notifications.js';
import { TitleCount } from './title-count.js';
import type { WindowMemory } from './window-memory.js';

/** What attention is drawn with. */
export interface AttentionOptions {
  readonly memory: () => WindowMemory;
  readonly clock: () => Clock;
  /** The window stands open on the page. */
  readonly isOpen: () => boolean;
  /** Shows the conversation. */
  readonly open: () => void;
  /** Loads the signals, when there is something to say, which most visitors see by themselves. */
  readonly signals: () => Promise<AttentionSignals>;
}

/** How attention is drawn. */
export type AttentionSignals = Pick<typeof import('./message-notification.js'), 'showNotification'> &
  Pick<typeof import('./message-tone.js'), 'canBeHeard' | 'playMessageTone'>;

/** How long other tabs have to say that they show a message, in ms. */
const glance = 250;
/** What comes within this time after a tone is told by it, too, in ms. */
const hush = 3000;

/**
 * Draws attention to what is not seen: a tone, a notification when the page is
 * hidden, the count in the page's title. Of several tabs one makes itself heard,
 * and none while another shows what came.
 */
export class Attention implements ReactiveController {
  readonly #document: Document;
  readonly #options: AttentionOptions;
  readonly #locale: LocaleController;
  readonly #title: TitleCount;
  #chat: Chat | undefined;
  #end = new AbortController();
  #withdraw: () => void = () => {};

  constructor(host: ReactiveControllerHost & HTMLElement, options: AttentionOptions) {
    this.#document = host.ownerDocument;
    this.#options = options;
    this.#locale = new LocaleController(host, chatBook);
    this.#title = new TitleCount(this.#document);
    host.addController(this);
  }

  /** Follows this chat from now on. */
  follow(chat: Chat | undefined): void {
    if (chat === this.#chat) return;
    this.#end.abort();
    this.#chat = chat;
    if (!chat) return;
    const { signal } = (this.#end = new AbortController());
    const stop = chat.on('received', (message) => {
      this.#onMessage(message, signal).catch(() => undefined); // what cannot be loaded is not heard
    });
    signal.addEventListener('abort', stop);
    chat.subscribe(() => this.#count(), { selector: ({ conversation }) => conversation?.unread ?? 0, signal });
    this.#document.addEventListener('visibilitychange', () => this.#count(), { signal });
    signal.addEventListener('abort', () => {
      this.#title.show(0);
      this.#withdraw();
    });
    this.#count();
  }

  hostDisconnected(): void {
    this.follow(undefined);
  }

  get #unread(): number {
    return this.#chat?.state.conversation?.unread ?? 0;
  }

  /** What comes is on the screen; whether anybody looks at it is another question. */
  get #isShown(): boolean {
    return this.#options.isOpen() && !this.#document.hidden;
  }

  #count(): void {
    const unread = this.#unread;
    this.#title.show(this.#isShown ? 0 : unread);
    if (unread === 0) this.#withdraw();
  }

  async #onMessage(message: Message, signal: AbortSignal): Promise<void> {
    const { clock, memory } = this.#options;
    // notices of the centre itself are no news to come back for
    if (message.author === 'system') return;
    // whoever has the page before their eyes, in whichever tab, needs no notification
    if (!this.#document.hidden) void this.#once(message.id, () => {});
    if (this.#isShown && this.#document.hasFocus()) return;
    if (!this.#isShown) {
      await sleep(clock(), glance);
      if (signal.aborted || this.#unread === 0) return;
    }
    if (this.#document.hidden && notificationSetting(memory()) === 'on') await this.#notify(message);
    if (memory().get('quiet') === undefined) await this.#sound();
  }

  async #notify(message: Message): Promise<void> {
    const { showNotification } = await this.#options.signals();
    if (this.#unread === 0) return;
    void this.#once(message.id, () => (this.#withdraw = showNotification(message, this.#locale, this.#options.open)));
  }

  async #sound(): Promise<void> {
    const { canBeHeard, playMessageTone } = await this.#options.signals();
    // a tab that was never touched leaves it to one that is heard
    if (await canBeHeard(this.#options.clock())) await this.#once('tone', playMessageTone);
  }

  /** Does it unless another tab has just done so. */
  async #once(what: string, draw: () => void): Promise<void> {
    const locks = (navigator as { readonly locks?: LockManager }).locks;
    if (!locks) return draw();
    await locks.request(`contact-center-widgets/attention/${what}`, { ifAvailable: true }, async (lock) => {
      if (!lock) return;
      draw();
      await sleep(this.#options.clock(), hush);
    });
  }
}
