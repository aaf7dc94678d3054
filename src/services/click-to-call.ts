import type { CameraSource } from '../contracts/camera-source.js';
import type { ClickToCallBackend } from '../contracts/click-to-call-backend.js';
import type { MicrophoneSource } from '../contracts/microphone-source.js';
import { type Clock, systemClock } from '../kit/clock.js';
import { Emitter } from '../kit/emitter.js';
import { type Source, Store, type SubscribeOptions, type Unsubscribe } from '../kit/store.js';
import { transition } from '../kit/transition.js';
import { type CallMedia, clickToCallSteps, type ClickToCallStage, type ClickToCallState, isUnderWay } from '../model/click-to-call.js';
import { CcError, toCcError } from '../model/error.js';
import type { CallAudio } from './call-audio.js';
import { ClickToCallAttempt } from './click-to-call-attempt.js';
import type { Phone } from './phone.js';

/** What a `ClickToCall` is made of. */
export interface ClickToCallOptions {
  /** Made when somebody is about to ask for a call: its code need not be loaded before. */
  readonly backend: () => ClickToCallBackend | Promise<ClickToCallBackend>;
  /** Loads the class of the phone that places the call, when somebody is about to call. */
  readonly loadPhone: () => Promise<{ readonly Phone: typeof Phone }>;
  readonly microphone: MicrophoneSource;
  /** Default: no video. */
  readonly camera?: CameraSource;
  /** Plays the far end and the tones. Default: nothing is played. Made when it is first wanted. */
  readonly audio?: () => CallAudio | Promise<CallAudio>;
  /** Tells how loud a stream is, 0 to 1, until its result is called. Without it the microphone cannot be checked. */
  readonly measure?: (stream: MediaStream, onLevel: (level: number) => void) => Promise<() => void>;
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

const atRest: Omit<ClickToCallState, 'since' | 'abilities' | 'media'> = {
  stage: 'idle',
  queue: undefined,
  call: undefined,
  transferred: false,
  endReason: undefined,
  cause: undefined,
  error: undefined,
};

/** A visitor's request for a call, from the press to its end: check, connect, request, queue, dial, talk. One at a time. */
export class ClickToCall implements Source<ClickToCallState> {
  readonly #options: ClickToCallOptions;
  readonly #clock: Clock;
  readonly #store: Store<ClickToCallState>;
  readonly #moments = new Emitter<ClickToCallMoments>();
  #backend: Promise<ClickToCallBackend> | undefined;
  #audio: Promise<CallAudio | undefined> | undefined;
  #loadedAudio: CallAudio | undefined;
  #attempt: ClickToCallAttempt | undefined;
  #preparing: Promise<void> | undefined;
  readonly #end = new AbortController();

  constructor(options: ClickToCallOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#store = new Store<ClickToCallState>({ ...atRest, media: 'voice', abilities: undefined, since: this.#clock.now() });
  }

  get state(): ClickToCallState {
    return this.#store.state;
  }

  subscribe<T = ClickToCallState>(
    listener: (selected: T, previous: T) => void,
    options?: SubscribeOptions<ClickToCallState, T>,
  ): Unsubscribe {
    return this.#store.subscribe(listener, options);
  }

  on<K extends keyof ClickToCallMoments>(moment: K, listener: (value: ClickToCallMoments[K]) => void): Unsubscribe {
    return this.#moments.on(moment, listener);
  }

  /** The phone that places the call, from `dialing` on until the next request. */
  get phone(): Phone | undefined {
    return this.#attempt?.phone;
  }

  /** Devices and sound, once `prepare` or `start` have loaded them. */
  get audio(): CallAudio | undefined {
    return this.#loadedAudio;
  }

  /** The own picture, while the camera is on. */
  get localStream(): MediaStream | undefined {
    const { phone, callId } = this.#attempt ?? {};
    return callId ? phone?.localStream(callId) : undefined;
  }

  /** The far end's sound and picture. */
  get remoteStream(): MediaStream | undefined {
    const { phone, callId } = this.#attempt ?? {};
    return callId ? phone?.remoteStream(callId) : undefined;
  }

  /**
   * To be called when somebody seems about to call (hover, focus): loads what a
   * call needs and asks what the tenant can do, told in `abilities`. Changes
   * nothing there. Never rejects: what fails now is told when a call is asked for.
   */
  prepare(): Promise<void> {
    this.#preparing ??= this.#prepare().catch(() => {
      this.#preparing = undefined; // another day, another network
    });
    return this.#preparing;
  }

  /**
   * Lets somebody see that they are heard, before they call: opens the
   * microphone and tells how loud it is, 0 to 1, until `signal` is aborted.
   * Resolves then; plays nothing. Rejects with the microphone's errors.
   */
  async checkMicrophone(onLevel: (level: number) => void, { signal }: { readonly signal: AbortSignal }): Promise<void> {
    const { microphone, measure } = this.#options;
    const lease = await microphone.open({ signal });
    let stop = (): void => {};
    const listen = async (stream: MediaStream): Promise<void> => {
      const stopThis = (await measure?.(stream, onLevel)) ?? (() => {});
      stop();
      stop = stopThis;
      if (signal.aborted) stop();
    };
    try {
      lease.onChange((stream) => void listen(stream));
      await listen(lease.stream);
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    } finally {
      stop();
      lease.release();
    }
  }

  /**
   * Asks for a call: opens microphone (and camera), checks, connects, requests,
   * waits, dials. Resolves when the request has been taken or is over; how it
   * went and goes on is in the state. Rejects with `illegal-transition` while a
   * request is under way, and with `disposed`.
   */
  async start(media: CallMedia, { context }: StartOptions = {}): Promise<void> {
    if (this.#end.signal.aborted) throw new CcError('disposed', 'this click-to-call was disposed');
    if (isUnderWay(this.state)) throw new CcError('illegal-transition', 'a call is under way');
    this.dismiss();
    const attempt = new ClickToCallAttempt(
      {
        options: this.#options,
        backend: () => this.#open(),
        audio: () => this.#openAudio(),
        stage: () => this.state.stage,
        step: (stage, change) => this.#step(stage, change),
        tell: (change) => this.#store.commit(change),
        onStream: () => this.#moments.emit('stream', undefined),
      },
      media,
      context,
    );
    this.#attempt = attempt;
    this.#step('checking', { ...atRest, media });
    // from inside the press: later the browser may not let sound play
    void this.#openAudio().then(
      (audio) => audio?.unlock(),
      () => undefined,
    );
    await attempt.run();
  }

  /** Gives up, at whatever stage; hangs up. Resolves when the back end was told, or cannot be. Never rejects. */
  async cancel(): Promise<void> {
    if (!isUnderWay(this.state)) return;
    this.#attempt?.cancel();
    await this.#attempt?.closed;
  }

  /** Puts a request that is over out of sight: back to `idle`. Nothing happens at another stage. */
  dismiss(): void {
    if (this.state.stage === 'ended') this.#step('idle', atRest);
  }

  async mute(): Promise<void> {
    await this.#onCall((phone, callId) => phone.mute(callId));
  }

  async unmute(): Promise<void> {
    await this.#onCall((phone, callId) => phone.unmute(callId));
  }

  /** Sends telephone keys, `0`-`9`, `*`, `#`, `A`-`D`. */
  async sendDtmf(digits: string): Promise<void> {
    await this.#onCall((phone, callId) => phone.sendDtmf(callId, digits));
  }

  /** Shows the visitor from now on. Rejects with the camera's errors or `call-failed`; the call goes on without. */
  async turnCameraOn(): Promise<void> {
    await this.#onCall((phone, callId) => phone.turnCameraOn(callId));
  }

  async turnCameraOff(): Promise<void> {
    await this.#onCall((phone, callId) => phone.turnCameraOff(callId));
  }

  /** Gives up what is under way and lets go of everything. */
  async dispose(): Promise<void> {
    if (this.#end.signal.aborted) return;
    await this.cancel();
    this.#end.abort();
    await this.#attempt?.closed;
    const backend = await this.#backend?.catch(() => undefined);
    await backend?.dispose();
    this.#loadedAudio?.dispose();
    this.#store.dispose();
    this.#moments.dispose();
  }

  async #prepare(): Promise<void> {
    const [backend] = await Promise.all([this.#open(), this.#openAudio(), this.#options.loadPhone()]);
    try {
      this.#store.commit({ abilities: Object.freeze(await backend.check({ signal: this.#end.signal })) });
    } catch (cause) {
      if (!(cause instanceof CcError) || cause.code !== 'click-to-call-unsupported') throw cause;
      this.#store.commit({ abilities: Object.freeze({ voice: false, video: false }) });
    }
  }

  #open(): Promise<ClickToCallBackend> {
    const { backend } = this.#options;
    this.#backend ??= (async () => backend())().catch((cause: unknown) => {
      this.#backend = undefined; // a script that did not load may load next time
      throw cause;
    });
    return this.#backend;
  }

  #openAudio(): Promise<CallAudio | undefined> {
    const { audio } = this.#options;
    this.#audio ??= this.#loadAudio(audio).catch((cause: unknown) => {
      this.#audio = undefined;
      throw cause;
    });
    return this.#audio;
  }

  async #loadAudio(load: ClickToCallOptions['audio']): Promise<CallAudio | undefined> {
    const audio = await load?.();
    if (this.#end.signal.aborted) audio?.dispose();
    else this.#loadedAudio = audio;
    return audio;
  }

  #step(stage: ClickToCallStage, change: Partial<ClickToCallState> = {}): void {
    const next = transition(clickToCallSteps, this.state.stage, stage, refused);
    this.#store.commit({ ...change, stage: next, since: this.#clock.now() });
  }

  async #onCall(action: (phone: Phone, callId: string) => Promise<void>): Promise<void> {
    const { phone, callId } = this.#attempt ?? {};
    if (!phone || !callId || !isUnderWay(this.state)) throw new CcError('illegal-transition', 'there is no call');
    try {
      await action(phone, callId);
      if (isUnderWay(this.state)) this.#store.commit({ error: undefined });
    } catch (cause) {
      const error = toCcError(cause, 'call-failed');
      if (isUnderWay(this.state)) this.#store.commit({ error });
      throw error;
    }
  }
}

function refused(from: ClickToCallStage, to: ClickToCallStage): CcError {
  return new CcError('illegal-transition', `${from} → ${to}`);
}
