import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { LocaleController } from '../../context/locale-controller.js';
import type { Message } from '../../model/message.js';
import { authorName } from '../message-bubble/author.js';
import { spokenContent } from '../message-bubble/spoken-content.js';

/** More than these at once are told by their number and the last one. */
const mostAtOnce = 5;
/** How many lines stay in the live region: enough for a slow voice to catch up. */
const mostKept = 8;

/**
 * Reads new messages out to a screen reader: each once, when it comes, in a region of its
 * own, so that neither drawing anew nor scrolling says anything. Older ones that are
 * loaded are not news.
 */
export class TranscriptVoice implements ReactiveController {
  readonly #locale: LocaleController;
  #lines: readonly { readonly key: number; readonly text: string }[] = [];
  #count = 0;
  readonly #pending = new Set<string>();
  readonly #failed = new Set<string>();
  #typing = '';
  #typingTold = false;

  constructor(host: ReactiveControllerHost, locale: LocaleController) {
    this.#locale = locale;
    host.addController(this);
  }

  /** Takes note of messages that came after all others. */
  hear(appended: readonly Message[]): void {
    const { text } = this.#locale;
    if (appended.length > mostAtOnce) this.#say(text('transcript.new', { count: appended.length }));
    for (const message of appended.length > mostAtOnce ? appended.slice(-1) : appended) this.#say(this.#spoken(message));
    if (appended.some(({ author }) => author !== 'visitor')) this.#typingTold = false;
  }

  /** Takes note of what became of own messages; only the youngest change. */
  watch(messages: readonly Message[]): void {
    for (const message of messages.slice(-40)) {
      const { id, status } = message;
      if (status === 'pending') {
        this.#pending.add(id);
        this.#failed.delete(id);
      } else if (this.#pending.delete(id) && status === 'failed' && !this.#failed.has(id)) {
        this.#failed.add(id);
        const { text } = this.#locale;
        const words = spokenContent(message, this.#locale);
        const isUncertain = message.error?.code === 'message-uncertain';
        this.#say(isUncertain ? `${text('error.message-uncertain')} ${words}` : text('transcript.not-sent', { text: words }));
      }
    }
  }

  /** Says that somebody writes, once until they have sent something. */
  hearTyping(name: string | undefined): void {
    if (name === undefined) this.#typing = '';
    else if (!this.#typingTold) {
      this.#typingTold = true;
      this.#typing = this.#locale.text('transcript.typing', { name });
    }
  }

  /** The live regions. They have to stand in the document before they say anything. */
  render(): TemplateResult {
    return html`
      <div class="visually-hidden" part="announcements" role="log" aria-live="polite" aria-relevant="additions">
        ${repeat(
          this.#lines,
          ({ key }) => key,
          ({ text }) => html`<p>${text}</p>`,
        )}
      </div>
      <p class="visually-hidden" role="status">${this.#typing}</p>
    `;
  }

  // a list that is put into a page again must not say again what it said
  hostDisconnected(): void {
    this.#lines = [];
    this.#typing = '';
  }

  #say(text: string): void {
    this.#lines = [...this.#lines, { key: this.#count++, text }].slice(-mostKept);
  }

  #spoken(message: Message): string {
    return this.#locale.text('transcript.said', { name: authorName(message, this.#locale), text: spokenContent(message, this.#locale) });
  }
}
