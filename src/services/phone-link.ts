import type { CallLeg, PhoneBackend } from '../contracts/phone-backend.js';
import type { Store, Unsubscribe } from '../kit/store.js';
import { CcError, toCcError } from '../model/error.js';
import type { Party } from '../model/party.js';
import { differs, type Registration } from '../model/registration.js';
import type { PhoneCalls } from './phone-calls.js';
import type { AdmissionRule, PhoneOptions, PhoneState, ReferralRule } from './phone-options.js';

/** A phone's link with its back end: opened when it is first wanted, it hears how the registration stands and who calls. */
export class PhoneLink {
  /** Who may ring. */
  admission: AdmissionRule = () => undefined;
  readonly #store: Store<PhoneState>;
  readonly #calls: PhoneCalls;
  readonly #make: PhoneOptions['backend'];
  readonly #referralRules = new Set<ReferralRule>();
  #backend: Promise<PhoneBackend> | undefined;
  #disposed = false;

  constructor(store: Store<PhoneState>, calls: PhoneCalls, make: PhoneOptions['backend']) {
    this.#store = store;
    this.#calls = calls;
    this.#make = make;
  }

  /** The back end, if somebody has wanted it. */
  get opened(): Promise<PhoneBackend> | undefined {
    return this.#backend;
  }

  /** The back end. Rejects with `backend-unreachable`, and may be tried again; with `disposed`. */
  open(): Promise<PhoneBackend> {
    if (this.#disposed) return Promise.reject(new CcError('disposed', 'this phone was disposed'));
    this.#backend ??= this.#load();
    return this.#backend;
  }

  admitReferrals(rule: ReferralRule): Unsubscribe {
    this.#referralRules.add(rule);
    return () => this.#referralRules.delete(rule);
  }

  /** Says whether there was anything to dispose. */
  async dispose(): Promise<boolean> {
    if (this.#disposed) return false;
    this.#disposed = true;
    const backend = await this.#backend?.catch(() => undefined);
    await backend?.dispose();
    return true;
  }

  async #load(): Promise<PhoneBackend> {
    try {
      const backend = await this.#make();
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
    if (differs(registration, this.#store.state.registration)) this.#store.commit({ registration: Object.freeze({ ...registration }) });
  }

  #onIncoming(leg: CallLeg): void {
    const refusal = this.admission(this.#calls.callOf(leg));
    if (!refusal) return this.#calls.follow(leg);
    if (refusal === 'silent') return this.#calls.follow(leg, { silent: true });
    leg.follow(() => undefined);
    void leg.decline(refusal).catch((cause: unknown) => this.#store.commit({ error: toCcError(cause, 'call-failed') }));
  }

  #mayFollow(leg: CallLeg, party: Party): boolean {
    const call = this.#store.state.calls.find(({ id }) => id === leg.id);
    return call !== undefined && [...this.#referralRules].every((rule) => rule(call, party));
  }
}
