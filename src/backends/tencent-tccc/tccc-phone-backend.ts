import type { CallLeg, DialOptions, PhoneBackend, PhoneBackendListener } from '../../contracts/phone-backend.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { randomNumber } from '../../kit/random-number.js';
import { backOffDelay } from '../../kit/retry.js';
import type { DialTarget } from '../../model/dial-target.js';
import { CcError, toCcError } from '../../model/error.js';
import type { Party } from '../../model/party.js';
import type { Registration } from '../../model/registration.js';
import type { TcccEventName } from './tccc-api.js';
import { endingOf } from './tccc-ending.js';
import { TcccLeg } from './tccc-leg.js';
import type { TcccLink } from './tccc-link.js';
import { offerIn } from './tccc-offer.js';
import { onceOnline } from './once-online.js';
import { textIn } from './tccc-outcome.js';
import type { TencentTcccOptions } from './tencent-tccc-options.js';

/** A phone in Tencent's SDK. */
export class TcccPhoneBackend implements PhoneBackend {
  readonly #link: TcccLink;
  readonly #options: TencentTcccOptions;
  readonly #clock: Clock;
  readonly #release: () => void;
  readonly #legs = new Set<TcccLeg>();
  readonly #transferred = new Set<string>();
  readonly #handlers: (readonly [TcccEventName, (payload: unknown) => void])[];
  #listener: PhoneBackendListener | undefined;
  #registration: Registration = Object.freeze({ state: 'unregistered' });
  #registering: Promise<void> | undefined;
  #wanted = false;
  #retries = 0;
  #cancelRetry: () => void = () => {};
  #count = 0;
  #disposed = false;

  constructor(link: TcccLink, options: TencentTcccOptions, release: () => void) {
    this.#link = link;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#release = release;
    this.#handlers = [
      ['callIn', (payload) => this.#onCallIn(payload)],
      ['callOuted', (payload) => this.#onCallOuted(payload)],
      ['userAccessed', (payload) => this.#legOf(payload)?.connect()],
      ['calloutAccepted', (payload) => this.#legOf(payload)?.connect()],
      ['transfer', (payload) => this.#onTransfer(payload)],
      ['autoTransfer', (payload) => this.#legOf(payload)?.end('no-answer')],
      ['sessionEnded', (payload) => this.#onEnded(payload)],
    ];
    for (const [event, handler] of this.#handlers) link.on(event, handler);
  }

  attach(listener: PhoneBackendListener): void {
    this.#listener = listener;
  }

  register({ signal }: { readonly signal?: AbortSignal } = {}): Promise<void> {
    if (this.#disposed) return Promise.reject(new CcError('disposed', 'this phone was disposed'));
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    this.#wanted = true;
    if (this.#registration.state === 'registered') return Promise.resolve();
    this.#cancelRetry();
    this.#registering ??= this.#register().finally(() => (this.#registering = undefined));
    return this.#registering;
  }

  async unregister(): Promise<void> {
    this.#wanted = false;
    this.#cancelRetry();
    if (this.#registration.state === 'unregistered') return;
    this.#step({ state: 'unregistered' });
    this.#leaveIfUnused();
  }

  dial(target: DialTarget, { microphone }: DialOptions): CallLeg {
    const party: Party = target.kind === 'address' ? { number: target.number, address: target.address } : { number: target.number };
    // the SDK has one call in the making at most, and tells of it without saying which
    const isDialing = [...this.#legs].some(({ direction, sessionId }) => direction === 'outbound' && sessionId === undefined);
    const leg = this.#leg('outbound', party);
    if (isDialing) leg.end('failed', new CcError('call-failed', 'another call is being made'));
    else void leg.begin(microphone, () => this.#dial(target.number));
    return leg;
  }

  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    await Promise.all([...this.#legs].map((leg) => leg.hangUp()));
    await this.unregister();
    for (const [event, handler] of this.#handlers) this.#link.off(event, handler);
    this.#listener = undefined;
    this.#release();
  }

  async #register(): Promise<void> {
    this.#step({ state: 'registering' });
    try {
      const tccc = await this.#link.open();
      if (!this.#link.hasAgent && tccc.Agent.getStatus() === 'offline') {
        tccc.Agent.online();
        await onceOnline(tccc, this.#link);
      }
      this.#retries = 0;
      if (this.#wanted) this.#step({ state: 'registered', ...(this.#options.number && { number: this.#options.number }) });
    } catch (cause) {
      const error = toCcError(cause, 'backend-unreachable');
      if (this.#wanted) this.#fail(error);
      throw error;
    }
  }

  #fail(error: CcError): void {
    if (error.code !== 'backend-unreachable') return this.#step({ state: 'failed', error });
    const delay = backOffDelay(this.#retries++, this.#options.random ?? randomNumber, this.#options.backOff);
    this.#step({ state: 'registering', error, retryAt: this.#clock.now() + delay });
    this.#cancelRetry = this.#clock.after(delay, () => void this.register().catch(() => undefined));
  }

  async #dial(number: string): Promise<string> {
    const begun = await this.#link.ask((tccc) => tccc.Call.startOutboundCall({ phoneNumber: number }), 'call-failed');
    const sessionId = textIn(begun, 'sessionId');
    if (sessionId === undefined) throw new CcError('call-failed', 'the SDK gave no session');
    return sessionId;
  }

  #onCallIn(payload: unknown): void {
    const offer = offerIn(payload);
    if (offer === 'conversation') return this.#link.showVendorUi();
    if (!offer || this.#legOf(payload)) return;
    this.#offer(this.#leg('inbound', offer.party, offer));
  }

  // of our own dialling, or of somebody who pressed a button of the SDK's own workbench
  #onCallOuted(payload: unknown): void {
    const sessionId = textIn(payload, 'sessionId');
    if (sessionId === undefined || this.#legOf(payload)) return;
    const own = [...this.#legs].find((leg) => leg.direction === 'outbound' && leg.sessionId === undefined);
    if (own) return own.is(sessionId);
    const number = textIn(payload, 'calleePhoneNumber') ?? textIn(payload, 'protectedCallee') ?? '';
    this.#offer(this.#leg('outbound', { number }, { sessionId }));
  }

  #onTransfer(payload: unknown): void {
    const leg = this.#legOf(payload);
    if (leg) this.#transferred.add(leg.id);
  }

  #onEnded(payload: unknown): void {
    const leg = this.#legOf(payload);
    if (!leg) return;
    const { reason, error } = endingOf(payload, {
      direction: leg.direction,
      connected: leg.connected,
      transferred: this.#transferred.has(leg.id),
    });
    leg.end(reason, error);
  }

  #legOf(payload: unknown): TcccLeg | undefined {
    const sessionId = textIn(payload, 'sessionId');
    return sessionId === undefined ? undefined : [...this.#legs].find((leg) => leg.sessionId === sessionId);
  }

  #leg(
    direction: 'inbound' | 'outbound',
    party: Party,
    more: { readonly sessionId?: string; readonly media?: 'Call' | 'Video' } = {},
  ): TcccLeg {
    const { sessionId, media } = more;
    const leg = new TcccLeg({
      id: `tccc-${String(++this.#count)}`,
      link: this.#link,
      clock: this.#clock,
      direction,
      party,
      ...(sessionId !== undefined && { sessionId }),
      ...(media && { media }),
      onEnded: (ended) => this.#onLegEnded(ended),
    });
    this.#legs.add(leg);
    return leg;
  }

  #offer(leg: TcccLeg): void {
    if (this.#listener) this.#listener.onIncoming(leg);
    else this.#legs.delete(leg);
  }

  #onLegEnded(leg: TcccLeg): void {
    this.#legs.delete(leg);
    this.#transferred.delete(leg.id);
    this.#leaveIfUnused();
  }

  // calls that are under way go on
  #leaveIfUnused(): void {
    if (this.#wanted || this.#legs.size > 0 || this.#link.hasAgent) return;
    this.#link.tccc?.Agent.offline();
  }

  #step(registration: Registration): void {
    this.#registration = Object.freeze({ ...registration, soundsItself: true });
    this.#listener?.onRegistration(this.#registration);
  }
}
