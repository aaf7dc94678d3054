import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { chatBook } from '../../locales/books/chat-book.js';
import { queueBook } from '../../locales/books/queue-book.js';
import type { QueuePlace } from '../../model/conversation.js';
import { queueNoticeStyles } from './queue-notice-element.css.js';
import { shownPlace } from './shown-place.js';

/**
 * Where a visitor stands in the queue: the place, how long it usually takes,
 * how long it has taken. A change of place is announced; the time that passes is not.
 *
 * @csspart base - All of it.
 * @csspart place - The place in words.
 */
export class QueueNoticeElement extends LitElement {
  static readonly tagName = 'cc-queue-notice';
  static override styles: CSSResultGroup = queueNoticeStyles;

  /** The place; undefined before the centre has told. */
  @property({ attribute: false }) queue: QueuePlace | undefined;
  /** Since when the visitor waits, in ms since the epoch; undefined: by what the centre tells. */
  @property({ attribute: false }) since: number | undefined;
  /** What time it is. */
  @property({ attribute: false }) clock: Clock = systemClock;

  readonly #locale = new LocaleController(this, chatBook, queueBook);
  #since: number | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('queue') && !changed.has('since')) return;
    const { waited } = shownPlace(this.queue);
    // by the centre's count: a reload does not begin anew
    this.#since = waited === undefined ? this.since : this.clock.now() - waited * 1000;
  }

  override render(): TemplateResult {
    const { text, language } = this.#locale;
    const { estimated, limit } = shownPlace(this.queue);
    return html`
      <div class="queue" part="base" lang=${language}>
        <span class="pulse" aria-hidden="true"></span>
        <p class="place" part="place" role="status">${this.#place}</p>
        <dl class="numbers">
          ${
            this.#since === undefined
              ? nothing
              : html`<div><dt>${text('queue.waited')}</dt><dd><cc-call-timer .since=${this.#since} .clock=${this.clock}></cc-call-timer></dd></div>`
          }
          ${estimated === undefined ? nothing : html`<div><dt>${text('queue.estimated')}</dt><dd>${this.#minutes(estimated)}</dd></div>`}
        </dl>
        <p class="help" dir="auto">${text('queue.help')} ${limit === undefined ? nothing : text('queue.limit', { count: Math.max(1, Math.round(limit / 60)) })}</p>
      </div>
    `;
  }

  get #place(): string {
    const { position } = shownPlace(this.queue);
    if (position === undefined) return this.#locale.text('queue.waiting');
    return position <= 1 ? this.#locale.text('queue.next') : this.#locale.text('queue.position', { position });
  }

  #minutes(seconds: number): string {
    return seconds < 60 ? this.#locale.text('queue.short') : this.#locale.text('queue.minutes', { count: Math.round(seconds / 60) });
  }
}
