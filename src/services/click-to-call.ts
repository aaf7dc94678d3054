import type { CameraSource } from '../contracts/camera-source.js';
import type { ClickToCallBackend } from '../contracts/click-to-call-backend.js';
import type { MicrophoneSource } from '../contracts/microphone-source.js';
import type { Clock } from '../kit/clock.js';
import { type Source, Store, type SubscribeOptions, type Unsubscribe } from '../kit/store.js';
import type { CallMedia, ClickToCallState } from '../model/click-to-call.js';
import { CcError } from '../model/error.js';
import type { CallAudio } from './call-audio.js';
import type { Phone } from './phone.js';

/** What a `ClickToCall` is made of. */
export interface ClickToCallOptions {
  /** Made when somebody is about to ask for a call: its code need not be loaded before. */
  readonly backend: () => ClickToCallBackend | Promise<ClickToCallBackend>;
  readonly microphone: MicrophoneSource;
  /** Default: no video. */
  readonly camera?: CameraSource;
  /** Plays the far end and the tones. Default: nothing is played. Made when it is first wanted. */
  readonly audio?: () => CallAudio | Promise<CallAudio>;
  readonly clock?: Clock;
}

/** How a call is asked for. */
export interface StartOptions {
  /** More for the agent, by field name. Untrusted there. */
  readonly context?: Readonly<Record<string, string>>;
}

/** Moments that leave no trace in the state. */
export interface ClickToCallMoments {
  /** The far end's or the own picture or sound came, changed or went. */
  readonly stream: undefined;
}

/** A visitor's request for a call, from the press to its end: check, connect, request, queue, dial, talk. One at a time. */
export class ClickToCall implements Source<ClickToCallState> {
  readonly #store = new Store<ClickToCallState>({
    stage: 'idle',
    media: 'voice',
    abilities: undefined,
    queue: undefined,
    call: undefined,
    transferred: false,
    endReason: undefined,
    cause: undefined,
    error: undefined,
  });

  constructor(_options: ClickToCallOptions) {}

  get state(): ClickToCallState {
    return this.#store.state;
  }

  subscribe<T = ClickToCallState>(
    listener: (selected: T, previous: T) => void,
    options?: SubscribeOptions<ClickToCallState, T>,
  ): Unsubscribe {
    return this.#store.subscribe(listener, options);
  }

  on<K extends keyof ClickToCallMoments>(_moment: K, _listener: (value: ClickToCallMoments[K]) => void): Unsubscribe {
    return () => {};
  }

  /** The phone that places the call, while there is one. */
  get phone(): Phone | undefined {
    return undefined;
  }

  /** Devices and sound, once `prepare` or `start` was called. */
  get audio(): CallAudio | undefined {
    return undefined;
  }

  /** The own picture, while the camera is on. */
  get localStream(): MediaStream | undefined {
    return undefined;
  }

  /** The far end's sound and picture. */
  get remoteStream(): MediaStream | undefined {
    return undefined;
  }

  /**
   * To be called when somebody seems about to call (hover, focus): loads what a
   * call needs and asks what the tenant can do, told in `abilities`. Changes
   * nothing there. Never rejects.
   */
  async prepare(): Promise<void> {}

  /**
   * Asks for a call: opens microphone (and camera), checks, connects, requests,
   * waits, dials. Resolves when the request has been taken or is over; how it
   * goes on is in the state. Never rejects but with `illegal-transition` while a request is under way.
   */
  start(_media: CallMedia, _options: StartOptions = {}): Promise<void> {
    return Promise.reject(new CcError('illegal-transition', 'not there yet'));
  }

  /** Gives up, at whatever stage; hangs up. Never rejects. */
  async cancel(): Promise<void> {}

  /** Puts a request that is over out of sight: back to `idle`. */
  dismiss(): void {}

  mute(): Promise<void> {
    return Promise.reject(new CcError('illegal-transition', 'no call'));
  }

  unmute(): Promise<void> {
    return Promise.reject(new CcError('illegal-transition', 'no call'));
  }

  /** Sends telephone keys, `0`-`9`, `*`, `#`, `A`-`D`. */
  sendDtmf(_digits: string): Promise<void> {
    return Promise.reject(new CcError('illegal-transition', 'no call'));
  }

  /** Shows the visitor from now on. Rejects with the camera's errors; the call goes on. */
  turnCameraOn(): Promise<void> {
    return Promise.reject(new CcError('illegal-transition', 'no call'));
  }

  turnCameraOff(): Promise<void> {
    return Promise.reject(new CcError('illegal-transition', 'no call'));
  }

  /** Gives up what is under way and lets go of everything. */
  async dispose(): Promise<void> {}
}
