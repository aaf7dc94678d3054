import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { DeviceRequestEvent } from '../../events/audio-requests.js';
import { DtmfRequestEvent, MuteRequestEvent, UnmuteRequestEvent } from '../../events/call-requests.js';
import {
  CameraRequestEvent,
  ClickToCallCancelRequestEvent,
  ClickToCallDismissRequestEvent,
  ClickToCallRequestEvent,
} from '../../events/click-to-call-events.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { callPanelBook } from '../../locales/books/call-panel-book.js';
import type { AudioState } from '../../model/audio.js';
import { type Call, isLive } from '../../model/call.js';
import { type CallMedia, type ClickToCallState, isUnderWay } from '../../model/click-to-call.js';
import { circleAlertIcon } from '../icons/circle-alert.js';
import { gripIcon } from '../icons/grip.js';
import { headphonesIcon } from '../icons/headphones.js';
import { icon } from '../icons/icon.js';
import { micOffIcon } from '../icons/mic-off.js';
import { micIcon } from '../icons/mic.js';
import { phoneOffIcon } from '../icons/phone-off.js';
import { phoneOutgoingIcon } from '../icons/phone-outgoing.js';
import { phoneIcon } from '../icons/phone.js';
import { triangleAlertIcon } from '../icons/triangle-alert.js';
import { videoOffIcon } from '../icons/video-off.js';
import { videoIcon } from '../icons/video.js';
import { SettlingController } from '../settling/settling-controller.js';
import { FocusController } from '../softphone/focus-controller.js';
import { callPanelStyles } from './call-panel-element.css.js';
import { deviceChoice } from './device-choice.js';
import { keypad } from './keypad.js';
import { type PanelLook, panelWords } from './panel-words.js';
import { pictures } from './pictures.js';

const signs: Readonly<Record<PanelLook, SVGTemplateResult>> = {
  waiting: phoneOutgoingIcon,
  talking: phoneIcon,
  troubled: triangleAlertIcon,
  ended: phoneOffIcon,
  wrong: circleAlertIcon,
};

interface RoundControl {
  readonly name: string;
  readonly label: string;
  readonly shape: SVGTemplateResult;
  readonly on?: boolean;
  readonly expanded?: boolean;
  readonly pressed?: boolean;
  readonly press: () => void;
}

/**
 * A visitor's request for a call and the call that becomes of it: how far it
 * has come, in words; what can be done to it; why it ended and what to do next.
 *
 * @fires cc-click-to-call-cancel-request - The visitor gives up or hangs up.
 * @fires cc-click-to-call-request - The visitor wants to try again, perhaps without video.
 * @fires cc-click-to-call-dismiss-request - The visitor has read how it ended.
 * @fires cc-mute-request - The visitor does not want to be heard.
 * @fires cc-unmute-request - The visitor wants to be heard again.
 * @fires cc-camera-request - The visitor wants to be seen, or not to be.
 * @fires cc-dtmf-request - A telephone key was pressed.
 * @fires cc-device-request - Another microphone or speaker is wanted.
 * @slot fallback - Another way to the same people, shown when a call came to nothing.
 * @csspart base - The whole panel.
 * @csspart status - Sign, words and time.
 * @csspart title - What is going on.
 * @csspart detail - What helps to know.
 * @csspart far-view - The far end's picture.
 * @csspart self-view - The visitor's own picture.
 * @csspart controls - Row of round controls.
 * @csspart mute - Mutes and unmutes.
 * @csspart keypad-button - Opens the keypad.
 * @csspart camera - Turns the camera on and off.
 * @csspart devices - Opens the choice of devices.
 * @csspart keypad - The open keypad.
 * @csspart hang-up - Ends the call or the waiting.
 * @csspart again - Tries again.
 * @csspart close - Puts the panel away.
 */
export class CallPanelElement extends LitElement {
  static readonly tagName = 'cc-call-panel';
  static override styles: CSSResultGroup = callPanelStyles;

  /** The request to be shown. */
  @property({ attribute: false }) state: ClickToCallState | undefined;
  /** Which devices there are and which are used. Without it none can be chosen. */
  @property({ attribute: false }) audio: AudioState | undefined;
  /** The visitor's own picture. */
  @property({ attribute: false }) localStream: MediaStream | undefined;
  /** The far end's picture. Its sound is not played here. */
  @property({ attribute: false }) remoteStream: MediaStream | undefined;
  /** What time it is. */
  @property({ attribute: false }) clock: Clock = systemClock;

  readonly #locale = new LocaleController(this, callPanelBook);
  readonly #settling = new SettlingController(this, () => this.clock);
  #drawer: 'keypad' | 'devices' | undefined;
  #sent = '';
  #callId: string | undefined;
  #speaks = false;

  constructor() {
    super();
    new FocusController(this, () => this.#focusTarget());
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { state } = this;
    const call = state?.call;
    if (call?.id !== this.#callId) this.#sent = '';
    if (call?.id !== this.#callId || (call && !isLive(call))) this.#drawer = undefined;
    this.#callId = call?.id;
    this.#settling.show(state && state.stage !== 'idle' ? (isUnderWay(state) ? 'live' : 'over') : undefined);
  }

  // a live region tells only what changes after it is there
  protected override firstUpdated(_changed: PropertyValues): void {
    void this.updateComplete.then(() => {
      this.#speaks = true;
      this.requestUpdate();
    });
  }

  override render(): TemplateResult | typeof nothing {
    const { state } = this;
    if (!state || state.stage === 'idle') return nothing;
    const { look, title, detail } = panelWords(state, this.#locale);
    return html`
      <div class="panel ${look}" part="base" role="group" tabindex="-1" aria-label=${this.#locale.text('call-panel.label')} lang=${this.#locale.language}>
        ${pictures({ state, locale: this.#locale, localStream: this.localStream, remoteStream: this.remoteStream })}
        <div class="status" part="status">
          <span class="sign">${icon(signs[look])}</span>
          <div class="words">
            <p class="title" part="title">${title}</p>
            ${detail ? html`<p class="detail" part="detail">${detail}</p>` : nothing}
          </div>
          ${this.#renderTime(state)}
        </div>
        ${isUnderWay(state) ? this.#renderLive(state) : this.#renderOver(state)}
        <p class="visually-hidden" role="status">${this.#speaks ? [title, detail].filter(Boolean).join('. ') : ''}</p>
      </div>
    `;
  }

  #renderTime(state: ClickToCallState): TemplateResult | typeof nothing {
    const { stage, since, queue, call } = state;
    const from = stage === 'queued' ? since - (queue?.waited ?? 0) * 1000 : stage === 'dialing' ? call?.answeredAt : undefined;
    if (from === undefined) return nothing;
    return html`
      <div class="time">
        ${stage === 'queued' ? html`<span class="visually-hidden">${this.#locale.text('call-panel.waited')}</span>` : nothing}
        <cc-call-timer .since=${from} .clock=${this.clock}></cc-call-timer>
      </div>
    `;
  }

  #renderLive({ call }: ClickToCallState): TemplateResult {
    if (call?.state !== 'connected') {
      return html`
        <button class="outlined wide cancel" part="hang-up" type="button" @click=${this.#onHangUp}>${this.#locale.text('call-panel.cancel')}</button>
      `;
    }
    const { text } = this.#locale;
    return html`
      ${this.#drawer === 'keypad' ? keypad(this.#locale, this.#sent, (digit) => this.#onDigit(call, digit)) : nothing}
      ${this.#drawer === 'devices' && this.audio ? this.#renderDevices(this.audio) : nothing}
      <div class="controls" part="controls">
        ${this.#controls(call).map((control) => renderRound(control))}
        <button class="round hang-up" part="hang-up" type="button" @click=${this.#onHangUp}>
          <span class="disc">${icon(phoneOffIcon)}</span><span>${text('call-panel.hang-up')}</span>
        </button>
      </div>
    `;
  }

  #controls(call: Call): readonly RoundControl[] {
    const { text } = this.#locale;
    const { can, muted, camera } = call;
    const all: readonly (RoundControl | false)[] = [
      can.mute && {
        name: 'mute',
        label: text(muted ? 'call-panel.unmute' : 'call-panel.mute'),
        shape: muted ? micOffIcon : micIcon,
        on: muted,
        press: () => this.dispatchEvent(muted ? new UnmuteRequestEvent(call.id) : new MuteRequestEvent(call.id)),
      },
      can.video && {
        name: 'camera',
        label: text('call-panel.camera'),
        shape: camera ? videoIcon : videoOffIcon,
        pressed: camera,
        press: () => this.dispatchEvent(new CameraRequestEvent(!camera)),
      },
      can.dtmf && {
        name: 'keypad-button',
        label: text('call-panel.keypad'),
        shape: gripIcon,
        on: this.#drawer === 'keypad',
        expanded: this.#drawer === 'keypad',
        press: () => this.#toggle('keypad'),
      },
      this.audio !== undefined && {
        name: 'devices',
        label: text('call-panel.devices'),
        shape: headphonesIcon,
        on: this.#drawer === 'devices',
        expanded: this.#drawer === 'devices',
        press: () => this.#toggle('devices'),
      },
    ];
    return all.filter((control) => control !== false);
  }

  #renderDevices(audio: AudioState): TemplateResult {
    const choose = (purpose: 'microphone' | 'speaker' | 'ringer', deviceId: string): void => {
      this.dispatchEvent(new DeviceRequestEvent(purpose, deviceId));
    };
    return html`<div class="drawer">${(['microphone', 'speaker'] as const).map((purpose) => deviceChoice(purpose, audio, this.#locale, choose))}</div>`;
  }

  #renderOver(state: ClickToCallState): TemplateResult {
    const { text } = this.#locale;
    const voice = offersVoice(state);
    const again = offersAgain(state);
    const wentWell = state.endReason === 'local-hangup' || state.endReason === 'remote-hangup';
    return html`
      ${wentWell ? nothing : html`<slot name="fallback"></slot>`}
      <div class="actions">
        ${voice ? html`<button class="primary" part="again" type="button" @click=${() => this.#onAgain('voice')}>${icon(phoneIcon)}${text('call-panel.voice-instead')}</button>` : nothing}
        ${again ? html`<button class=${wentWell || voice ? 'outlined' : 'primary'} part="again" type="button" @click=${() => this.#onAgain(state.media)}>${text('call-panel.again')}</button>` : nothing}
        <button class="tonal" part="close" type="button" @click=${this.#onClose}>${text('call-panel.close')}</button>
      </div>
    `;
  }

  #toggle(drawer: 'keypad' | 'devices'): void {
    this.#drawer = this.#drawer === drawer ? undefined : drawer;
    this.requestUpdate();
  }

  // where the focus goes when what had it is gone
  #focusTarget(): HTMLElement | undefined {
    if (this.shadowRoot?.activeElement) return undefined;
    return this.shadowRoot?.querySelector<HTMLElement>('.controls button, .actions button, .cancel') ?? undefined;
  }

  #onDigit(call: Call, digit: string): void {
    if (!this.dispatchEvent(new DtmfRequestEvent(call.id, digit))) return;
    this.#sent += digit;
    this.requestUpdate();
  }

  #onHangUp(): void {
    if (this.#settling.settled) this.dispatchEvent(new ClickToCallCancelRequestEvent());
  }

  #onAgain(media: CallMedia): void {
    if (this.#settling.settled) this.dispatchEvent(new ClickToCallRequestEvent(media));
  }

  #onClose(): void {
    if (this.#settling.settled) this.dispatchEvent(new ClickToCallDismissRequestEvent());
  }
}

function renderRound({ name, label, shape, on = false, expanded, pressed, press }: RoundControl): TemplateResult {
  return html`
    <button class="round ${on ? 'on' : ''}" part=${name} type="button" aria-expanded=${expanded ?? nothing} aria-pressed=${pressed ?? nothing} @click=${press}>
      <span class="disc">${icon(shape)}</span><span>${label}</span>
    </button>
  `;
}

/** What stood in the way was the picture. */
function offersVoice({ media, error, abilities }: ClickToCallState): boolean {
  if (media === 'voice' || !error) return false;
  return error.code.startsWith('camera-') || (error.code === 'click-to-call-unsupported' && abilities?.voice === true);
}

/** Doing the same again may come to more. */
function offersAgain({ endReason, error }: ClickToCallState): boolean {
  if (endReason === 'unsupported' || endReason === 'outside-hours') return false;
  return error?.recoverable ?? true;
}
