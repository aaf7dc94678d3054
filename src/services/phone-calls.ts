import type { CallLeg, CallLegEvent } from '../contracts/phone-backend.js';
import type { Clock } from '../kit/clock.js';
import type { Emitter } from '../kit/emitter.js';
import type { Store } from '../kit/store.js';
import { activeCall, type Call, isHeldHere, isLive } from '../model/call.js';
import { CcError } from '../model/error.js';
import { callOf, progressed, withAnswer } from './call-progress.js';
import type { PhoneMoments, PhoneOptions, PhoneState } from './phone-options.js';

/** The calls of a phone and the live legs behind them, kept in its state. */
export class PhoneCalls {
  readonly #store: Store<PhoneState>;
  readonly #moments: Emitter<PhoneMoments>;
  readonly #options: PhoneOptions;
  readonly #clock: Clock;
  readonly #legs = new Map<string, CallLeg>();

  constructor(store: Store<PhoneState>, moments: Emitter<PhoneMoments>, options: PhoneOptions, clock: Clock) {
    this.#store = store;
    this.#moments = moments;
    this.#options = options;
    this.#clock = clock;
  }

  leg(callId: string): CallLeg | undefined {
    return this.#legs.get(callId);
  }

  isLive(callId: string): boolean {
    return this.#all.some((call) => call.id === callId && isLive(call));
  }

  /** What a leg would be shown as. */
  callOf(leg: CallLeg): Call {
    return callOf(leg, this.#clock.now(), this.#options);
  }

  /** Shows a leg as a call from now on; `more` is what is known of it besides. */
  follow(leg: CallLeg, more?: Partial<Call>): void {
    this.#legs.set(leg.id, leg);
    this.#commit([...this.#all, Object.freeze({ ...this.callOf(leg), ...more })]);
    leg.follow((event) => this.#onLegEvent(leg.id, event));
  }

  amend(callId: string, change: (call: Call) => Call): void {
    this.#commit(this.#all.map((call) => (call.id === callId ? Object.freeze(change(call)) : call)));
  }

  /** Notes when or that a live call is answered without its user. */
  noteAnswer(callId: string, facts: Pick<Call, 'answersAt' | 'autoAnswered'>): void {
    if (this.isLive(callId)) this.amend(callId, (call) => withAnswer(call, facts));
  }

  /** Puts an ended call out of sight. */
  dismiss(callId: string): void {
    if (!this.#legs.has(callId)) this.#commit(this.#all.filter((call) => call.id !== callId));
  }

  /** Holds whatever talks but this call, and those in a conference with it. */
  async holdOthers(callId: string = ''): Promise<void> {
    const staying = this.#together(callId);
    const talking = this.#all.filter(
      (call) => !staying.includes(call.id) && call.state === 'connected' && !isHeldHere(call) && call.can.hold,
    );
    await Promise.all(talking.map(async (call) => this.#legs.get(call.id)?.hold()));
  }

  /** Does something with a live leg. What fails because the far end was faster does not fail: its call's state tells. */
  async act(callId: string, action: (leg: CallLeg) => Promise<void>): Promise<void> {
    const leg = this.#legs.get(callId);
    if (!leg) throw new CcError('illegal-transition', 'no such live call', { context: { callId } });
    try {
      await action(leg);
    } catch (cause) {
      if (this.isLive(callId)) throw cause;
    }
  }

  /** The same with all that are in a conference with it. */
  async each(callId: string, action: (leg: CallLeg) => Promise<void>): Promise<void> {
    await Promise.all(this.#together(callId).map((id) => this.act(id, action)));
  }

  /** The same, and it is enough that it is done with one of them. Fails as the first one does. */
  async any(callId: string, action: (leg: CallLeg) => Promise<void>): Promise<void> {
    const outcomes = await Promise.allSettled(this.#together(callId).map((id) => this.act(id, action)));
    const [first] = outcomes;
    if (first?.status === 'rejected' && outcomes.every(({ status }) => status === 'rejected')) throw first.reason;
  }

  get #all(): readonly Call[] {
    return this.#store.state.calls;
  }

  #together(callId: string): readonly string[] {
    if (!this.#all.find(({ id }) => id === callId)?.inConference) return [callId];
    return this.#all.filter(({ inConference }) => inConference).map(({ id }) => id);
  }

  #onLegEvent(callId: string, event: CallLegEvent): void {
    this.#commit(this.#all.map((call) => (call.id === callId ? progressed(call, event, this.#clock.now()) : call)));
    if (event.type === 'stream') this.#moments.emit('stream', callId);
    if (event.type === 'digit') this.#moments.emit('farDigit', { callId, digit: event.digit });
    if (event.type === 'ended') this.#onEnded(callId, event.error);
  }

  #onEnded(callId: string, error: CcError | undefined): void {
    this.#legs.delete(callId);
    this.#moments.emit('stream', callId);
    if (error) this.#store.commit({ error });
    this.#clock.after(this.#options.lingerFor ?? 5000, () => this.dismiss(callId));
  }

  #commit(calls: readonly Call[]): void {
    const before = this.#all;
    if (calls.length === before.length && calls.every((call, index) => call === before[index])) return;
    this.#store.commit({ calls: Object.freeze([...calls]), activeCallId: activeCall(calls, this.#store.state.activeCallId)?.id });
  }
}
