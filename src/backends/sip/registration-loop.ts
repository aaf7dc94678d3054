import type { Clock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';
import { type BackOff, backOffDelay, defaultBackOff } from '../../kit/retry.js';
import { CcError } from '../../model/error.js';
import type { Registration } from '../../model/registration.js';
import type { RegistrationOutcome } from './binding.js';
import type { CredentialKeeper } from './credential-keeper.js';
import { isUnauthorized, type RegistrationSetback, setbackFrom, setbackOf } from './registration-setback.js';
import type { UsableCredential } from './sip-credential.js';
import type { LogSip } from './sip-log.js';

/** A binding is refreshed after this share of its life. */
const refreshAfter = 0.8;
/** No server is waited for longer than this, whatever its Retry-After says, in ms. */
const longestWait = 600_000;
/** Letting go of a binding is waited for this long, in ms. */
const goodbye = 2000;

/** The connection, as far as a registration needs it. */
export interface RegistrationLink {
  open(credential: UsableCredential): Promise<void>;
  bind(expires: number): Promise<RegistrationOutcome>;
  lost(): Promise<void>;
  drop(): void;
}

/** What a registration loop is made of and whom it tells. */
export interface RegistrationLoopOptions {
  readonly link: RegistrationLink;
  readonly credentials: CredentialKeeper;
  readonly clock: Clock;
  readonly random: () => number;
  readonly backOff?: BackOff | undefined;
  /** Where `online` is heard. */
  readonly page: EventTarget | undefined;
  /** Asked of the registrar, in s. */
  readonly expires: number;
  readonly log: LogSip;
  readonly onRegistration: (registration: Registration) => void;
  /** Bound after the connection was lost: the calls have a new way. */
  readonly onReturn: () => void;
}

/**
 * Registers and stays registered: connect, bind, refresh, and from the
 * beginning when any of it fails, later each time.
 */
export class RegistrationLoop {
  readonly #options: RegistrationLoopOptions;
  #run: AbortController | undefined;
  #bound = false;
  #everBound = false;
  #attempt = 0;
  #credential: UsableCredential | undefined;
  #waiting: { readonly resolve: () => void; readonly reject: (error: unknown) => void }[] = [];

  constructor(options: RegistrationLoopOptions) {
    this.#options = options;
  }

  /** Between `start` and `stop`, unless it failed for good. */
  get wanted(): boolean {
    return this.#run !== undefined;
  }

  /** Resolves at the next success, rejects at the next failure; after one that may pass it goes on. */
  start(): Promise<void> {
    if (this.#bound) return Promise.resolve();
    const settled = new Promise<void>((resolve, reject) => this.#waiting.push({ resolve, reject }));
    if (!this.#run) {
      this.#run = new AbortController();
      this.#attempt = 0;
      this.#everBound = false;
      this.#say({ state: 'registering' });
      void this.#loop(this.#run.signal);
    }
    return settled;
  }

  /** Stops and tells the server. */
  async stop(reason: unknown = new CcError('backend-unreachable', 'unregistered')): Promise<void> {
    if (!this.#run) return;
    const wasBound = this.#bound;
    this.#run.abort(reason);
    this.#run = undefined;
    this.#bound = false;
    if (wasBound) await this.#letGo();
    this.#options.log('unregistered');
    this.#settle(reason);
    this.#say({ state: 'unregistered' });
  }

  // a server that hangs is not waited for: the binding dies by itself
  async #letGo(): Promise<void> {
    const told = new AbortController();
    const { link, clock } = this.#options;
    await Promise.race([link.bind(0), sleep(clock, goodbye, told.signal).catch(() => undefined)]);
    told.abort();
  }

  async #loop(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const setback = await this.#stayBound(signal).then(
        () => undefined,
        (cause: unknown) => setbackFrom(cause),
      );
      if (signal.aborted) return;
      this.#bound = false;
      if (setback?.final) return this.#fail(setback);
      await this.#pause(setback, signal);
    }
  }

  /** Resolves when the connection is lost, rejects when something is refused. */
  async #stayBound(signal: AbortSignal): Promise<void> {
    const { link, credentials, clock } = this.#options;
    this.#credential = await credentials.get(signal);
    signal.throwIfAborted();
    await link.open(this.#credential);
    const lost = link.lost();
    for (;;) {
      const expires = await this.#bind(signal);
      if (signal.aborted) return;
      this.#onBound();
      const refreshIn = Math.min(expires * 1000 * refreshAfter, Math.max(1000, (credentials.renewAt ?? Infinity) - clock.now()));
      const pause = new AbortController();
      const due = sleep(clock, refreshIn, AbortSignal.any([signal, pause.signal])).then(
        () => true,
        () => false,
      );
      const refresh = await Promise.race([due, lost.then(() => false)]);
      pause.abort();
      if (!refresh) return;
    }
  }

  /** Rejects with a setback. */
  async #bind(signal: AbortSignal): Promise<number> {
    const { link, credentials, expires, log } = this.#options;
    await link.open((this.#credential = await credentials.get(signal)));
    let outcome = await link.bind(expires);
    if (isUnauthorized(outcome) && credentials.renewable && !signal.aborted) {
      log('credential-renewed');
      await link.open((this.#credential = await credentials.renew(signal)));
      outcome = await link.bind(expires);
    }
    if (outcome.kind === 'bound') return outcome.expires;
    log('register-refused', outcome.kind === 'refused' ? { status: outcome.status } : {});
    if (outcome.kind === 'unanswered') link.drop();
    throw setbackOf(outcome);
  }

  #onBound(): void {
    const returned = this.#everBound && !this.#bound;
    this.#bound = this.#everBound = true;
    this.#attempt = 0;
    this.#options.log('registered');
    this.#say({ state: 'registered' });
    this.#settle();
    if (returned) this.#options.onReturn();
  }

  #fail({ error }: RegistrationSetback): void {
    this.#run = undefined;
    this.#say({ state: 'failed', error });
    this.#settle(error);
  }

  async #pause(setback: RegistrationSetback | undefined, signal: AbortSignal): Promise<void> {
    const { clock, random, backOff = defaultBackOff, page } = this.#options;
    const delay = Math.max(backOffDelay(this.#attempt++, random, backOff), Math.min(setback?.retryAfter ?? 0, longestWait));
    const cause = setback?.error ?? new CcError('signaling-lost', 'the SIP server was lost');
    const error = this.#everBound ? new CcError('signaling-lost', cause.message, { cause, context: cause.context }) : cause;
    this.#say({ state: 'registering', error, retryAt: clock.now() + delay });
    if (setback) this.#settle(error);
    const hasten = new AbortController();
    page?.addEventListener('online', () => hasten.abort(), { once: true, signal: hasten.signal });
    await sleep(clock, delay, AbortSignal.any([signal, hasten.signal])).catch(() => undefined);
    hasten.abort();
  }

  #settle(error?: unknown): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { resolve, reject } of waiting) {
      if (error === undefined) resolve();
      else reject(error);
    }
  }

  #say(registration: Registration): void {
    const number = numberIn(this.#credential?.address);
    const name = this.#credential?.displayName;
    this.#options.onRegistration({ ...registration, ...(number && { number }), ...(name && { name }) });
  }
}

function numberIn(address: string | undefined): string | undefined {
  const user = /^sips?:([^@;]+)@/.exec(address ?? '')?.[1];
  try {
    return user && decodeURIComponent(user);
  } catch {
    return user;
  }
}
