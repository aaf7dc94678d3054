import { type CSSResultGroup, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { voiceBook } from '../../locales/books/voice-book.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { type Call, isHeldHere } from '../../model/call.js';
import { avatar } from '../avatar/avatar.js';
import { longName, stateKey, stateSince } from '../call-words/call-words.js';
import { icon } from '../icons/icon.js';
import { micOffIcon } from '../icons/mic-off.js';
import { pauseIcon } from '../icons/pause.js';
import { triangleAlertIcon } from '../icons/triangle-alert.js';
import { shownLabel } from '../party-label/shown-label.js';
import { activeCallStyles } from './active-call-element.css.js';

/** How a call looks: one word for its colour, which is never the only sign. */
type CallTone = 'going-out' | 'connected' | 'held' | 'interrupted' | 'ended' | 'failed';

/**
 * Shows one call: who, what it is doing in words, how long, and whether the
 * agent is muted, on hold or not heard. Also how a call that is over ended.
 *
 * @slot - What the page knows about the party.
 * @csspart call - All of it.
 * @csspart portrait - Ring around the initials, in the colour of the call's state.
 * @csspart avatar - Initials of the party.
 * @csspart party - Name or number of the party.
 * @csspart number - Number under the name.
 * @csspart state - What the call is doing, and for how long.
 * @csspart muted - Says that the agent is muted.
 * @csspart auto-answered - Says that the phone answered by itself.
 * @csspart help - What can be done about a call that failed.
 */
export class ActiveCallElement extends LitElement {
  static readonly tagName = 'cc-active-call';
  static override styles: CSSResultGroup = activeCallStyles;

  /** The call to show. */
  @property({ attribute: false }) call: Call | undefined;
  /** What time it is. */
  @property({ attribute: false }) clock: Clock = systemClock;

  readonly #locale = new LocaleController(this, voiceBook);

  override render(): TemplateResult | typeof nothing {
    const { call } = this;
    if (!call) return nothing;
    const { text } = this.#locale;
    const { party } = call;
    const label = shownLabel(party) || text('call.unknown-party');
    return html`
      <div class="call ${toneOf(call)}" part="call">
        <span class="ring" part="portrait">${avatar(party)}</span>
        <p class="party ${label.length > longName ? 'long' : ''}" part="party"><bdi>${label}</bdi></p>
        ${party.name?.trim() && party.number ? html`<p class="number numbers" part="number"><bdi>${party.number}</bdi></p>` : nothing}
        ${this.#renderState(call)}
        ${call.muted && call.state === 'connected' ? html`<p class="chip" part="muted">${icon(micOffIcon)}${text('call.muted')}</p>` : nothing}
        ${call.autoAnswered && call.state !== 'ended' ? html`<p class="help" part="auto-answered">${text('call.answered-itself')}</p>` : nothing}
        ${call.error ? html`<p class="help" part="help">${text(`error.${call.error.code}`)}</p>` : nothing}
        <slot></slot>
      </div>
    `;
  }

  #renderState(call: Call): TemplateResult {
    return html`
      <p class="state" part="state">
        ${signOf(call)}<span>${this.#locale.text(stateKey(call))}</span>
        ${this.#renderTime(call)}
      </p>
    `;
  }

  #renderTime(call: Call): TemplateResult | typeof nothing {
    if (call.state === 'connected') return html`<cc-call-timer .since=${stateSince(call)} .clock=${this.clock}></cc-call-timer>`;
    if (call.state !== 'ended' || !call.answeredAt || !call.endedAt) return nothing;
    const duration = this.#locale.duration((call.endedAt - call.answeredAt) / 1000);
    return html`<span class="lasted numbers">${this.#locale.text('call.lasted', { duration })}</span>`;
  }
}

function toneOf(call: Call): CallTone {
  if (call.state === 'ended') return call.endReason === 'failed' ? 'failed' : 'ended';
  if (call.state !== 'connected') return 'going-out';
  if (call.media === 'interrupted') return 'interrupted';
  return call.hold === 'none' ? 'connected' : 'held';
}

function signOf(call: Call): TemplateResult | typeof nothing {
  if (call.state !== 'connected') return nothing;
  if (call.media === 'interrupted') return icon(triangleAlertIcon);
  return isHeldHere(call) || call.hold === 'remote' ? icon(pauseIcon) : html`<span class="dot"></span>`;
}
