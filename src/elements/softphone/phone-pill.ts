import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import {
  AnswerRequestEvent,
  DeclineRequestEvent,
  HangUpRequestEvent,
  MuteRequestEvent,
  UnmuteRequestEvent,
} from '../../events/call-requests.js';
import type { RequestEvent } from '../../events/request-event.js';
import { type Call, isRingingIn } from '../../model/call.js';
import { type CallAction, stateKey, stateSince } from '../call-words/call-words.js';
import { icon } from '../icons/icon.js';
import { maximizeIcon } from '../icons/maximize.js';
import { micOffIcon } from '../icons/mic-off.js';
import { micIcon } from '../icons/mic.js';
import { phoneOffIcon } from '../icons/phone-off.js';
import { phoneIcon } from '../icons/phone.js';
import { xIcon } from '../icons/x.js';
import { shownLabel } from '../party-label/shown-label.js';
import type { CallStagesHost } from './call-stages.js';
import { shortcutKeys } from './shortcuts.js';

/** What a pill needs of its frame. */
export interface PillHandlers {
  /** What stands there has stood long enough to be meant. */
  readonly settled: () => boolean;
  readonly restore: () => void;
}

interface PillButton {
  readonly name: 'answer' | 'decline' | 'mute' | 'hang-up';
  readonly look: string;
  readonly label: string;
  readonly shape: SVGTemplateResult;
  readonly action: CallAction;
  readonly request: RequestEvent;
  /** What it does cannot be taken back: it waits until it can be meant. */
  readonly grave?: boolean;
}

/** A minimised phone: what its agent is doing, or who rings or talks and the two things that are done with them. */
export class PhonePill {
  readonly #host: CallStagesHost;
  readonly #handlers: PillHandlers;

  constructor(host: CallStagesHost, handlers: PillHandlers) {
    this.#host = host;
    this.#handlers = handlers;
  }

  /** @param others how many calls are not shown */
  render(calls: readonly Call[], others: number): TemplateResult {
    const { agentSource, clock, locale } = this.#host;
    const label = locale.text('frame.restore');
    return html`
      <div class="rows">
        ${calls.length === 0 ? html`<cc-agent-status .agent=${agentSource} .clock=${clock}></cc-agent-status>` : calls.map((call) => this.#row(call))}
        ${others > 0 ? html`<p class="others">${locale.text('frame.calls', { count: others })}</p>` : nothing}
      </div>
      <button class="icon-only" part="restore" type="button" data-first aria-label=${label} title=${label} @click=${this.#handlers.restore}>${icon(maximizeIcon)}</button>
    `;
  }

  #row(call: Call): TemplateResult {
    const { clock, locale } = this.#host;
    const { text } = locale;
    const rings = isRingingIn(call);
    return html`
      <div class="row ${rings ? 'rings' : ''}" role="group" aria-label=${shownLabel(call.party) || text('call.unknown-party')}>
        <div class="who">
          <p class="name"><bdi>${shownLabel(call.party) || text('call.unknown-party')}</bdi></p>
          <p class="doing"><span>${text(stateKey(call))}</span> <cc-call-timer .since=${stateSince(call)} .clock=${clock}></cc-call-timer></p>
        </div>
        ${(rings ? this.#ringing(call) : this.#talking(call)).map((button) => this.#button(button, call))}
      </div>
    `;
  }

  #ringing({ id }: Call): readonly PillButton[] {
    const { text } = this.#host.locale;
    return [
      {
        name: 'answer',
        look: 'positive',
        label: text('call.answer'),
        shape: phoneIcon,
        action: 'answer',
        request: new AnswerRequestEvent(id),
        grave: true,
      },
      {
        name: 'decline',
        look: 'turn-away',
        label: text('call.decline'),
        shape: xIcon,
        action: 'decline',
        request: new DeclineRequestEvent(id),
        grave: true,
      },
    ];
  }

  #talking({ id, muted, can, state }: Call): readonly PillButton[] {
    const { text } = this.#host.locale;
    const label = text(muted ? 'call.unmute' : 'call.mute');
    const request = muted ? new UnmuteRequestEvent(id) : new MuteRequestEvent(id);
    const connected = state === 'connected';
    return [
      ...(connected && can.mute
        ? [
            {
              name: 'mute',
              look: muted ? 'on' : 'tonal',
              label,
              shape: muted ? micOffIcon : micIcon,
              action: muted ? 'unmute' : 'mute',
              request,
            } as const,
          ]
        : []),
      {
        name: 'hang-up',
        look: 'negative',
        label: text(connected ? 'call.hang-up' : 'call.cancel'),
        shape: phoneOffIcon,
        action: 'hangUp',
        request: new HangUpRequestEvent(id),
        grave: true,
      },
    ];
  }

  #button({ name, look, label, shape, action, request, grave }: PillButton, call: Call): TemplateResult {
    const { noShortcuts, requests } = this.#host;
    const busy = requests.busy.get(call.id)?.has(action) ?? false;
    const chord = noShortcuts ? '' : shortcutKeys(this.#host.shortcutKeys)[name];
    const onClick = (): void => {
      if (!busy && (!grave || this.#handlers.settled())) this.#host.dispatchEvent(request);
    };
    return html`
      <button class="icon-only ${look}" part=${name} type="button" aria-label=${label} title=${chord ? `${label} (${chord})` : label} aria-keyshortcuts=${chord || nothing} aria-busy=${busy} @click=${onClick}>${icon(shape)}</button>
    `;
  }
}
