import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { voiceBook } from '../../locales/books/voice-book.js';
import { AnswerRequestEvent, DeclineRequestEvent } from '../../events/call-requests.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { type Call, isRingingIn } from '../../model/call.js';
import { avatar } from '../avatar/avatar.js';
import { type CallAction, longName } from '../call-words/call-words.js';
import { icon } from '../icons/icon.js';
import { phoneIcon } from '../icons/phone.js';
import { xIcon } from '../icons/x.js';
import { shownLabel } from '../party-label/shown-label.js';
import { defaultShortcutKeys, type ShortcutKeys } from '../softphone/shortcuts.js';
import { SettlingController } from '../settling/settling-controller.js';
import { incomingCallStyles } from './incoming-call-element.css.js';

/**
 * Shows who is calling and lets the agent answer or decline. Empty unless an
 * inbound call rings. For its first half second the buttons cannot be hit, so
 * that a click meant for something else answers nobody.
 *
 * @fires cc-answer-request - The agent wants to take the call.
 * @fires cc-decline-request - The agent wants to turn the call away.
 * @slot - What the page knows about the caller.
 * @csspart portrait - Ring around the initials that pulses.
 * @csspart avatar - Initials of the caller.
 * @csspart label - "Incoming call" and how long it has rung.
 * @csspart party - Name or number of the caller.
 * @csspart number - Number under the name.
 * @csspart actions - Row of the two buttons.
 * @csspart answer - Takes the call.
 * @csspart decline - Turns it away.
 */
export class IncomingCallElement extends LitElement {
  static readonly tagName = 'cc-incoming-call';
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles: CSSResultGroup = incomingCallStyles;

  /** The call that rings. */
  @property({ attribute: false }) call: Call | undefined;
  /** What has been asked for and is under way. */
  @property({ attribute: false }) busy: ReadonlySet<CallAction> = new Set();
  /** Names the keyboard shortcuts that a softphone has for the buttons. */
  @property({ type: Boolean }) shortcuts = false;
  /** What those are. */
  @property({ attribute: false }) shortcutKeys: ShortcutKeys = defaultShortcutKeys;
  /** What time it is. */
  @property({ attribute: false }) clock: Clock = systemClock;

  readonly #locale = new LocaleController(this, voiceBook);
  readonly #settling = new SettlingController(this, () => this.clock);

  protected override willUpdate(_changed: PropertyValues): void {
    this.#settling.show(this.call && isRingingIn(this.call) ? this.call.id : undefined);
  }

  override render(): TemplateResult | typeof nothing {
    const { call } = this;
    if (!call || !isRingingIn(call)) return nothing;
    const { text } = this.#locale;
    const { party } = call;
    const label = shownLabel(party) || text('call.unknown-party');
    return html`
      <div class="caller">
        <span class="pulse" part="portrait">${avatar(party)}</span>
        <p class="party ${label.length > longName ? 'long' : ''}" part="party"><bdi>${label}</bdi></p>
        ${party.name?.trim() && party.number ? html`<p class="number numbers" part="number"><bdi>${party.number}</bdi></p>` : nothing}
        <p class="label" part="label">
          <span>${text(call.answersAt === undefined ? 'call.incoming' : 'call.answers-itself')}</span>
          <cc-call-timer .since=${call.startedAt} .clock=${this.clock}></cc-call-timer>
        </p>
        <slot></slot>
      </div>
      <div class="actions" part="actions">${this.#renderAnswer()}${this.#renderDecline()}</div>
    `;
  }

  #renderAnswer(): TemplateResult {
    const label = this.#locale.text('call.answer');
    const key = this.shortcutKeys.answer;
    return html`
      <button
        class="positive pill answer"
        part="answer"
        type="button"
        aria-busy=${this.busy.has('answer')}
        aria-keyshortcuts=${(this.shortcuts && key) || nothing}
        title=${this.shortcuts && key ? `${label} (${key})` : nothing}
        @click=${this.#onAnswer}
      >
        ${icon(phoneIcon)}<span>${label}</span>
      </button>
    `;
  }

  #renderDecline(): TemplateResult {
    const label = this.#locale.text('call.decline');
    const key = this.shortcutKeys.decline;
    return html`
      <button
        class="pill decline"
        part="decline"
        type="button"
        aria-busy=${this.busy.has('decline')}
        aria-keyshortcuts=${(this.shortcuts && key) || nothing}
        title=${this.shortcuts && key ? `${label} (${key})` : nothing}
        @click=${this.#onDecline}
      >
        ${icon(xIcon)}<span>${label}</span>
      </button>
    `;
  }

  #onAnswer(): void {
    if (this.call && this.#settling.settled && !this.busy.has('answer')) this.dispatchEvent(new AnswerRequestEvent(this.call.id));
  }

  #onDecline(): void {
    if (this.call && this.#settling.settled && !this.busy.has('decline')) this.dispatchEvent(new DeclineRequestEvent(this.call.id));
  }
}
