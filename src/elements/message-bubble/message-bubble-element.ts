import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { MessageDiscardRequestEvent, MessageRetryRequestEvent, MessageSendRequestEvent } from '../../events/chat-requests.js';
import type { RequestEvent } from '../../events/request-event.js';
import { chatBook } from '../../locales/books/chat-book.js';
import type { WordKey } from '../../locales/words.js';
import type { CcError } from '../../model/error.js';
import { isOwn, type Message } from '../../model/message.js';
import { checkCheckIcon } from '../icons/check-check.js';
import { checkIcon } from '../icons/check.js';
import { circleAlertIcon } from '../icons/circle-alert.js';
import { clockIcon } from '../icons/clock.js';
import { icon } from '../icons/icon.js';
import { LateController, type LateLoad } from '../late-part/late-controller.js';
import { cleanLine, cleanText } from '../safe-text/clean-text.js';
import { isEmojiOnly } from '../safe-text/parse-text.js';
import { safeText } from '../safe-text/safe-text.js';
import { authorMark, authorName } from './author.js';
import type { FileView } from './file-view.js';
import type { MapService } from './map-link.js';
import { messageBubbleStyles } from './message-bubble-element.css.js';
import type { RichContent } from './rich-content.js';
import { spokenContent } from './spoken-content.js';
import { clockTime, fullTime } from './times.js';

/** How much of a text is shown before somebody wants more, in characters and lines. */
const firstLength = 900;
const firstLines = 24;

/**
 * One message of a conversation: what it says, by whom, when, and what became of it.
 * Everything in it is from outside and is shown as text; links are http, https,
 * mailto or tel; nothing is loaded from elsewhere but avatars of allowed origins.
 *
 * @fires cc-message-send-request - A quick reply or a similar question was chosen.
 * @fires cc-message-retry-request - A failed message is to be sent after all.
 * @fires cc-message-discard-request - A failed message, or an upload, is given up.
 * @fires cc-file-open-request - A file is to be seen or kept. Unless canceled, the bubble fetches it by `files`.
 * @fires cc-feedback-request - A bot's answer is rated.
 * @csspart bubble - What the message says.
 * @csspart author - Who wrote it.
 * @csspart avatar - The author's mark.
 * @csspart status - What became of an own message.
 * @csspart reply - A quick reply.
 */
export class MessageBubbleElement extends LitElement {
  static readonly tagName = 'cc-message-bubble';
  static override styles: CSSResultGroup = messageBubbleStyles;
  /** How it loads what few messages have. Set where the tag is defined. @internal */
  static late: { readonly rich: LateLoad<MessageBubbleElement, RichContent> } | undefined;

  /** What to show. */
  @property({ attribute: false }) message: Message | undefined;
  /** The first of several by the same author: says who. */
  @property({ type: Boolean, reflect: true }) leading = false;
  /** The last of several by the same author. */
  @property({ type: Boolean, reflect: true }) trailing = false;
  /** The last one of the conversation: its quick replies can be pressed. */
  @property({ type: Boolean }) latest = false;
  /** Tells what became of an own message. A failed one tells always. */
  @property({ type: Boolean }) delivery = false;
  /** Gives the bytes of files and pictures. Without it they are told by name. */
  @property({ attribute: false }) files: FileView | undefined;
  /** Where places are shown. Without it a place is text. */
  @property({ attribute: 'map-service' }) mapService: MapService | undefined;
  /** Origins from which avatars may be loaded. */
  @property({ attribute: false }) imageOrigins: readonly string[] = [];

  @state() private pieces = 1;

  readonly #locale = new LocaleController(this, chatBook);
  readonly #rich = new LateController<MessageBubbleElement, RichContent>(this, () => MessageBubbleElement.late?.rich);

  /** Somebody is in the middle of something here: it has the focus, plays, or is shown large. */
  get engaged(): boolean {
    const root = this.shadowRoot;
    if (!root) return false;
    return root.activeElement !== null || [...root.querySelectorAll('audio, video')].some((media) => !(media as HTMLMediaElement).paused);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('message') && changed.get('message')?.id !== this.message?.id) this.pieces = 1;
    if (this.message && isRich(this.message)) this.#rich.want();
  }

  // what a message says is there when it is told to be
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#rich.settled;
    return super.getUpdateComplete();
  }

  override render(): TemplateResult | typeof nothing {
    const { message } = this;
    if (!message) return nothing;
    if (message.author === 'system') return this.#renderNotice(message);
    const own = isOwn(message);
    return html`
      <div class="message ${own ? 'own' : 'other'} ${message.author} ${message.status}">
        ${own ? nothing : this.leading ? authorMark(message, this.imageOrigins) : html`<span class="avatar-space"></span>`}
        <div class="column">
          ${own || !this.leading ? nothing : html`<p class="who" part="author"><bdi>${authorName(message, this.#locale)}</bdi> ${this.#renderTime(message)}</p>`}
          <div class="line">
            ${this.#renderBubble(message)}
            ${this.leading && !own ? nothing : this.#renderTime(message, 'when')}
          </div>
          ${own ? this.#renderStatus(message) : this.#renderOffers(message)}
        </div>
      </div>
    `;
  }

  #renderTime({ at }: Message, look = ''): TemplateResult {
    const { language } = this.#locale;
    return html`<time class="${look} numbers" datetime=${isoTime(at)} title=${fullTime(at, language)}>${clockTime(at, language)}</time>`;
  }

  #renderNotice(message: Message): TemplateResult {
    const { content } = message;
    if (content.type === 'gap') return html`<p class="notice" part="notice">${this.#locale.text('message.gap')}</p>`;
    const text = content.type === 'text' || content.type === 'unknown' ? content.text : '';
    return html`<p class="notice" part="notice" dir="auto">${safeText(text.slice(0, firstLength))}</p>`;
  }

  #renderBubble(message: Message): TemplateResult {
    const { content } = message;
    if (message.recalled) return html`<div class="bubble gone" part="bubble">${this.#locale.text('message.recalled')}</div>`;
    switch (content.type) {
      case 'text':
        return isEmojiOnly(content.text)
          ? html`<div class="bubble emoji" part="bubble">${cleanText(content.text).trim()}</div>`
          : html`<div class="bubble text" part="bubble" dir="auto">${this.#renderText(content.text)}</div>`;
      case 'file':
        return this.#renderRich(message, content.file.kind);
      case 'card':
      case 'location':
        return this.#renderRich(message);
      case 'gap': // a notice
      case 'unknown':
        return html`<div class="bubble text" part="bubble" dir="auto"><em>${this.#locale.text('message.unknown')}</em>${content.type === 'unknown' && content.text ? html`<br />${this.#renderText(content.text)}` : nothing}</div>`;
    }
  }

  // until it is loaded, what a screen reader is told
  #renderRich(message: Message, kind = ''): TemplateResult {
    const rich = this.#rich.part;
    if (rich) return html`<div class="bubble media ${kind}" part="bubble">${rich.render(message, this.#locale)}</div>`;
    const again = html` <button class="more" type="button" @click=${() => void this.#rich.bring()}>${this.#locale.text('message.retry')}</button>`;
    return html`<div class="bubble text waiting ${kind}" part="bubble" dir="auto">${spokenContent(message, this.#locale)}${this.#rich.failed ? again : nothing}</div>`;
  }

  #renderText(text: string): TemplateResult {
    const whole = cleanText(text);
    const shown = shownPart(whole, this.pieces);
    if (shown.length === whole.length) return html`${safeText(text)}`;
    return html`${safeText(shown)}… <button class="more" type="button" @click=${() => (this.pieces *= 8)}>${this.#locale.text('message.more')}</button>`;
  }

  #renderStatus(message: Message): TemplateResult | typeof nothing {
    const { text } = this.#locale;
    const { status } = message;
    if (status === 'received' || (status !== 'failed' && !this.delivery)) return nothing;
    const shape = { pending: clockIcon, sent: checkIcon, read: checkCheckIcon, failed: circleAlertIcon }[status];
    return html`
      <div class="status ${status}" part="status">
        ${icon(shape)}
        <div>
          <span>${status === 'failed' && message.error?.code === 'message-uncertain' ? text('error.message-uncertain') : this.#renderFate(message)}</span>
          ${
            status === 'failed'
              ? html`<span class="remedies">
                  <button class="link" part="retry" type="button" @click=${() => this.#request(new MessageRetryRequestEvent(message.id))}>${text('message.retry')}</button>
                  <button class="link" part="discard" type="button" @click=${() => this.#request(new MessageDiscardRequestEvent(message.id))}>${text('message.discard')}</button>
                </span>`
              : nothing
          }
        </div>
      </div>
    `;
  }

  #renderFate(message: Message): TemplateResult {
    const { status, error } = message;
    const { text } = this.#locale;
    return html`${text(`message.status.${status as 'sent'}`)}${status === 'sent' || status === 'read' ? html` · ${this.#renderTime(message)}` : nothing}${status === 'failed' && error ? html` · ${text(failureKey(error))}` : nothing}`;
  }

  #renderOffers(message: Message): TemplateResult | typeof nothing {
    if (message.recalled) return nothing;
    const { text } = this.#locale;
    const questions = message.similarQuestions ?? [];
    const replies = this.latest ? (message.quickReplies ?? []) : [];
    return html`
      ${
        questions.length > 0
          ? html`<div class="questions" role="group" aria-label=${text('message.did-you-mean')}>
              <p>${text('message.did-you-mean')}</p>
              ${questions.slice(0, 20).map((question) => this.#renderOffer('question', question))}
            </div>`
          : nothing
      }
      ${replies.length > 0 ? html`<div class="replies" role="group" aria-label=${text('message.replies')}>${replies.slice(0, 20).map((reply) => this.#renderOffer('reply', reply))}</div>` : nothing}
      ${message.feedback === undefined ? nothing : (this.#rich.part?.renderFeedback(message, this.#locale) ?? html`<div class="rating-space"></div>`)}
    `;
  }

  #renderOffer(kind: 'question' | 'reply', offer: string): TemplateResult {
    return html`<button class=${kind} part="reply" type="button" @click=${() => this.#request(new MessageSendRequestEvent(offer))}><bdi>${cleanLine(offer).slice(0, 200)}</bdi></button>`;
  }

  readonly #request = (event: RequestEvent): boolean => this.dispatchEvent(event);
}

/** Whether there is more to show than a text. */
function isRich({ content, feedback, recalled }: Message): boolean {
  return !recalled && (feedback !== undefined || content.type === 'file' || content.type === 'card' || content.type === 'location');
}

/** Why a message was not sent, in the words of a chat. */
function failureKey({ code }: CcError): WordKey {
  if (code === 'message-refused' || code === 'file-refused' || code === 'conversation-gone') return `error.${code}`;
  return code === 'backend-unreachable' ? 'chat.error.unreachable' : 'chat.error.refused';
}

function shownPart(text: string, pieces: number): string {
  const lines = text.split('\n', firstLines * pieces + 1);
  const byLines = lines.length > firstLines * pieces ? lines.slice(0, firstLines * pieces).join('\n') : text;
  if (byLines.length <= firstLength * pieces * 1.3) return byLines;
  return (
    byLines
      .slice(0, firstLength * pieces)
      // never through the middle of a letter that takes two, nor of an address, which would lead elsewhere
      .replace(/[\ud800-\udbff]$/, '')
      .replace(/(?:https?:\/\/|www\.|mailto:|tel:)\S*$/i, '')
  );
}

function isoTime(at: number): string {
  return Number.isFinite(at) && Math.abs(at) < 8.64e15 ? new Date(at).toISOString() : '';
}
