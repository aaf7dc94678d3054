import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { voiceBook } from '../../locales/books/voice-book.js';
import {
  AnswerRequestEvent,
  DeclineRequestEvent,
  HangUpRequestEvent,
  HoldRequestEvent,
  ResumeRequestEvent,
} from '../../events/call-requests.js';
import { MergeRequestEvent } from '../../events/conference-requests.js';
import type { RequestEvent } from '../../events/request-event.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { type Call, isHeldHere, isRingingIn } from '../../model/call.js';
import { avatar } from '../avatar/avatar.js';
import { type CallAction, stateKey, stateSince } from '../call-words/call-words.js';
import { arrowLeftRightIcon } from '../icons/arrow-left-right.js';
import { icon } from '../icons/icon.js';
import { mergeIcon } from '../icons/merge.js';
import { pauseIcon } from '../icons/pause.js';
import { phoneOffIcon } from '../icons/phone-off.js';
import { phoneIcon } from '../icons/phone.js';
import { playIcon } from '../icons/play.js';
import { xIcon } from '../icons/x.js';
import { shownLabel } from '../party-label/shown-label.js';
import { SettlingController } from '../settling/settling-controller.js';
import { callListStyles } from './call-list-element.css.js';

const nothingBusy: ReadonlySet<CallAction> = new Set();

/**
 * Calls as cards of one line: who, what the call is doing, how long, and the
 * one thing to do next: answer (or decline) one that rings, take up a held one,
 * give up one that is calling out. When cards come or go, none can be hit for half
 * a second, since another may have moved under the pointer. A card stays what it is
 * while its call is listed; one that comes is added at the end. Empty without calls.
 *
 * @fires cc-answer-request - The agent wants to take a call that rings.
 * @fires cc-decline-request - The agent wants to turn it away.
 * @fires cc-resume-request - The agent wants to talk to a held one.
 * @fires cc-hold-request - The agent wants one held that talks.
 * @fires cc-hang-up-request - The agent wants to stop calling.
 * @fires cc-merge-request - The agent wants this call joined with the one that talks.
 * @csspart card - One call.
 * @csspart party - Who it is.
 * @csspart state - What it is doing.
 * @csspart action - What can be done.
 */
export class CallListElement extends LitElement {
  static readonly tagName = 'cc-call-list';
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles: CSSResultGroup = callListStyles;

  /** The calls to list. */
  @property({ attribute: false }) calls: readonly Call[] = [];
  /** Another call talks, and would be held if one of these were taken up. */
  @property({ type: Boolean }) talking = false;
  /** The call that the others may be joined with, if they may. */
  @property({ attribute: false }) joins: string | undefined;
  /** What has been asked for and is under way, by call id. */
  @property({ attribute: false }) busy: ReadonlyMap<string, ReadonlySet<CallAction>> = new Map();
  /** What time it is. */
  @property({ attribute: false }) clock: Clock = systemClock;

  readonly #locale = new LocaleController(this, voiceBook);
  readonly #settling = new SettlingController(this, () => this.clock);
  // whose card stands where: a place that became free stays so, so that the focus never ends up on another call's
  // button; the directive that is made for this weighs 880 bytes
  #places: readonly (Call | undefined)[] = [];

  protected override willUpdate(_changed: PropertyValues): void {
    this.#settling.show(this.calls.map(({ id }) => id).join(' '));
    const kept = this.#places.map((place) => this.calls.find(({ id }) => id === place?.id));
    const places = [...kept, ...this.calls.filter((call) => !kept.includes(call))];
    this.#places = places.slice(0, places.findLastIndex((call) => call) + 1);
  }

  override render(): TemplateResult | typeof nothing {
    if (this.calls.length === 0) return nothing;
    return html`
      <ul aria-label=${this.#locale.text('call.others')}>
        ${this.#places.map((call) => (call ? this.#renderCard(call) : nothing))}
      </ul>
    `;
  }

  #renderCard(call: Call): TemplateResult {
    const { text } = this.#locale;
    return html`
      <li class="card ${isRingingIn(call) ? 'ringing' : ''}" part="card">
        ${avatar(call.party)}
        <div class="about">
          <p class="party" part="party"><bdi>${shownLabel(call.party) || text('call.unknown-party')}</bdi></p>
          <p class="state" part="state">
            <span>${text(stateKey(call))}</span>
            ${call.state === 'ended' ? nothing : html`<cc-call-timer .since=${stateSince(call)} .clock=${this.clock}></cc-call-timer>`}
          </p>
        </div>
        <div class="actions">${this.#renderActions(call)}</div>
      </li>
    `;
  }

  #renderActions(call: Call): TemplateResult | typeof nothing {
    const { text } = this.#locale;
    if (call.state === 'ended') return nothing;
    if (isRingingIn(call)) {
      const answer = text(this.talking ? 'call.answer-and-hold' : 'call.answer');
      return html`
        ${this.#renderAction(call, 'decline', text('call.decline'), 'decline', xIcon, DeclineRequestEvent)}
        ${this.#renderAction(call, 'answer', answer, 'positive', phoneIcon, AnswerRequestEvent)}
      `;
    }
    if (call.state !== 'connected')
      return this.#renderAction(call, 'hangUp', text('call.cancel'), 'decline', phoneOffIcon, HangUpRequestEvent);
    if (!call.can.hold) return nothing;
    if (!isHeldHere(call)) return this.#renderAction(call, 'hold', text('call.hold'), 'outlined', pauseIcon, HoldRequestEvent);
    const resume = text(this.talking ? 'call.swap' : 'call.resume');
    return html`
      ${this.joins !== undefined && call.can.conference ? this.#renderJoin(call, this.joins) : nothing}
      ${this.#renderAction(call, 'resume', resume, 'outlined', this.talking ? arrowLeftRightIcon : playIcon, ResumeRequestEvent)}
    `;
  }

  #renderJoin(call: Call, other: string): TemplateResult {
    const label = this.#locale.text('call.join');
    const onClick = (): void => {
      if (this.#settling.settled) this.dispatchEvent(new MergeRequestEvent([other, call.id]));
    };
    return html`
      <button class="icon-only outlined join" part="action" type="button" aria-label=${label} title=${label} @click=${onClick}>${icon(mergeIcon)}</button>
    `;
  }

  #renderAction(
    call: Call,
    action: CallAction,
    label: string,
    look: string,
    shape: SVGTemplateResult,
    Request: new (callId: string) => RequestEvent,
  ): TemplateResult {
    const busy = (this.busy.get(call.id) ?? nothingBusy).has(action);
    const onClick = (): void => {
      if (!busy && this.#settling.settled) this.dispatchEvent(new Request(call.id));
    };
    return html`
      <button class="icon-only ${look}" part="action" type="button" aria-label=${label} title=${label} aria-busy=${busy} @click=${onClick}>${icon(shape)}</button>
    `;
  }
}
