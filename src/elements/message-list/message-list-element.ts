import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LocaleController } from '../../context/locale-controller.js';
import { OlderMessagesRequestEvent } from '../../events/chat-requests.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { chatBook } from '../../locales/books/chat-book.js';
import type { Attendant } from '../../model/conversation.js';
import { isOwn, type Message } from '../../model/message.js';
import { arrowDownIcon } from '../icons/arrow-down.js';
import { icon } from '../icons/icon.js';
import { authorMark, authorName } from '../message-bubble/author.js';
import type { FileView } from '../message-bubble/file-view.js';
import type { MapService } from '../message-bubble/map-link.js';
import type { MessageBubbleElement } from '../message-bubble/message-bubble-element.js';
import { clockTime, dayLabel } from '../message-bubble/times.js';
import { FocusController } from '../softphone/focus-controller.js';
import { messageListStyles } from './message-list-element.css.js';
import { startsDay, startsGroup } from './row-facts.js';
import { TranscriptRows } from './transcript-rows.js';
import { TranscriptVoice } from './transcript-voice.js';
import { ViewController } from './view-controller.js';

/** How far from the top older messages are asked for, in px. */
const nearTop = 240;

/**
 * The transcript of a conversation. Of a long one only the rows near the reader are in
 * the page, at most 60; of a short one all. It stays at the bottom as long as the reader
 * is there, keeps its place otherwise, and reads each new message out once.
 *
 * @slot start - Stands above the first message once there are no older ones.
 * @fires cc-older-messages-request - The reader comes near the first message, or asks for what was before it.
 * @fires cc-message-send-request - A quick reply or a similar question was chosen.
 * @fires cc-message-retry-request - A failed message is to be sent after all.
 * @fires cc-message-discard-request - A failed message, or an upload, is given up.
 * @fires cc-file-open-request - A file is to be seen or kept. Unless canceled, it is fetched by `files`.
 * @fires cc-feedback-request - A bot's answer is rated.
 * @csspart view - What scrolls.
 * @csspart day - Name of a day.
 * @csspart new-line - Where the messages begin that came while the reader was elsewhere.
 * @csspart latest - Leads to the latest message.
 * @csspart older - Asks for older messages.
 * @csspart typing - Somebody writes.
 * @csspart announcements - What is read out.
 */
export class MessageListElement extends LitElement {
  static readonly tagName = 'cc-message-list';
  static override styles: CSSResultGroup = messageListStyles;

  /** Oldest first; each with an id of its own. */
  @property({ attribute: false }) messages: readonly Message[] = [];
  /** There are older ones that can be asked for. */
  @property({ type: Boolean, attribute: 'has-older' }) hasOlder = false;
  /** They are on their way. */
  @property({ type: Boolean, attribute: 'loading-older' }) loadingOlder = false;
  /** The far end is writing. */
  @property({ type: Boolean }) typing = false;
  /** Who is the far end. */
  @property({ attribute: false }) attendant: Attendant = { kind: 'nobody' };
  /** Gives the bytes of files and pictures. Without it they are told by name. */
  @property({ attribute: false }) files: FileView | undefined;
  /** Where places are shown, as a link: `tencent` or `google`. Without it a place is text. */
  @property({ attribute: 'map-service' }) mapService: MapService | undefined;
  /** Origins from which avatars may be loaded, such as `https://cdn.example.com`. */
  @property({ attribute: false }) imageOrigins: readonly string[] = [];
  /** What time it is. */
  @property({ attribute: false }) clock: Clock = systemClock;

  @query('.view', true) private viewElement!: HTMLElement;

  readonly #locale = new LocaleController(this, chatBook);
  readonly #rows = new TranscriptRows();
  readonly #voice = new TranscriptVoice(this, this.#locale);
  readonly #view = new ViewController(this, this.#rows, {
    element: () => this.viewElement,
    moved: () => this.#onMoved(),
  });
  #unseen = 0;
  #newFrom: string | undefined;
  #askedAt: string | undefined;

  constructor() {
    super();
    new FocusController(this, () => (this.shadowRoot?.activeElement ? undefined : this.viewElement));
  }

  /** Shows the latest message. */
  scrollToLatest(): void {
    this.#view.toEnd();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('messages')) this.#take(this.messages);
    if (changed.has('typing') || changed.has('attendant')) this.#voice.hearTyping(this.typing ? this.#attendantName() : undefined);
  }

  #take(messages: readonly Message[]): void {
    const first = !this.hasUpdated;
    const { moved, appended, goesOn } = this.#rows.take(messages, this.#view.width);
    this.#view.follow(moved, goesOn);
    if (first) return this.#voice.watch(messages);
    this.#voice.hear(appended);
    this.#voice.watch(messages);
    if (appended.some(isOwn)) {
      this.#newFrom = undefined;
      this.#view.stick();
    }
    const others = appended.filter((message) => !isOwn(message));
    if (this.#view.atEnd || !others[0]) return;
    if (this.#unseen === 0) this.#newFrom = others[0].id;
    this.#unseen += others.length;
  }

  override render(): TemplateResult {
    const { text } = this.#locale;
    return html`
      <div class="view" part="view" role="log" aria-live="off" aria-label=${text('transcript.label')} aria-busy=${this.loadingOlder} tabindex="0">
        <div class="head">${this.#renderHead()}</div>
        ${repeat(
          this.#view.pieces(),
          (piece) => (piece.type === 'gap' ? `gap ${piece.key}` : (this.messages[piece.row]?.id ?? '')),
          (piece) => (piece.type === 'gap' ? html`<div class="gap" .style=${blockSize(piece.height)}></div>` : this.#renderRow(piece.row)),
        )}
        <div class="tail">${this.typing ? this.#renderTyping() : nothing}</div>
      </div>
      ${this.#renderLatest()} ${this.#voice.render()}
    `;
  }

  protected override updated(): void {
    this.#view.watch();
  }

  #renderHead(): TemplateResult {
    const { text } = this.#locale;
    if (!this.hasOlder) return html`<slot name="start"></slot>`;
    return html`
      <button class="older" part="older" type="button" aria-busy=${this.loadingOlder} @click=${this.#askOlder}>
        ${text(this.loadingOlder ? 'transcript.loading-older' : 'transcript.older')}
      </button>
    `;
  }

  #renderRow(row: number): TemplateResult | typeof nothing {
    const { messages } = this;
    const message = messages[row];
    if (!message) return nothing;
    const { text, language } = this.#locale;
    const isNew = message.id === this.#newFrom;
    const leading = isNew || startsGroup(messages, row);
    const next = messages[row + 1];
    const trailing = !next || next.id === this.#newFrom || startsGroup(messages, row + 1);
    return html`
      <div class="row ${leading ? 'leading' : ''}" part="row" role="article" aria-posinset=${row + 1} aria-setsize=${this.hasOlder ? -1 : messages.length} aria-label=${`${authorName(message, this.#locale)}, ${clockTime(message.at, language)}`}>
        ${startsDay(messages, row) ? html`<p class="day" part="day"><time>${dayLabel(message.at, this.clock.now(), language)}</time></p>` : nothing}
        ${isNew ? html`<p class="new" part="new-line"><span>${text('transcript.new-line')}</span></p>` : nothing}
        <cc-message-bubble
          .message=${message}
          .leading=${leading}
          .trailing=${trailing}
          .latest=${row === messages.length - 1}
          .delivery=${row === this.#rows.lastOwn}
          .files=${this.files}
          .mapService=${this.mapService}
          .imageOrigins=${this.imageOrigins}
        ></cc-message-bubble>
      </div>
    `;
  }

  #renderTyping(): TemplateResult {
    const { attendant } = this;
    const author = attendant.kind === 'nobody' ? ({ author: 'agent' } as const) : { author: attendant.kind, ...attendant };
    return html`
      <div class="typing" part="typing">
        ${authorMark(author, this.imageOrigins)}
        <span class="dots" title=${this.#locale.text('transcript.typing', { name: this.#attendantName() })}><i></i><i></i><i></i></span>
      </div>
    `;
  }

  #renderLatest(): TemplateResult | typeof nothing {
    if (!this.#view.isAway && this.#unseen === 0) return nothing;
    const { text } = this.#locale;
    const label = this.#unseen > 0 ? text('transcript.new', { count: this.#unseen }) : text('transcript.latest');
    return html`
      <button class="latest ${this.#unseen > 0 ? 'counted' : 'icon-only'}" part="latest" type="button" aria-label=${label} title=${label} @click=${this.#onLatest}>
        ${this.#unseen > 0 ? html`<span>${label}</span>` : nothing} ${icon(arrowDownIcon)}
      </button>
    `;
  }

  #attendantName(): string {
    const { attendant } = this;
    return attendant.kind === 'nobody'
      ? this.#locale.text('message.author.agent')
      : authorName({ author: attendant.kind, ...attendant }, this.#locale);
  }

  /** The bubbles that are in the page. */
  get bubbles(): readonly MessageBubbleElement[] {
    return [...this.renderRoot.querySelectorAll<MessageBubbleElement>('cc-message-bubble')];
  }

  #onMoved(): void {
    if (this.#view.atEnd && this.#unseen > 0) {
      this.#unseen = 0;
      this.requestUpdate();
    }
    const first = this.messages[0]?.id;
    // once for each place: when it fails, the button is there
    if (this.#view.top < nearTop && !this.#view.atEnd && first !== this.#askedAt) {
      this.#askedAt = first;
      this.#askOlder();
    }
  }

  #askOlder(): void {
    if (this.hasOlder && !this.loadingOlder) this.dispatchEvent(new OlderMessagesRequestEvent());
  }

  #onLatest(): void {
    this.scrollToLatest();
    this.viewElement.focus({ preventScroll: true });
  }
}

// A browser keeps a length as a float: that of a very high gap is off by a part of a pixel with every row that
// comes into it, and all rows below would be painted again. Whole pixels are exact, and so is what is left over.
// It is text, as the setter of `style` takes it by the CSS object model, which a strict policy allows; the types know the getter.
function blockSize(height: number): CSSStyleDeclaration {
  const whole = Math.floor(height);
  return `block-size:${whole}px;margin-block-end:${height - whole}px` as unknown as CSSStyleDeclaration;
}
