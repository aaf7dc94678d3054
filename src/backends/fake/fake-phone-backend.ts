import type { DialOptions, PhoneBackend, PhoneBackendListener } from '../../contracts/phone-backend.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { mayStep } from '../../kit/transition.js';
import type { CallAbilities } from '../../model/call.js';
import type { DialTarget } from '../../model/dial-target.js';
import { CcError, type ErrorCode } from '../../model/error.js';
import type { LineState } from '../../model/line.js';
import type { Party } from '../../model/party.js';
import { type Registration, registrationSteps } from '../../model/registration.js';
import type { Voicemail } from '../../model/voicemail.js';
import { type FakeCallFacts, FakeLeg } from './fake-leg.js';

/** What a fake far end does by itself when it is called, by this side or by somebody who is handed over to it. Times in ms after the dialling, unless said otherwise. */
export interface FakeScript {
  readonly ringsAfter?: number;
  /** Default: it never answers. */
  readonly answersAfter?: number;
  /** How it refuses, where it does. */
  readonly refuses?: { readonly after: number; readonly reason: 'busy' | 'declined' | 'no-answer' | 'unavailable' | 'failed' };
}

/** How a fake phone behaves. */
export interface FakePhoneOptions {
  readonly clock?: Clock;
  /** Its own number and name. */
  readonly self?: Party;
  /** What happens when a number is called. Default: rings at once and waits to be told. */
  readonly script?: (number: string) => FakeScript;
  /** What its legs can do. Default: everything. */
  readonly can?: Partial<CallAbilities>;
}

/**
 * A phone in memory. Nothing leaves the page: what a server and the far ends
 * would do is done by its methods, or by its script. For tests, playgrounds
 * and demonstrations.
 */
export class FakePhoneBackend implements PhoneBackend {
  readonly #clock: Clock;
  readonly #self: Party;
  readonly #script: (number: string) => FakeScript;
  readonly #can: Partial<CallAbilities>;
  #listener: PhoneBackendListener | undefined;
  #registration: Registration = { state: 'unregistered' };
  #refusal: CcError | undefined;
  #lines = new Map<string, LineState>();
  #count = 0;
  readonly #live = new Set<FakeLeg>();

  constructor({ clock = systemClock, self = { number: '1001' }, script = () => ({ ringsAfter: 0 }), can = {} }: FakePhoneOptions = {}) {
    this.#clock = clock;
    this.#self = self;
    this.#script = script;
    this.#can = can;
  }

  attach(listener: PhoneBackendListener): void {
    this.#listener = listener;
  }

  async register(): Promise<void> {
    if (this.#registration.state === 'registered') return;
    this.#step({ state: 'registering' });
    await Promise.resolve();
    if (this.#refusal) {
      this.#step({ state: 'failed', error: this.#refusal });
      throw this.#refusal;
    }
    this.#step({ state: 'registered', number: this.#self.number, ...(this.#self.name && { name: this.#self.name }) });
  }

  async unregister(): Promise<void> {
    if (this.#registration.state !== 'unregistered') this.#step({ state: 'unregistered' });
  }

  dial(target: DialTarget, { microphone, camera }: DialOptions): FakeLeg {
    const party = target.kind === 'address' ? { number: target.number, address: target.address } : { number: target.number };
    const leg = this.#leg('outbound', party);
    void leg.begin(microphone, camera).then((begun) => begun && this.#play(leg, this.#script(target.number)));
    return leg;
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.#live].map((leg) => leg.hangUp()));
    await this.unregister();
    this.#listener = undefined;
  }

  /** Somebody calls. */
  ring(party: Party, says: FakeCallFacts = {}): FakeLeg {
    const leg = this.#leg('inbound', party, says);
    this.#listener?.onIncoming(leg);
    return leg;
  }

  /** How often a call was said to be likely soon. */
  expected = 0;

  expectCall(): void {
    this.expected++;
  }

  watch(addresses: readonly string[]): void {
    this.#lines = new Map(addresses.map((address) => [address, this.#lines.get(address) ?? 'unknown']));
    this.#tellLines();
  }

  /** A watched line does something else now. */
  setLine(address: string, state: LineState): void {
    if (this.#lines.has(address)) this.#lines.set(address, state);
    this.#tellLines();
  }

  /** The voicemail box holds this now. */
  setVoicemail(voicemail: Voicemail): void {
    this.#listener?.onVoicemail?.(Object.freeze({ ...voicemail }));
  }

  /** The legs that have not ended, oldest first. */
  get legs(): readonly FakeLeg[] {
    return [...this.#live];
  }

  /** The server turns registrations away from now on; `undefined` takes them again. */
  refuseRegistration(code: ErrorCode | undefined): void {
    this.#refusal = code && new CcError(code, 'refused by script');
  }

  /** The server turns a phone away that was registered. */
  dropRegistration(code: ErrorCode = 'registration-rejected'): void {
    if (this.#registration.state !== 'unregistered') this.#step({ state: 'failed', error: new CcError(code, 'dropped by script') });
  }

  /** The way to the server is lost; calls go on. */
  loseSignaling(retryAfter = 2000): void {
    if (this.#registration.state === 'unregistered') return;
    this.#step({ state: 'registering', error: new CcError('signaling-lost', 'lost by script'), retryAt: this.#clock.now() + retryAfter });
  }

  /** The way to the server is back. */
  recoverSignaling(): void {
    if (this.#registration.state === 'registering')
      this.#step({ state: 'registered', number: this.#self.number, ...(this.#self.name && { name: this.#self.name }) });
  }

  #leg(direction: 'inbound' | 'outbound', party: Party, says: FakeCallFacts = {}): FakeLeg {
    const leg: FakeLeg = new FakeLeg({
      id: `fake-${++this.#count}`,
      direction,
      party,
      can: this.#can,
      says,
      onEnded: () => this.#live.delete(leg),
      onTransfer: (number) => this.#reach(leg, this.#script(number)),
      onReferral: (referred) => this.#listener?.onReferral?.(leg, referred) === true,
    });
    this.#live.add(leg);
    return leg;
  }

  #reach({ farEnd }: FakeLeg, { ringsAfter, answersAfter, refuses }: FakeScript): void {
    if (ringsAfter === 0) farEnd.reached('ringing');
    else if (ringsAfter !== undefined) this.#clock.after(ringsAfter, () => farEnd.reached('ringing'));
    if (answersAfter !== undefined) this.#clock.after(answersAfter, () => farEnd.reached('answered'));
    if (refuses) this.#clock.after(refuses.after, () => farEnd.reached('refused'));
  }

  #play(leg: FakeLeg, { ringsAfter, answersAfter, refuses }: FakeScript): void {
    if (ringsAfter === 0) leg.farEnd.ring();
    else if (ringsAfter !== undefined) this.#clock.after(ringsAfter, () => leg.farEnd.ring());
    if (answersAfter !== undefined) this.#clock.after(answersAfter, () => leg.farEnd.answer());
    if (refuses)
      this.#clock.after(refuses.after, () =>
        leg.farEnd.end(refuses.reason, refuses.reason === 'failed' ? new CcError('call-failed', 'failed by script') : undefined),
      );
  }

  #tellLines(): void {
    this.#listener?.onLines?.(Object.freeze([...this.#lines].map(([address, state]) => Object.freeze({ address, state }))));
  }

  #step(registration: Registration): void {
    const repeated = registration.state === this.#registration.state;
    if (!repeated && !mayStep(registrationSteps, this.#registration.state, registration.state)) return;
    this.#registration = registration;
    this.#listener?.onRegistration(registration);
  }
}
