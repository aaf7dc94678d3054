import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Phone } from '../../context/contexts.js';
import { CameraChoiceRequestEvent } from '../../events/camera-choice-request.js';
import { CameraRequestEvent } from '../../events/click-to-call-events.js';
import { HangUpRequestEvent } from '../../events/call-requests.js';
import { MergeRequestEvent, SplitRequestEvent } from '../../events/conference-requests.js';
import { RecordingDiscardRequestEvent } from '../../events/recording-discard-request.js';
import { RecordingRequestEvent } from '../../events/recording-request.js';
import { ScreenRequestEvent } from '../../events/screen-request.js';
import { callExtrasBook } from '../../locales/books/call-extras-book.js';
import { openBook } from '../../locales/languages.js';
import type { Call } from '../../model/call.js';
import type { RecordedCall } from '../../model/recorded-call.js';
import type { CallAction } from '../call-words/call-words.js';
import { headphonesIcon } from '../icons/headphones.js';
import { icon } from '../icons/icon.js';
import { screenShareIcon } from '../icons/screen-share.js';
import { videoIcon } from '../icons/video.js';
import { bring } from '../late-part/late-part.js';
import { addStyles } from '../late-part/late-styles.js';
import { callExtrasStyles } from './call-extras.css.js';
import { ConferenceCard } from './conference-card.js';
import { ControlMenu, type SpareControl } from './control-menu.js';
import type { ViewHost } from './phone-view.js';

/** Whose calls they are. */
export interface CallExtrasHost extends ViewHost {
  readonly requests: { readonly busy: ReadonlyMap<string, ReadonlySet<CallAction>> };
}

type CameraList = NonNullable<Phone['camera']>['list'];

/** What each request is to the phone. */
const requests: Readonly<Record<string, (phone: Phone, request: Event) => Promise<unknown> | undefined>> = {
  [MergeRequestEvent.type]: (phone, request) => phone.merge((request as MergeRequestEvent).callIds),
  [SplitRequestEvent.type]: (phone, request) => phone.split((request as SplitRequestEvent).callId),
  [RecordingRequestEvent.type]: (phone, request) => {
    const { callId, recording } = request as RecordingRequestEvent;
    return phone.record(callId, recording);
  },
  [CameraRequestEvent.type]: (phone, request) => {
    const { callId, on } = request as CameraRequestEvent;
    return callId === undefined ? undefined : on ? phone.turnCameraOn(callId) : phone.turnCameraOff(callId);
  },
  [ScreenRequestEvent.type]: (phone, request) =>
    phone.shareScreen((request as ScreenRequestEvent).callId, (request as ScreenRequestEvent).on),
  [CameraChoiceRequestEvent.type]: (phone, request) => phone.camera?.choose?.((request as CameraChoiceRequestEvent).deviceId),
};

/** What a call may have besides two voices. Loaded with the first call, so that all of it has its room before it is answered; its parts when there is something to show. */
export class CallExtras implements ReactiveController {
  readonly #host: CallExtrasHost;
  readonly #conference: ConferenceCard;
  readonly #menu: ControlMenu;
  #phone: Phone | undefined;
  #stop: () => void = () => {};
  #recordings: readonly RecordedCall[] = [];
  #cameras: Awaited<ReturnType<NonNullable<CameraList>>> = [];
  #seen = '';

  constructor(host: CallExtrasHost) {
    openBook(callExtrasBook);
    addStyles(host, callExtrasStyles);
    this.#host = host;
    this.#conference = new ConferenceCard(host);
    this.#menu = new ControlMenu(host);
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of Object.keys(requests)) this.#host.addEventListener(type, this.#onRequest);
    this.#host.addEventListener(RecordingDiscardRequestEvent.type, this.#onDiscard);
    this.hostUpdated();
  }

  hostDisconnected(): void {
    for (const type of Object.keys(requests)) this.#host.removeEventListener(type, this.#onRequest);
    this.#host.removeEventListener(RecordingDiscardRequestEvent.type, this.#onDiscard);
    this.#stop();
    this.#phone = undefined;
  }

  hostUpdated(): void {
    const { phoneSource } = this.#host;
    if (phoneSource === this.#phone) return;
    this.#stop();
    this.#phone = phoneSource;
    const stops = [
      phoneSource?.on('recorded', (recording) => this.#keep([...this.#recordings, recording])),
      phoneSource?.on('stream', () => this.#host.requestUpdate()),
    ];
    this.#stop = () => stops.forEach((stop) => stop?.());
  }

  /** What stands in place of the call's party, if anything does. */
  subject(call: Call, calls: readonly Call[]): TemplateResult | undefined {
    if (!call.inConference) return undefined;
    const { clock, requests: asked } = this.#host;
    const members = calls.filter(({ inConference }) => inConference);
    const leaving = members.filter(({ id }) => asked.busy.get(id)?.has('hangUp')).map(({ id }) => id);
    return html`<cc-conference-people .calls=${members} .busy=${new Set(leaving)} .clock=${clock}></cc-conference-people>${this.#brings('cc-conference-people')}`;
  }

  /** What stands above the cards of other calls: the conference among them as one card. */
  card(others: readonly Call[], talking: boolean, joins: string | undefined): TemplateResult | typeof nothing {
    return this.#conference.render(
      others.filter(({ inConference }) => inConference),
      talking,
      joins,
    );
  }

  /** What is seen, and whether it is recorded; above the controls, which do not move. */
  beside(call: Call): TemplateResult {
    const { id, can } = call;
    const seen = can.video || call.picture ? [call.picture, call.camera, call.screen].some(Boolean) : false;
    if (seen) void this.#lookForCameras(call);
    return html`
      ${
        seen
          ? html`<cc-call-video .call=${call} .remoteStream=${this.#phone?.remoteStream(id)} .localStream=${this.#phone?.localStream(id)} .cameras=${this.#cameras}></cc-call-video>${this.#brings('cc-call-video')}`
          : nothing
      }
      ${can.record ? html`<cc-call-recording .call=${call}></cc-call-recording>${this.#brings('cc-call-recording')}` : nothing}
    `;
  }

  /**
   * Round controls for the pictures that go out. They stay when there is one: nothing below them moves. Where there
   * is no room for them they stand in a menu, with what is pressed least.
   */
  controls(call: Call, consulting: boolean): TemplateResult | typeof nothing {
    if (call.inConference) return nothing;
    const pictures = this.#pictureControls(call);
    if (pictures.length === 0) return nothing;
    const rounds = pictures.map(
      ({ word, label, shape, on, disabled, press }) => html`
        <button class="round spare ${on ? 'on' : ''}" slot="more" type="button" title=${label} aria-pressed=${on} ?disabled=${disabled} @click=${press}><span class="disc">${icon(shape)}</span><span>${word}</span></button>
      `,
    );
    const { audioState, locale } = this.#host;
    const sound: SpareControl = {
      label: locale.text('call.sound'),
      shape: headphonesIcon,
      press: () => this.#host.openView('settings', call.id),
    };
    return html`${rounds}${consulting ? nothing : this.#menu.render([...(audioState ? [sound] : []), ...pictures])}`;
  }

  #pictureControls({
    id,
    can,
    camera,
    screen,
    state,
  }: Call): readonly (SpareControl & { readonly word: string; readonly on: boolean; readonly disabled: boolean })[] {
    const { text } = this.#host.locale;
    const disabled = state !== 'connected';
    const send = (request: Event): void => void this.#host.dispatchEvent(request);
    return [
      {
        word: text('video.camera'),
        label: text(camera ? 'video.camera-off' : 'video.camera-on'),
        shape: videoIcon,
        on: camera,
        disabled,
        shown: can.video || camera,
        press: () => send(new CameraRequestEvent(!camera, id)),
      },
      {
        word: text('video.screen'),
        label: text(screen ? 'video.screen-off' : 'video.screen-on'),
        shape: screenShareIcon,
        on: screen,
        disabled,
        shown: can.screen || screen,
        press: () => send(new ScreenRequestEvent(id, !screen)),
      },
    ].filter(({ shown }) => shown);
  }

  /** What was recorded and waits to be saved. */
  ready(): TemplateResult | typeof nothing {
    if (this.#recordings.length === 0) return nothing;
    return html`<cc-call-recording class="strip" .recordings=${this.#recordings}></cc-call-recording>${this.#brings('cc-call-recording')}`;
  }

  /** How the call sounds. */
  quality(call: Call): TemplateResult {
    return html`<cc-call-quality .call=${call}></cc-call-quality>${this.#brings('cc-call-quality')}`;
  }

  /** What hanging up is called, where it ends more than this call. */
  hangUpWord(call: Call): string | undefined {
    return call.inConference ? this.#host.locale.text('conference.end') : undefined;
  }

  /** What hanging up is in a conference: everybody goes. */
  readonly hangUpAll = (event: Event): void => {
    const { phoneState } = this.#host;
    const calls = phoneState?.calls ?? [];
    if (!calls.find(({ id }) => id === (event as HangUpRequestEvent).callId)?.inConference) return;
    event.stopPropagation();
    for (const { id, inConference } of calls) if (inConference) this.#host.dispatchEvent(new HangUpRequestEvent(id));
  };

  // they have names once one was opened
  async #lookForCameras({ id, camera }: Call): Promise<void> {
    const seen = `${id} ${String(camera)}`;
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#cameras = (await this.#phone?.camera?.list?.()) ?? [];
    this.#host.requestUpdate();
  }

  #keep(recordings: readonly RecordedCall[]): void {
    this.#recordings = recordings;
    this.#host.requestUpdate();
  }

  readonly #onDiscard = (event: Event): void => {
    const { recording } = event as RecordingDiscardRequestEvent;
    this.#keep(this.#recordings.filter((other) => other !== recording));
  };

  // an element that comes later takes over what was given to it before
  #brings(tag: string): typeof nothing {
    void bring(tag).catch(() => undefined); // the next change of the call asks again
    return nothing;
  }

  readonly #onRequest = (event: Event): void => {
    const phone = this.#host.phoneSource;
    // the page listens further out and is asked first
    queueMicrotask(() => {
      if (phone && !event.defaultPrevented) void requests[event.type]?.(phone, event)?.catch(() => undefined); // shown from its state
    });
  };
}
