import type { CameraSource } from '../contracts/camera-source.js';
import type { CallLeg, CallLegEvent, DeclineReason, PhoneBackend } from '../contracts/phone-backend.js';
import { type Clock, systemClock } from '../kit/clock.js';
import { Emitter } from '../kit/emitter.js';
import { type Source, Store, type SubscribeOptions, type Unsubscribe } from '../kit/store.js';
import { activeCall, type Call, isHeldHere, isLive } from '../model/call.js';
import { parseDialTarget } from '../model/dial-target.js';
import { type DtmfMethod, isDtmf } from '../model/dtmf.js';
import { CcError, toCcError } from '../model/error.js';
import type { Party } from '../model/party.js';
import type { Registration } from '../model/registration.js';
import { callOf, progressed, withAnswer } from './call-progress.js';
import type { CallTransfers } from './call-transfers.js';
import type { PhoneInside } from './phone-inside.js';
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
  readonly #legs = new Map<string, CallLeg>();
  /** For the parts that load when they are wanted. */
  readonly #inside: PhoneInside = {
    leg: (callId) => this.#legs.get(callId),
    act: (callId, action) => this.#act(callId, action),
    dial: (target, choices, more) => this.#dial(target, choices, more),
    amend: (callId, change) => this.#commitCalls(this.state.calls.map((call) => (call.id === callId ? Object.freeze(change(call)) : call))),
  };
  #backend: Promise<PhoneBackend> | undefined;
  #admission: AdmissionRule = () => undefined;
  #referral: ReferralRule = () => true;
  #transfers: CallTransfers | undefined;
  #disposed = false;

  constructor(options: PhoneOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
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
    this.#admission = rule;
  }

  /**
   * Sets whom a call may be taken to by its far end (SIP REFER). Without a
   * rule the far end is followed, as desk telephones do: the call goes on, with
   * somebody else, and in the name and at the cost of this phone's account.
   */
  admitReferrals(rule: ReferralRule): void {
    this.#referral = rule;
  }

  /**
   * Registers and stays registered until `unregister`.
   *
   * Rejects with `registration-rejected`, `credential-rejected`,
   * `credential-expired` or `backend-unreachable`; the registration says the
   * same. After `backend-unreachable` the phone goes on trying by itself.
   */
  async register({ signal }: { readonly signal?: AbortSignal } = {}): Promise<void> {
    const backend = await this.#open();
    await backend.register(signal ? { signal } : {});
  }

  /** Leaves the server; calls that are under way go on. */
  async unregister(): Promise<void> {
    await (await this.#backend)?.unregister();
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
  async answer(callId: string, { signal, automatically }: AnswerOptions = {}): Promise<void> {
    await this.#act(callId, async (leg) => {
      await this.#holdOthers(callId);
      if (automatically) this.#noteAnswer(callId, { autoAnswered: true });
      await leg.answer({ microphone: this.#options.microphone, ...(signal && { signal }) });
    });
  }

  /** Notes when a ringing call will be answered without its user (ms since the epoch), for whoever shows it; `undefined` takes it back. */
  expectAnswer(callId: string, at: number | undefined): void {
    this.#noteAnswer(callId, at === undefined ? {} : { answersAt: at });
  }

  /** Turns a ringing call away, everywhere it rings. */
  async decline(callId: string, reason: DeclineReason = 'declined'): Promise<void> {
    await this.#act(callId, (leg) => leg.decline(reason));
  }

  /** Ends a call, or stops calling. Nothing happens when it is over already. */
  async hangUp(callId: string): Promise<void> {
    await this.#legs.get(callId)?.hangUp();
  }

  /** Rejects with `call-failed` when the far end refuses. */
  async hold(callId: string): Promise<void> {
    await this.#act(callId, (leg) => leg.hold());
  }

  /** Takes a call off hold; one that is talking is held first. */
  async resume(callId: string): Promise<void> {
    await this.#act(callId, async (leg) => {
      await this.#holdOthers(callId);
      await leg.resume();
    });
  }

  async mute(callId: string): Promise<void> {
    await this.#act(callId, (leg) => leg.mute());
  }

  async unmute(callId: string): Promise<void> {
    await this.#act(callId, (leg) => leg.unmute());
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

  /** Sends telephone keys, `0`-`9`, `*`, `#`, `A`-`D`. Rejects with `call-failed` when they cannot be sent. */
  async sendDtmf(callId: string, digits: string, method: DtmfMethod = this.#options.dtmf ?? 'rtp'): Promise<void> {
    await this.#act(callId, async (leg) => {
      if (!isDtmf(digits)) throw new CcError('call-failed', 'not telephone keys', { recoverable: false });
      for (const digit of digits) this.#moments.emit('digit', digit);
      await leg.sendDtmf(digits, method);
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
   * Follows what these lines do from now on, and no others: numbers or SIP addresses.
   * They are in `lines`; none where the back end cannot watch. Rejects with `backend-unreachable`.
   */
  async watch(addresses: readonly string[]): Promise<void> {
    (await this.#open()).watch?.(addresses);
  }

  /** The far end's sound and picture, where the back end does not play them itself. */
  remoteStream(callId: string): MediaStream | undefined {
    return this.#legs.get(callId)?.remoteStream;
  }

  /** The own picture, while the camera is on. */
  localStream(callId: string): MediaStream | undefined {
    return this.#legs.get(callId)?.localStream;
  }

  /** Puts an ended call out of sight before its time. */
  dismiss(callId: string): void {
    if (!this.#legs.has(callId)) this.#commitCalls(this.state.calls.filter((call) => call.id !== callId));
  }

  /** Forgets what failed last. */
  dismissError(): void {
    this.#store.commit({ error: undefined });
  }

  /** Ends all calls and leaves the server. The phone is of no use afterwards. */
  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    const backend = await this.#backend?.catch(() => undefined);
    await backend?.dispose();
    this.#store.dispose();
    this.#moments.dispose();
  }

  #open(): Promise<PhoneBackend> {
    if (this.#disposed) return Promise.reject(new CcError('disposed', 'this phone was disposed'));
    this.#backend ??= this.#load();
    return this.#backend;
  }

  async #load(): Promise<PhoneBackend> {
    try {
      const backend = await this.#options.backend();
      backend.attach({
        onRegistration: (registration) => this.#onRegistration(registration),
        onIncoming: (leg) => this.#onIncoming(leg),
        onLines: (lines) => this.#store.commit({ lines }),
        onVoicemail: (voicemail) => this.#store.commit({ voicemail }),
        onReferral: (leg, party) => this.#mayFollow(leg, party),
      });
      return backend;
    } catch (cause) {
      this.#backend = undefined; // a script that did not load may load next time
      const error = toCcError(cause, 'backend-unreachable');
      this.#store.commit({ registration: Object.freeze<Registration>({ state: 'failed', error }) });
      throw error;
    }
  }

  // a binding that was merely renewed is no news
  #onRegistration(registration: Registration): void {
    const before = this.state.registration;
    const names = new Set([...Object.keys(before), ...Object.keys(registration)] as (keyof Registration)[]);
    if ([...names].some((name) => before[name] !== registration[name]))
      this.#store.commit({ registration: Object.freeze({ ...registration }) });
  }

  #onIncoming(leg: CallLeg): void {
    const refusal = this.#admission(this.#callOf(leg));
    if (!refusal) return this.#follow(leg);
    leg.follow(() => undefined);
    void leg.decline(refusal).catch((cause: unknown) => this.#store.commit({ error: toCcError(cause, 'call-failed') }));
  }

  #mayFollow(leg: CallLeg, party: Party): boolean {
    const call = this.state.calls.find(({ id }) => id === leg.id);
    return call !== undefined && this.#referral(call, party);
  }

  #dial(target: string, { video, headers }: DialChoices, more?: Partial<Call>): Promise<string> {
    return this.#attempt(async () => {
      const parsed = parseDialTarget(target);
      const camera = video && this.#camera();
      const backend = await this.#open();
      await this.#holdOthers();
      const leg = backend.dial(parsed, { microphone: this.#options.microphone, ...(camera && { camera }), ...(headers && { headers }) });
      this.#follow(leg, more);
      return leg.id;
    });
  }

  #handOver<T>(action: (transfers: CallTransfers) => Promise<T>): Promise<T> {
    return this.#attempt(async () => {
      const { CallTransfers } = await import('./call-transfers.js');
      return action((this.#transfers ??= new CallTransfers(this, this.#inside)));
    });
  }

  #follow(leg: CallLeg, more?: Partial<Call>): void {
    this.#legs.set(leg.id, leg);
    this.#commitCalls([...this.state.calls, Object.freeze({ ...this.#callOf(leg), ...more })]);
    leg.follow((event) => this.#onLegEvent(leg.id, event));
  }

  #callOf(leg: CallLeg): Call {
    return callOf(leg, this.#clock.now(), this.#options.camera !== undefined);
  }

  #camera(): CameraSource {
    const { camera } = this.#options;
    if (!camera) throw new CcError('camera-missing', 'this phone has no camera');
    return camera;
  }

  #onLegEvent(callId: string, event: CallLegEvent): void {
    this.#commitCalls(this.state.calls.map((call) => (call.id === callId ? progressed(call, event, this.#clock.now()) : call)));
    if (event.type === 'stream') this.#moments.emit('stream', callId);
    if (event.type === 'ended') this.#onEnded(callId, event.error);
  }

  #onEnded(callId: string, error: CcError | undefined): void {
    this.#legs.delete(callId);
    this.#moments.emit('stream', callId);
    if (error) this.#store.commit({ error });
    this.#clock.after(this.#options.lingerFor ?? 5000, () => this.dismiss(callId));
  }

  #noteAnswer(callId: string, facts: Pick<Call, 'answersAt' | 'autoAnswered'>): void {
    if (this.#isLive(callId)) this.#inside.amend(callId, (call) => withAnswer(call, facts));
  }

  #commitCalls(calls: readonly Call[]): void {
    if (calls.length === this.state.calls.length && calls.every((call, index) => call === this.state.calls[index])) return;
    this.#store.commit({ calls: Object.freeze([...calls]), activeCallId: activeCall(calls, this.state.activeCallId)?.id });
  }

  async #holdOthers(callId?: string): Promise<void> {
    const talking = this.state.calls.filter(
      (call) => call.id !== callId && call.state === 'connected' && !isHeldHere(call) && call.can.hold,
    );
    await Promise.all(talking.map(async (call) => this.#legs.get(call.id)?.hold()));
  }

  #act(callId: string, action: (leg: CallLeg) => Promise<void>): Promise<void> {
    return this.#attempt(async () => {
      const leg = this.#legs.get(callId);
      if (!leg) throw new CcError('illegal-transition', 'no such live call', { context: { callId } });
      try {
        await action(leg);
      } catch (cause) {
        if (this.#isLive(callId)) throw cause;
        // the far end was faster: what its call came to is told by its state
      }
    });
  }

  #isLive(callId: string): boolean {
    return this.state.calls.some((call) => call.id === callId && isLive(call));
  }

  async #attempt<T>(action: () => Promise<T>): Promise<T> {
    const before = this.state.error;
    try {
      const result = await action();
      // a call may have failed while another operation went well
      if (this.state.error === before) this.#store.commit({ error: undefined });
      return result;
    } catch (cause) {
      const error = toCcError(cause, 'call-failed');
      this.#store.commit({ error });
      throw error;
    }
  }
}
