import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ClickToCall } from '../../context/contexts.js';
import type { Unsubscribe } from '../../context/store-controller.js';
import { DeviceRequestEvent } from '../../events/audio-requests.js';
import { DtmfRequestEvent, MuteRequestEvent, UnmuteRequestEvent } from '../../events/call-requests.js';
import {
  CameraRequestEvent,
  ClickToCallCancelRequestEvent,
  ClickToCallDismissRequestEvent,
  ClickToCallRequestEvent,
} from '../../events/click-to-call-events.js';
import type { Clock } from '../../kit/clock.js';
import type { AudioState } from '../../model/audio.js';
import type { CallMedia } from '../../model/click-to-call.js';

/** What a call panel's widget brings. */
export interface CallPanelControllerOptions {
  /** The service that is used now. The widget follows its state itself. */
  readonly clickToCall: () => ClickToCall | undefined;
  readonly clock: () => Clock;
  /** What to do when a call is asked for and nobody prevented it. */
  readonly start: (media: CallMedia) => void;
}

const types: readonly string[] = [
  ClickToCallRequestEvent,
  ClickToCallCancelRequestEvent,
  ClickToCallDismissRequestEvent,
  CameraRequestEvent,
  MuteRequestEvent,
  UnmuteRequestEvent,
  DtmfRequestEvent,
  DeviceRequestEvent,
].map(({ type }) => type);

/**
 * Puts a call panel into a widget: gives it the pictures and devices of the
 * widget's click-to-call, and turns its requests into one service call each,
 * unless the page has prevented them. What fails is shown from the state.
 */
export class CallPanelController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: CallPanelControllerOptions;
  #followed: ClickToCall | undefined;
  #followedAudio: ClickToCall['audio'];
  #stops: Unsubscribe[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement, options: CallPanelControllerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The panel, for the widget's own rendering; empty while nothing was asked for. `fallback` stands in its slot. */
  render(fallback?: unknown): TemplateResult {
    const clickToCall = this.#options.clickToCall();
    return html`
      <cc-call-panel
        part="panel"
        exportparts="base, status, title, detail, controls, mute, camera, keypad-button, devices, keypad, hang-up, again, close, far-view, self-view"
        .state=${clickToCall?.state}
        .audio=${this.audio}
        .localStream=${clickToCall?.localStream}
        .remoteStream=${clickToCall?.remoteStream}
        .clock=${this.#options.clock()}
        >${fallback}</cc-call-panel
      >
    `;
  }

  /** The devices, once they are loaded. */
  get audio(): AudioState | undefined {
    return this.#options.clickToCall()?.audio?.state;
  }

  hostConnected(): void {
    for (const type of types) this.#host.addEventListener(type, this.#onRequest);
  }

  hostDisconnected(): void {
    for (const type of types) this.#host.removeEventListener(type, this.#onRequest);
    this.#unfollow();
  }

  hostUpdate(): void {
    const clickToCall = this.#options.clickToCall();
    if (clickToCall === this.#followed && clickToCall?.audio === this.#followedAudio) return;
    this.#unfollow();
    if (!clickToCall || !this.#host.isConnected) return;
    this.#followed = clickToCall;
    this.#followedAudio = clickToCall.audio;
    const update = (): void => this.#host.requestUpdate();
    this.#stops = [clickToCall.on('stream', update), ...(clickToCall.audio ? [clickToCall.audio.subscribe(update)] : [])];
  }

  #unfollow(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#followed = this.#followedAudio = undefined;
  }

  readonly #onRequest = (event: Event): void => {
    // the page listens further out and is asked first
    queueMicrotask(() => {
      if (!event.defaultPrevented) void this.#carryOut(event).catch(() => undefined);
    });
  };

  async #carryOut(request: Event): Promise<void> {
    const clickToCall = this.#options.clickToCall();
    if (!clickToCall) return;
    if (request instanceof ClickToCallRequestEvent) this.#options.start(request.media);
    else if (request instanceof ClickToCallCancelRequestEvent) await clickToCall.cancel();
    else if (request instanceof ClickToCallDismissRequestEvent) clickToCall.dismiss();
    else if (request instanceof CameraRequestEvent) await (request.on ? clickToCall.turnCameraOn() : clickToCall.turnCameraOff());
    else if (request instanceof MuteRequestEvent) await clickToCall.mute();
    else if (request instanceof UnmuteRequestEvent) await clickToCall.unmute();
    else if (request instanceof DtmfRequestEvent) await clickToCall.sendDtmf(request.digits);
    else if (request instanceof DeviceRequestEvent) await clickToCall.audio?.choose(request.purpose, request.deviceId);
  }
}
