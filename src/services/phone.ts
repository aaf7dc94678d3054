import type { CameraSource } from '../contracts/camera-source.js';
import type { CallLeg, DeclineReason } from '../contracts/phone-backend.js';
import { type Clock, systemClock } from '../kit/clock.js';
import { Emitter } from '../kit/emitter.js';
import { type Source, Store, type SubscribeOptions, type Unsubscribe } from '../kit/store.js';
import type { Call, CallRecording } from '../model/call.js';
import { parseDialTarget } from '../model/dial-target.js';
import { type DtmfMethod, isDtmf } from '../model/dtmf.js';
import { CcError, toCcError } from '../model/error.js';
import type { Registration } from '../model/registration.js';
import type { CallMixing } from './call-mixing.js';
import type { CallTransfers } from './call-transfers.js';
import { PhoneCalls } from './phone-calls.js';
import type { PhoneInside } from './phone-inside.js';
import { PhoneLink } from './phone-link.js';
import type { AdmissionRule, AnswerOptions, DialChoices, PhoneMoments, PhoneOptions, PhoneState, ReferralRule } from './phone-options.js';

export type { AdmissionRule, AnswerOptions, DialChoices, PhoneMoments, PhoneOptions, PhoneState, ReferralRule } from './phone-options.js';

const unregistered: Registration = Object.freeze({ state: 'unregistered' });

/**
 * Registers, makes and takes calls, on whatever back end it is given. Several
 * calls may live at once; at most one of them talks, the others are held.
 */
export class Phone implements Source<PhoneState> {
  readonly #options: PhoneOptions;
  readonly #clock: Clock;
  readonly #store = new Store<PhoneState>({
    registration: unregistered,
    calls: Object.freeze([]),
    activeCallId: undefined,
    lines: Object.freeze([]),
    error: undefined,
  });
  readonly #moments = new Emitter<PhoneMoments>();
  readonly #calls: PhoneCalls;
  readonly #link: PhoneLink;
  /** For the parts that load when they are wanted. */
  readonly #inside: PhoneInside = {
    leg: (callId) => this.#calls.leg(callId),
    act: (callId, action) => this.#act(callId, action),
    dial: (target, choices, more) => this.#dial(target, choices, more),
    recorded: (recording) => this.#moments.emit('recorded', recording),
    amend: (callId, change) => this.#calls.amend(callId, change),
  };
  /** Lines, by who watches them. */
  readonly #watched = new Map<string, readonly string[]>();
  #transfers: CallTransfers | undefined;
  #mixing: CallMixing | undefined;

  constructor(options: PhoneOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#calls = new PhoneCalls(this.#store, this.#moments, options, this.#clock);
    this.#link = new PhoneLink(this.#store, this.#calls, options.backend);
  }

  get state(): PhoneState {
    return this.#store.state;
  }

  subscribe<T = PhoneState>(listener: (selected: T, previous: T) => void, options?: SubscribeOptions<PhoneState, T>): Unsubscribe {
    return this.#store.subscribe(listener, options);
  }

  on<K extends keyof PhoneMoments>(moment: K, listener: (value: PhoneMoments[K]) => void): Unsubscribe {
    return this.#moments.on(moment, listener);
  }

  /** Sets who may ring. A call that is turned away is declined at once and never shown. */
  admit(rule: AdmissionRule): void {
    this.#link.admission = rule;
  }

  /**
   * Has a say in whom a call may be taken to by its far end (SIP REFER): every
   * rule must agree. Without any the far end is followed, as desk telephones
   * do: the call goes on with somebody else, in the name and at the cost of
   * this phone's account.
   */
  admitReferrals(rule: ReferralRule): Unsubscribe {
    return this.#link.admitReferrals(rule);
  }

  /**
   * Registers and stays registered until `unregister`.
   *
   * Rejects with `registration-rejected`, `credential-rejected`,
   * `credential-expired` or `backend-unreachable`; the registration says the
   * same. After `backend-unreachable` the phone goes on trying by itself.
   */
  async register({ signal }: { readonly signal?: AbortSignal } = {}): Promise<void> {
    const backend = await this.#link.open();
    await backend.register(signal ? { signal } : {});
  }

  /** Leaves the server; calls that are under way go on. */
  async unregister(): Promise<void> {
    await (await this.#link.opened)?.unregister();
  }

  /**
   * Calls a number or a SIP address, as typed or pasted; a call that is talking is held first.
   *
   * Resolves with the new call's id as soon as there is one: how it goes on is
   * in its state. Rejects with `invalid-number`, with `call-failed` if the
   * talking call could not be held, with `backend-unreachable`, or with
   * `camera-missing` where video is wanted of a phone without a camera.
   */
  dial(target: string, choices: DialChoices = {}): Promise<string> {
    return this.#dial(target, choices);
  }

  /**
   * Answers a ringing call; one that is talking is held first.
   *
   * Resolves when the answer is on its way. Rejects with `microphone-denied`,
   * `microphone-missing`, `microphone-busy` or `media-failed`, and the call
   * goes on ringing: its caller is not lost to a permission.
   */
  async answer(callId: string, { signal, video, automatically }: AnswerOptions = {}): Promise<void> {
    await this.#act(callId, async (leg) => {
      await this.#calls.holdOthers(callId);
      if (automatically) this.#calls.noteAnswer(callId, { autoAnswered: true });
      const camera = video && this.#camera();
      await leg.answer({ microphone: this.#options.microphone, ...(camera && { camera }), ...(signal && { signal }) });
    });
  }

  /** Notes when a ringing call will be answered without its user (ms since the epoch), for whoever shows it; `undefined` takes it back. */
  expectAnswer(callId: string, at: number | undefined): void {
    this.#calls.noteAnswer(callId, at === undefined ? {} : { answersAt: at });
  }

  /** Turns a ringing call away, everywhere it rings. */
  async decline(callId: string, reason: DeclineReason = 'declined'): Promise<void> {
    await this.#act(callId, (leg) => leg.decline(reason));
  }

  /** Ends a call, or stops calling. Nothing happens when it is over already. */
  async hangUp(callId: string): Promise<void> {
    await this.#calls.leg(callId)?.hangUp();
  }

  /** Holds a call, or the whole conference that it is in. Rejects with `call-failed` when the far end refuses. */
  async hold(callId: string): Promise<void> {
    await this.#each(callId, (leg) => leg.hold());
  }

  /** Takes a call off hold, or the whole conference that it is in; one that is talking is held first. */
  async resume(callId: string): Promise<void> {
    await this.#attempt(async () => {
      await this.#calls.holdOthers(callId);
      await this.#calls.each(callId, (leg) => leg.resume());
    });
  }

  /** The far end does not hear this side any more; nor does anybody else in its conference, who go on hearing each other. */
  async mute(callId: string): Promise<void> {
    await this.#each(callId, (leg) => leg.mute());
  }

  async unmute(callId: string): Promise<void> {
    await this.#each(callId, (leg) => leg.unmute());
  }

  /**
   * Joins calls, and the conference that there is, so that everybody hears
   * everybody; held ones are resumed, all others held. Rejects with
   * `call-failed`, `media-failed` or the microphone's errors; then nothing has changed.
   */
  merge(callIds: readonly string[]): Promise<void> {
    return this.#mix((mixing) => mixing.merge(callIds));
  }

  /** Takes a call out of its conference and holds it. Rejects with `call-failed` when its far end refuses, and it stays in. */
  split(callId: string): Promise<void> {
    return this.#mix((mixing) => mixing.split(callId));
  }

  /**
   * Begins (`on`), pauses or ends the recording of a call; both sides hear a
   * tone that says so. What was recorded comes as the moment `recorded` when it
   * ends, at the latest with the call. Rejects with `media-failed` or
   * `unsupported-browser`.
   */
  record(callId: string, recording: CallRecording): Promise<void> {
    return this.#mix((mixing) => mixing.record(callId, recording));
  }

  /**
   * Sends a picture from now on. Rejects with `camera-denied`,
   * `camera-missing`, `camera-busy`, `unsupported-browser`, or `call-failed`
   * when the far end takes none.
   */
  async turnCameraOn(callId: string): Promise<void> {
    await this.#act(callId, (leg) => leg.turnCameraOn(this.#camera()));
  }

  /** Sends no picture any more, and lets go of the camera. */
  async turnCameraOff(callId: string): Promise<void> {
    await this.#act(callId, (leg) => leg.turnCameraOff());
  }

  /** Asks for a screen and shows it in place of the camera's picture, or shows that again. Rejects as `turnCameraOn` does. */
  async shareScreen(callId: string, on: boolean = true): Promise<void> {
    await this.#act(callId, (leg) => leg.sendScreen(on ? this.#options.screen : undefined));
  }

  /**
   * Sends telephone keys, `0`-`9`, `*`, `#`, `A`-`D`, to the call or to everybody in the conference that it is in: as
   * a desk telephone does, whichever of them asks for a code. Rejects with `call-failed` when nobody gets them.
   */
  async sendDtmf(callId: string, digits: string, method: DtmfMethod = this.#options.dtmf ?? 'rtp'): Promise<void> {
    await this.#attempt(async () => {
      if (!isDtmf(digits)) throw new CcError('call-failed', 'not telephone keys', { recoverable: false });
      for (const digit of digits) this.#moments.emit('digit', digit);
      await this.#calls.any(callId, (leg) => leg.sendDtmf(digits, method));
    });
  }

  /**
   * Hands a call to somebody else unannounced. Resolves when they have
   * answered, and the call ends here as `transferred`. Rejects with
   * `transfer-failed` when they cannot be reached, and the call goes on; with
   * `invalid-number`.
   */
  transfer(callId: string, target: string): Promise<void> {
    return this.#handOver((transfers) => transfers.transfer(callId, target));
  }

  /** Sends a ringing call elsewhere; it ends here as `transferred`. Rejects with `invalid-number`, `transfer-failed`. */
  forward(callId: string, target: string): Promise<void> {
    return this.#handOver((transfers) => transfers.forward(callId, target));
  }

  /** Holds a call and calls somebody about it. Resolves with the id of the new call; rejects as `dial` does. */
  consult(callId: string, target: string): Promise<string> {
    return this.#handOver((transfers) => transfers.consult(callId, target));
  }

  /**
   * Connects a held call with the one that was made for it, or with any other
   * live call; both end here as `transferred`. While the other one still rings
   * it is given up, and the held call is sent there instead. Rejects with
   * `transfer-failed`, and both go on.
   */
  completeTransfer(consultationId: string, heldCallId?: string): Promise<void> {
    return this.#handOver((transfers) => transfers.complete(consultationId, heldCallId));
  }

  /** Ends the call that was made for another one, and resumes that. */
  cancelConsultation(consultationId: string): Promise<void> {
    return this.#handOver((transfers) => transfers.cancel(consultationId));
  }

  /**
   * Follows what these lines do, besides those that others watch: numbers or SIP addresses. They are in `lines`; none
   * where the back end cannot watch. Resolves with what ends it. Rejects with `backend-unreachable`.
   */
  async watch(addresses: readonly string[]): Promise<Unsubscribe> {
    const watcher = crypto.randomUUID();
    await this.watchFor(watcher, addresses);
    return () => void this.watchFor(watcher, []).catch(() => undefined);
  }

  /** What `watch` does for somebody who is known by this name, in another tab for example: these lines and no others; none ends it. */
  async watchFor(watcher: string, addresses: readonly string[]): Promise<void> {
    if (addresses.length > 0) this.#watched.set(watcher, [...addresses]);
    else this.#watched.delete(watcher);
    const backend = await this.#link.open();
    backend.watch?.([...new Set([...this.#watched.values()].flat())]);
  }

  /** Somebody is about to call, or begins to type a number: what takes its time is got ready, if that asks nobody anything. */
  expectCall(): void {
    void this.#link.opened?.then((backend) => backend.expectCall?.()).catch(() => undefined);
  }

  /** The far end's sound and picture, where the back end does not play them itself. */
  remoteStream(callId: string): MediaStream | undefined {
    return this.#calls.leg(callId)?.remoteStream;
  }

  /** The own picture, while the camera is on. */
  localStream(callId: string): MediaStream | undefined {
    return this.#calls.leg(callId)?.localStream;
  }

  /** The cameras, for whoever lets one be chosen. */
  get camera(): CameraSource | undefined {
    return this.#options.camera;
  }

  /** Puts an ended call out of sight before its time. */
  dismiss(callId: string): void {
    this.#calls.dismiss(callId);
  }

  /** Forgets what failed last. */
  dismissError(): void {
    this.#store.commit({ error: undefined });
  }

  /** Whether another page takes over when this one goes: a call that rings is then left to it rather than turned away. */
  expectSuccessor(expected: boolean): void {
    void this.#link.opened?.then((backend) => backend.expectSuccessor?.(expected)).catch(() => undefined);
  }

  /** Ends all calls and leaves the server. The phone is of no use afterwards. */
  async dispose(): Promise<void> {
    if (!(await this.#link.dispose())) return;
    await this.#mixing?.settled();
    this.#store.dispose();
    this.#moments.dispose();
  }

  #dial(target: string, { video, headers }: DialChoices, more?: Partial<Call>): Promise<string> {
    return this.#attempt(async () => {
      const parsed = parseDialTarget(target);
      const camera = video && this.#camera();
      const backend = await this.#link.open();
      await this.#calls.holdOthers();
      const leg = backend.dial(parsed, { microphone: this.#options.microphone, ...(camera && { camera }), ...(headers && { headers }) });
      this.#calls.follow(leg, more);
      return leg.id;
    });
  }

  #handOver<T>(action: (transfers: CallTransfers) => Promise<T>): Promise<T> {
    return this.#attempt(async () => {
      const { CallTransfers } = await import('./call-transfers.js');
      return action((this.#transfers ??= new CallTransfers(this, this.#inside)));
    });
  }

  #mix(action: (mixing: CallMixing) => Promise<void>): Promise<void> {
    return this.#attempt(async () => {
      const { CallMixing } = await import('./call-mixing.js');
      await action((this.#mixing ??= new CallMixing(this, this.#inside, this.#options, this.#clock)));
    });
  }

  #camera(): CameraSource {
    const { camera } = this.#options;
    if (!camera) throw new CcError('camera-missing', 'this phone has no camera');
    return camera;
  }

  #act(callId: string, action: (leg: CallLeg) => Promise<void>): Promise<void> {
    return this.#attempt(() => this.#calls.act(callId, action));
  }

  #each(callId: string, action: (leg: CallLeg) => Promise<void>): Promise<void> {
    return this.#attempt(() => this.#calls.each(callId, action));
  }

  async #attempt<T>(action: () => Promise<T>): Promise<T> {
    const before = this.#store.state.error;
    try {
      const result = await action();
      // a call may have failed while another operation went well
      if (this.#store.state.error === before) this.#store.commit({ error: undefined });
      return result;
    } catch (cause) {
      const error = toCcError(cause, 'call-failed');
      this.#store.commit({ error });
      throw error;
    }
  }
}
