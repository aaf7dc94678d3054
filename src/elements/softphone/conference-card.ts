import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import { HoldRequestEvent, ResumeRequestEvent } from '../../events/call-requests.js';
import { MergeRequestEvent } from '../../events/conference-requests.js';
import type { RequestEvent } from '../../events/request-event.js';
import { type Call, isHeldHere } from '../../model/call.js';
import { type CallAction, stateKey, stateSince } from '../call-words/call-words.js';
import { arrowLeftRightIcon } from '../icons/arrow-left-right.js';
import { icon } from '../icons/icon.js';
import { mergeIcon } from '../icons/merge.js';
import { pauseIcon } from '../icons/pause.js';
import { playIcon } from '../icons/play.js';
import { usersRoundIcon } from '../icons/users-round.js';
import { addStyles } from '../late-part/late-styles.js';
import { shownLabel } from '../party-label/shown-label.js';
import { SettlingController } from '../settling/settling-controller.js';
import type { CallExtrasHost } from './call-extras.js';
import { conferenceCardStyles } from './conference-card.css.js';

/** A conference beside the call on stage: one card with its people, held and taken up as one. */
export class ConferenceCard {
  readonly #host: CallExtrasHost;
  readonly #settling: SettlingController;

  constructor(host: CallExtrasHost) {
    addStyles(host, conferenceCardStyles);
    this.#host = host;
    this.#settling = new SettlingController(host, () => host.clock);
  }

  /**
   * @param talking another call talks, and is held when this one is taken up
   * @param joins the call that may come into it
   */
  render(members: readonly Call[], talking: boolean, joins: string | undefined): TemplateResult | typeof nothing {
    this.#settling.show(members.map(({ id }) => id).join(' '));
    const [first] = members;
    if (!first) return nothing;
    const { clock, locale } = this.#host;
    const { text, language } = locale;
    const held = members.every(isHeldHere);
    const labels = members.map(({ party }) => shownLabel(party) || text('call.unknown-party'));
    const names = new Intl.ListFormat(language, { type: 'conjunction' }).format(labels);
    const since = Math.min(...members.map(stateSince));
    const ids = members.map(({ id }) => id);
    return html`
      <div class="strip" part="strip"><section class="conference-card ${held ? 'held' : ''}" part="conference" aria-label=${text('conference.title')}>
        <span class="sign">${icon(held ? pauseIcon : usersRoundIcon)}</span>
        <div class="together">
          <h2>${text('conference.title')}</h2>
          <p class="names" title=${names}>${names}</p>
          <p class="doing"><span>${text(stateKey(first))}</span> <cc-call-timer .since=${since} .clock=${clock}></cc-call-timer></p>
        </div>
        <div class="actions">
          ${joins !== undefined && held ? this.#action(ids, 'join', text('call.join'), mergeIcon, () => new MergeRequestEvent([joins, ...ids])) : nothing}
          ${
            held
              ? this.#action(
                  ids,
                  'resume',
                  text(talking ? 'call.swap' : 'call.resume'),
                  talking ? arrowLeftRightIcon : playIcon,
                  () => new ResumeRequestEvent(first.id),
                )
              : this.#action(ids, 'hold', text('call.hold'), pauseIcon, () => new HoldRequestEvent(first.id))
          }
        </div>
      </section></div>
    `;
  }

  #action(
    ids: readonly string[],
    action: CallAction | 'join',
    label: string,
    shape: SVGTemplateResult,
    request: () => RequestEvent,
  ): TemplateResult {
    const busy = ids.some((id) => this.#host.requests.busy.get(id)?.has(action as CallAction));
    const onClick = (): void => {
      if (!busy && this.#settling.settled) this.#host.dispatchEvent(request());
    };
    return html`
      <button class="icon-only outlined" part="action" type="button" aria-label=${label} title=${label} aria-busy=${busy} @click=${onClick}>${icon(shape)}</button>
    `;
  }
}
