import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { HangUpRequestEvent } from '../../events/call-requests.js';
import { SplitRequestEvent } from '../../events/conference-requests.js';
import type { RequestEvent } from '../../events/request-event.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { callExtrasBook } from '../../locales/books/call-extras-book.js';
import { voiceBook } from '../../locales/books/voice-book.js';
import { type Call, isHeldHere } from '../../model/call.js';
import { avatar } from '../avatar/avatar.js';
import { stateKey } from '../call-words/call-words.js';
import { icon } from '../icons/icon.js';
import { micOffIcon } from '../icons/mic-off.js';
import { pauseIcon } from '../icons/pause.js';
import { userRoundMinusIcon } from '../icons/user-round-minus.js';
import { usersRoundIcon } from '../icons/users-round.js';
import { shownLabel } from '../party-label/shown-label.js';
import { SettlingController } from '../settling/settling-controller.js';
import { conferencePeopleStyles } from './conference-people-element.css.js';

/**
 * Who is in a conference, each with what can be done: take them aside, on hold,
 * or remove them. A card keeps its place when another one goes, for half a second
 * nothing that moved can be hit.
 *
 * @fires cc-split-request - The agent wants to take somebody aside.
 * @fires cc-hang-up-request - The agent wants somebody removed.
 * @csspart title - That it is a conference.
 * @csspart state - How many, or that all are on hold.
 * @csspart muted - Says that the agent is muted.
 * @csspart people - All cards.
 * @csspart person - One card.
 * @csspart party - Name or number.
 * @csspart aside - Takes them aside.
 * @csspart remove - Removes them.
 */
export class ConferencePeopleElement extends LitElement {
  static readonly tagName = 'cc-conference-people';
  static override styles: CSSResultGroup = conferencePeopleStyles;

  /** The calls of the conference. */
  @property({ attribute: false }) calls: readonly Call[] = [];
  /** Ids of those that are being taken aside or removed. */
  @property({ attribute: false }) busy: ReadonlySet<string> = new Set();
  /** What time it is. */
  @property({ attribute: false }) clock: Clock = systemClock;

  readonly #locale = new LocaleController(this, voiceBook, callExtrasBook);
  readonly #settling = new SettlingController(this, () => this.clock);

  protected override willUpdate(_changed: PropertyValues): void {
    this.#settling.show(this.calls.map(({ id }) => id).join(' '));
  }

  override render(): TemplateResult | typeof nothing {
    const { calls } = this;
    if (calls.length === 0) return nothing;
    const { text } = this.#locale;
    const held = calls.every(isHeldHere);
    const muted = !held && calls.every((call) => call.muted);
    return html`
      <div class="head ${held ? 'held' : ''}">
        <span class="sign">${icon(held ? pauseIcon : usersRoundIcon)}</span>
        <h2 part="title">${text('conference.title')}</h2>
        <p class="count" part="state">${text(held ? 'conference.held' : 'conference.count', { count: calls.length })}</p>
        ${muted ? html`<p class="muted" part="muted">${icon(micOffIcon)}${text('call.muted')}</p>` : nothing}
      </div>
      <ul part="people" aria-label=${text('conference.title')}>
        ${calls.map((call) => this.#renderPerson(call, held))}
      </ul>
    `;
  }

  #renderPerson(call: Call, held: boolean): TemplateResult {
    const { text } = this.#locale;
    const party = shownLabel(call.party) || text('call.unknown-party');
    const away = call.hold === 'remote' || call.media === 'interrupted';
    return html`
      <li class=${away ? 'away' : ''} part="person">
        ${avatar(call.party)}
        <div class="about">
          <p class="party" part="party"><bdi>${party}</bdi></p>
          <p class="state">
            ${away || held ? html`<span>${text(stateKey(call))}</span>` : nothing}
            <cc-call-timer .since=${call.answeredAt ?? call.startedAt} .clock=${this.clock}></cc-call-timer>
          </p>
        </div>
        <div class="actions">
          ${this.#renderAction(call, 'aside', text('conference.aside', { party }), pauseIcon, SplitRequestEvent)}
          ${this.#renderAction(call, 'remove', text('conference.remove', { party }), userRoundMinusIcon, HangUpRequestEvent)}
        </div>
      </li>
    `;
  }

  #renderAction(
    call: Call,
    name: 'aside' | 'remove',
    label: string,
    shape: SVGTemplateResult,
    Request: new (callId: string) => RequestEvent,
  ): TemplateResult {
    const busy = this.busy.has(call.id);
    const onClick = (): void => {
      if (!busy && this.#settling.settled) this.dispatchEvent(new Request(call.id));
    };
    return html`
      <button class="icon-only ${name}" part=${name} type="button" aria-label=${label} title=${label} aria-busy=${busy} @click=${onClick}>${icon(shape)}</button>
    `;
  }
}
