import { html, nothing, type TemplateResult } from 'lit';
import {
  CancelConsultationRequestEvent,
  CompleteTransferRequestEvent,
  ConsultRequestEvent,
  ForwardRequestEvent,
  TransferRequestEvent,
} from '../../events/transfer-requests.js';
import { AnswerRequestEvent, ResumeRequestEvent } from '../../events/call-requests.js';
import { MergeRequestEvent } from '../../events/conference-requests.js';
import type { RequestEvent } from '../../events/request-event.js';
import { phoneToolsBook } from '../../locales/books/phone-tools-book.js';
import { openBook } from '../../locales/languages.js';
import { type Call, isHeldHere, isLive } from '../../model/call.js';
import { toCcError } from '../../model/error.js';
import { avatarStyles } from '../avatar/avatar.css.js';
import { avatar } from '../avatar/avatar.js';
import { type CallAction, stateKey, stateSince } from '../call-words/call-words.js';
import { arrowLeftRightIcon } from '../icons/arrow-left-right.js';
import { headphonesIcon } from '../icons/headphones.js';
import { icon } from '../icons/icon.js';
import { mergeIcon } from '../icons/merge.js';
import { pauseIcon } from '../icons/pause.js';
import { phoneForwardedIcon } from '../icons/phone-forwarded.js';
import { plusIcon } from '../icons/plus.js';
import { rotateCwIcon } from '../icons/rotate-cw.js';
import { videoIcon } from '../icons/video.js';
import { addStyles } from '../late-part/late-styles.js';
import { shownLabel } from '../party-label/shown-label.js';
import { callToolsStyles } from './call-tools.css.js';
import type { CallStagesHost } from './call-stages.js';
import { endedChoices, type WhenSettled } from './ended-choices.js';
import { notPossible } from './not-possible.js';
import type { Consultation } from './consultation.js';

/** A transfer that came to nothing. */
interface RefusedTransfer {
  /** The call that was to be handed over. */
  readonly callId: string;
  /** To whom. */
  readonly number: string;
  /** The call in which they were asked first. */
  readonly asked?: string;
}

/** What else can be done with a call: hand it over, ask somebody first, add another. Loaded with the first call. */
export class CallTools {
  readonly #host: CallStagesHost;
  /** A call that somebody did not take. */
  #refused: RefusedTransfer | undefined;

  constructor(host: CallStagesHost) {
    openBook(phoneToolsBook);
    addStyles(host, avatarStyles, callToolsStyles);
    this.#host = host;
    const { requests } = host;
    requests.serve(AnswerRequestEvent, (phone, { callId, video }) => phone.answer(callId, { video }), 'answer');
    requests.serve(
      TransferRequestEvent,
      (phone, { callId, number }) => this.#handOver(phone.transfer(callId, number), { callId, number }),
      'transfer',
    );
    requests.serve(ForwardRequestEvent, (phone, { callId, number }) => phone.forward(callId, number), 'forward');
    requests.serve(ConsultRequestEvent, (phone, { callId, number }) => phone.consult(callId, number), 'consult');
    requests.serve(
      CompleteTransferRequestEvent,
      (phone, { callId, heldCallId }) => {
        const asked = phone.state.calls.find(({ id }) => id === callId);
        const held = heldCallId ?? asked?.consultationFor ?? '';
        const number = asked?.party.address ?? asked?.party.number ?? '';
        return this.#handOver(phone.completeTransfer(callId, heldCallId), { callId: held, number, asked: callId });
      },
      'complete',
    );
    requests.serve(CancelConsultationRequestEvent, (phone, { callId }) => phone.cancelConsultation(callId), 'leave');
  }

  /** Round controls beside mute, hold and keypad. */
  controls(call: Call, consulting: boolean): TemplateResult {
    const { audioState, locale } = this.#host;
    const { text } = locale;
    const connected = call.state === 'connected';
    const hands = !consulting && (call.can.transfer || call.can.consult);
    return html`
      ${notPossible(call, this.#host)}
      ${hands ? this.#round('transfer', text('call.transfer'), phoneForwardedIcon, !connected || call.transfer !== undefined, call) : nothing}
      ${call.can.hold && !consulting ? this.#round('add', text('call.add'), plusIcon, !connected, call) : nothing}
      ${audioState ? this.#round('settings', text('call.sound'), headphonesIcon, false, call) : nothing}
    `;
  }

  /** What can be done once it is over. */
  after(call: Call, settled: WhenSettled): TemplateResult {
    return endedChoices(call, this.#host, settled);
  }

  /** Where it is heard, how far the handing over has come, and what to do where it came to nothing. */
  progress(call: Call): TemplateResult {
    const elsewhere = call.elsewhere && isLive(call);
    return html`
      ${elsewhere ? html`<p class="progress" part="sounds-elsewhere">${icon(headphonesIcon)}<span>${this.#host.locale.text('call.sounds-elsewhere')}</span></p>` : nothing}
      ${this.#transferProgress(call)}
    `;
  }

  #transferProgress({ id, state, transfer }: Call): TemplateResult | typeof nothing {
    if (!transfer) return this.#refused?.callId === id && state === 'connected' ? this.#renderRefused(this.#refused) : nothing;
    return html`<p class="progress" part="transfer-progress">${icon(phoneForwardedIcon)}<span>${this.#host.locale.text(`transfer.${transfer}`)}</span></p>`;
  }

  /** What else can be done with a call that rings. */
  elsewhere(call: Call): TemplateResult {
    return html`${this.#withCamera(call)}${call.can.forward ? this.#elsewhere(call) : nothing}`;
  }

  /** What came with the call that the page has a label for. */
  data({ data }: Call): TemplateResult | typeof nothing {
    const { dataLabels } = this.#host;
    const names = Object.keys(dataLabels).filter((name) => Object.hasOwn(data, name) && data[name]?.trim());
    if (names.length === 0) return nothing;
    return html`<dl class="data" part="data">${names.map((name) => html`<div><dt>${dataLabels[name]}</dt><dd><bdi>${data[name]}</bdi></dd></div>`)}</dl>`;
  }

  // the camera is opened when it is pressed, never before
  #withCamera({ id, can, offersPicture }: Call): TemplateResult | typeof nothing {
    if (!offersPicture || !can.video) return nothing;
    const answer = (): void => {
      if (!this.#host.requests.busy.get(id)?.has('answer')) this.#host.dispatchEvent(new AnswerRequestEvent(id, true));
    };
    return html`<button class="tonal with-camera" part="answer-with-camera" type="button" @click=${answer}>${icon(videoIcon)}<span>${this.#host.locale.text('call.answer-with-camera')}</span></button>`;
  }

  #elsewhere(call: Call): TemplateResult {
    return html`
      <button class="quiet elsewhere" part="elsewhere" type="button" data-view="forward" @click=${() => this.#host.openView('forward', call.id)}>
        ${icon(phoneForwardedIcon)}<span>${this.#host.locale.text('call.send-elsewhere')}</span>
      </button>
    `;
  }

  /** Both legs of a consultation as cards, the active one lifted, and what comes of them. */
  consultation({ subject, consulted }: Consultation, active: Call): TemplateResult {
    const { text } = this.#host.locale;
    const busy = this.#busy(consulted);
    const label = shownLabel(subject.party) || text('call.unknown-party');
    const send = (request: RequestEvent, action: CallAction) => (): void => {
      if (!busy.has(action)) this.#host.dispatchEvent(request);
    };
    const ready = consulted.state === 'connected' || consulted.state === 'ringing';
    return html`
      <div class="legs" part="legs" role="list" aria-label=${text('consult.legs')}>${[subject, consulted].map((leg) => this.#leg(leg, leg.id === active.id))}</div>
      <div class="choices">
        <button class="primary pill" part="complete" type="button" ?disabled=${!ready} aria-busy=${busy.has('complete')} @click=${send(new CompleteTransferRequestEvent(consulted.id), 'complete')}>
          ${icon(phoneForwardedIcon)}<span>${text('consult.complete')}</span>
        </button>
        <button class="tonal pill" part="cancel-consultation" type="button" aria-busy=${busy.has('leave')} @click=${send(new CancelConsultationRequestEvent(consulted.id), 'leave')}>
          <span class="cut">${text('consult.cancel', { party: label })}</span>
        </button>
        ${
          consulted.state === 'connected' && subject.can.conference && consulted.can.conference
            ? html`<button class="quiet" part="together" type="button" @click=${() => this.#host.dispatchEvent(new MergeRequestEvent([subject.id, consulted.id]))}>${icon(mergeIcon)}<span>${text('consult.together')}</span></button>`
            : nothing
        }
      </div>
    `;
  }

  async #handOver(transfer: Promise<void>, what: RefusedTransfer): Promise<void> {
    this.#refused = undefined;
    try {
      await transfer;
    } catch (cause) {
      if (toCcError(cause, 'transfer-failed').code === 'transfer-failed') this.#refused = what;
      throw cause;
    } finally {
      this.#host.requestUpdate();
    }
  }

  // who was asked first is asked to take over while they are still there, else they are called
  #renderRefused({ callId, number, asked }: RefusedTransfer): TemplateResult {
    const { phoneState, requests, locale } = this.#host;
    const { text } = locale;
    const there = phoneState?.calls.find((call) => call.id === asked && isLive(call))?.id;
    const busy = (there ? requests.busy.get(there)?.has('complete') : requests.busy.get(callId)?.has('transfer')) ?? false;
    const again = (): RequestEvent => (there ? new CompleteTransferRequestEvent(there, callId) : new TransferRequestEvent(callId, number));
    return html`
      <div class="refused" part="transfer-refused">
        <button class="tonal" part="transfer-again" type="button" aria-busy=${busy} @click=${() => !busy && this.#host.dispatchEvent(again())}>${icon(rotateCwIcon)}<span>${text('phone.try-again')}</span></button>
        ${
          there
            ? nothing
            : html`<button class="tonal" part="transfer-elsewhere" type="button" @click=${() => this.#host.openView('transfer', callId)}>${icon(phoneForwardedIcon)}<span>${text('transfer.again')}</span></button>`
        }
      </div>
    `;
  }

  #leg(leg: Call, lifted: boolean): TemplateResult {
    const { clock, locale } = this.#host;
    const { text } = locale;
    const held = isHeldHere(leg);
    const busy = this.#busy(leg).has('resume');
    return html`
      <div class="leg ${lifted ? 'lifted' : ''} ${held ? 'held' : ''}" part="leg" role="listitem" aria-current=${lifted ? 'true' : nothing}>
        ${avatar(leg.party)}
        <div class="who">
          <p class="name"><bdi>${shownLabel(leg.party) || text('call.unknown-party')}</bdi></p>
          <p class="doing">
            ${held ? icon(pauseIcon) : nothing}<span>${text(held ? 'consult.waits' : stateKey(leg))}</span>
            ${leg.answeredAt ? html`<cc-call-timer .since=${stateSince(leg)} .clock=${clock}></cc-call-timer>` : nothing}
          </p>
          ${this.progress(leg)}
        </div>
        ${
          held && !lifted
            ? html`<button class="outlined swap" part="swap" type="button" aria-busy=${busy} @click=${() => this.#host.dispatchEvent(new ResumeRequestEvent(leg.id))}>${icon(arrowLeftRightIcon)}<span>${text('consult.swap')}</span></button>`
            : nothing
        }
      </div>
    `;
  }

  #round(
    view: 'transfer' | 'add' | 'settings',
    label: string,
    shape: Parameters<typeof icon>[0],
    disabled: boolean,
    call: Call,
  ): TemplateResult {
    return html`
      <button class="round" part=${view === 'settings' ? 'devices' : view} slot="more" type="button" data-view=${view} ?disabled=${disabled} @click=${() => this.#host.openView(view, call.id)}>
        <span class="disc">${icon(shape)}</span><span>${label}</span>
      </button>
    `;
  }

  #busy(call: Call): ReadonlySet<CallAction> {
    return this.#host.requests.busy.get(call.id) ?? new Set();
  }
}
