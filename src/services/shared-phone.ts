import { type Clock, systemClock } from '../kit/clock.js';
import { Store, type SubscribeOptions, type Unsubscribe } from '../kit/store.js';
import { type Call, isLive, isRingingIn } from '../model/call.js';
import { CcError } from '../model/error.js';
import type { Registration } from '../model/registration.js';
import { Phone, type PhoneOptions, type PhoneState } from './phone.js';
import { sharedVerbs } from './phone-verbs.js';
import { renewed } from './renewed.js';

/** A call that rang in a tab which is gone rings here again within this time, in ms, or was missed. */
const ringsAgainWithin = 4000;

const registering: Registration = Object.freeze({ state: 'registering' });

/** Asks the tab that has the phone. */
export type AskOwner = (verb: string, parameters: readonly unknown[]) => Promise<unknown>;

/**
 * A phone that another tab has: it shows what that one shows, and asks it for
 * what is asked here. Once this tab takes over it is a phone like any other.
 *
 * Its calls sound where they are: here they count as calls that sound by themselves.
 */
export class SharedPhone extends Phone {
  static {
    for (const verb of sharedVerbs.phone) {
      if (Object.hasOwn(SharedPhone.prototype, verb)) continue;
      const here = (Phone.prototype as unknown as Record<string, (...parameters: readonly unknown[]) => unknown>)[verb];
      Object.defineProperty(SharedPhone.prototype, verb, {
        value(this: SharedPhone, ...parameters: readonly unknown[]): unknown {
          return this.#askOwner ? asked(this.#askOwner(verb, parameters)) : here?.apply(this, [...parameters]);
        },
      });
    }
  }

  readonly #clock: Clock;
  readonly #shown: Store<PhoneState>;
  #askOwner: AskOwner | undefined;
  /** Lines that are watched here, by who watches them: whoever has the phone next is asked for them again. */
  readonly #watching = new Map<string, readonly string[]>();
  /** Calls of the tab that is gone, for as long as they are still to be seen. */
  #left: readonly Call[] = [];
  /** This tab takes over, and has not asked the server yet. */
  #taking = false;

  constructor(options: PhoneOptions, askOwner: AskOwner) {
    super(options);
    this.#clock = options.clock ?? systemClock;
    this.#shown = new Store(super.state);
    this.#askOwner = askOwner;
    super.subscribe(() => {
      if (!this.#askOwner) this.#showOwn();
    });
  }

  override get state(): PhoneState {
    return this.#shown.state;
  }

  override subscribe<T = PhoneState>(listener: (selected: T, previous: T) => void, options?: SubscribeOptions<PhoneState, T>): Unsubscribe {
    return this.#shown.subscribe(listener, options);
  }

  /** Another tab has the phone now, and knows nothing of what is watched here. */
  watchAnew(): void {
    for (const watching of this.#watching) if (this.#askOwner) void asked(this.#askOwner('watchFor', watching));
  }

  /** Shows what the tab that has the phone shows. */
  show(state: PhoneState): void {
    if (!this.#askOwner) return;
    const calls = state.calls.map((call): Call => ({ ...call, soundsItself: true, elsewhere: true }));
    this.#shown.commit(renewed({ ...state, calls }, this.#shown.state));
  }

  /**
   * Is the phone itself from now on. What talked in the tab that is gone is
   * over; what rang there is shown as ringing until the server sends it here.
   */
  takeOver(): void {
    const { calls, registration } = this.#shown.state;
    this.#askOwner = undefined;
    this.#taking = registration.state === 'registered' || registration.state === 'registering';
    const [ringing, lost] = [calls.filter(isRingingIn), calls.filter((call) => isLive(call) && !isRingingIn(call))];
    this.#left = calls.map((call) => (lost.includes(call) ? over(call, this.#clock.now(), 'failed') : call));
    this.#showOwn();
    for (const [watcher, addresses] of this.#watching) void super.watchFor(watcher, addresses).catch(() => undefined);
    this.#clock.after(ringsAgainWithin, () => {
      this.#left = this.#left.map((call) => (ringing.includes(call) ? over(call, this.#clock.now(), 'canceled') : call));
      this.#showOwn();
      this.#clock.after(ringsAgainWithin, () => this.#forgetLeft());
    });
  }

  override async watchFor(watcher: string, addresses: readonly string[]): Promise<void> {
    if (addresses.length > 0) this.#watching.set(watcher, addresses);
    else this.#watching.delete(watcher);
    if (this.#askOwner) await this.#askOwner('watchFor', [watcher, addresses]);
    else await super.watchFor(watcher, addresses);
  }

  override dismiss(callId: string): void {
    if (this.#askOwner) void asked(this.#askOwner('dismiss', [callId]));
    else if (this.#left.some(({ id }) => id === callId)) this.#forgetLeft(callId);
    else super.dismiss(callId);
  }

  override async dispose(): Promise<void> {
    await super.dispose();
    this.#shown.dispose();
  }

  #forgetLeft(callId?: string): void {
    this.#left = callId === undefined ? [] : this.#left.filter(({ id }) => id !== callId);
    this.#showOwn();
  }

  #showOwn(): void {
    const own = super.state;
    // the same caller, who rings here now
    this.#left = this.#left.filter((call) => !isRingingIn(call) || !own.calls.some((other) => isSameParty(other, call)));
    this.#taking &&= own.registration.state === 'unregistered';
    const registration = this.#taking ? registering : own.registration;
    this.#shown.commit({ ...own, registration, calls: this.#left.length > 0 ? Object.freeze([...this.#left, ...own.calls]) : own.calls });
  }
}

/** The same promise; who does not wait for it is not told that it failed. */
export function asked(outcome: Promise<unknown>): Promise<unknown> {
  outcome.catch(() => undefined);
  return outcome;
}

function isSameParty({ party: one }: Call, { party: other }: Call): boolean {
  return one.number === other.number && one.address === other.address;
}

function over(call: Call, now: number, endReason: 'failed' | 'canceled'): Call {
  return Object.freeze<Call>({
    ...call,
    state: 'ended',
    endedAt: now,
    endReason,
    ...(endReason === 'failed' && { error: new CcError('signaling-lost', 'the tab that had the call is gone') }),
  });
}
