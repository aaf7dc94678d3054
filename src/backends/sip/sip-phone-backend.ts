import type { CallLeg, DialOptions, PhoneBackend, PhoneBackendListener } from '../../contracts/phone-backend.js';
import { systemClock } from '../../kit/clock.js';
import { randomNumber } from '../../kit/random-number.js';
import type { DialTarget } from '../../model/dial-target.js';
import { CcError } from '../../model/error.js';
import type { Party } from '../../model/party.js';
import { BesideCalls } from './beside-calls.js';
import { CredentialKeeper } from './credential-keeper.js';
import { credentialFromUrl } from './credential-from-url.js';
import { InboundLeg } from './inbound-leg.js';
import type { Invitation } from './invitation.js';
import { instanceId } from './instance-id.js';
import { OutboundLeg } from './outbound-leg.js';
import { peerConnection } from './peer-connections.js';
import { RegistrationLoop } from './registration-loop.js';
import type { PreparedConnection, PreparedConnectionOptions } from './prepared-connection.js';
import type { LegSetting } from './leg-setting.js';
import type { SipLeg } from './sip-leg.js';
import { SipLink } from './sip-link.js';
import type { LogSip } from './sip-log.js';
import type { SipOptions } from './sip-options.js';
import { targetURI } from './target-uri.js';

/** A server that sends more calls than this at once means no good. */
const mostCalls = 20;

/** A phone on a SIP server, by SIP over WebSocket (RFC 7118) and WebRTC. */
export class SipPhoneBackend implements PhoneBackend {
  readonly #options: SipOptions;
  readonly #link: SipLink;
  readonly #registration: RegistrationLoop;
  readonly #credentials: CredentialKeeper;
  readonly #setting: LegSetting;
  readonly #beside: BesideCalls;
  readonly #gathering: PreparedConnectionOptions;
  /** Loaded with the first call that is expected. */
  #prepared: PreparedConnection | undefined;
  readonly #legs = new Set<SipLeg>();
  readonly #stop = new AbortController();
  #listener: PhoneBackendListener | undefined;
  #succeeded = false;

  constructor(options: SipOptions) {
    this.#options = options;
    const {
      clock = systemClock,
      random = randomNumber,
      page = globalThis.window,
      fetch: fetchCredential = globalThis.fetch?.bind(globalThis),
    } = options;
    const log: LogSip = (event, facts) => options.log?.({ time: clock.now(), event, ...facts });
    const source =
      options.credential ?? (options.credentialUrl === undefined ? undefined : credentialFromUrl(options.credentialUrl, fetchCredential));
    this.#credentials = new CredentialKeeper({ source, server: options.server, clock });
    this.#link = new SipLink({
      clock,
      random,
      log,
      page,
      instanceID: () => instanceId(options.storage ? [options.storage] : storages(), options.locks ?? globalThis.navigator?.locks),
      onInvite: (invitation) => this.#onInvite(invitation),
      onNotify: (request) => this.#beside.onNotify(request),
      onDown: () => this.#onDown(),
      isIdle: () => this.#legs.size === 0,
    });
    this.#beside = new BesideCalls({
      clock,
      random,
      voicemail: options.voicemail,
      userAgent: () => this.#link.userAgent,
      onLines: (lines) => this.#listener?.onLines?.(lines),
      onVoicemail: (voicemail) => this.#listener?.onVoicemail?.(voicemail),
    });
    this.#registration = new RegistrationLoop({
      link: this.#link,
      credentials: this.#credentials,
      clock,
      random,
      backOff: options.backOff,
      page,
      expires: options.expires ?? 300,
      log,
      onRegistration: (registration) => {
        this.#listener?.onRegistration(registration);
        this.#beside.onRegistration(registration.state);
        this.#dropIfUnused();
      },
      onReturn: () => this.#onReturn(),
    });
    const iceServers = (): readonly RTCIceServer[] => options.iceServers ?? this.#credentials.iceServers ?? [];
    const create = (more?: RTCConfiguration): RTCPeerConnection => peerConnection(options, iceServers(), more);
    this.#gathering = { ...options, clock, create, iceServers, page, signal: this.#stop.signal };
    this.#setting = {
      clock,
      random,
      log,
      gatherFor: options.gatherFor ?? 450,
      createPeerConnection: () => this.#prepared?.take() ?? create(),
      reads: options,
      redirects: options.redirects ?? 'own-domain',
      sessionInterval: options.sessionInterval ?? 300,
      canSignal: () => this.#link.up,
      onEnded: (leg) => this.#onEnded(leg),
      mayFollow: (leg, party) => this.#listener?.onReferral?.(leg, party) === true,
    };
    page?.addEventListener('pagehide', () => this.#leave(), this.#stop);
  }

  attach(listener: PhoneBackendListener): void {
    this.#listener = listener;
  }

  async register({ signal }: { readonly signal?: AbortSignal } = {}): Promise<void> {
    if (this.#stop.signal.aborted) throw new CcError('disposed', 'this phone was disposed');
    if (typeof RTCPeerConnection === 'undefined' && !this.#options.createPeerConnection)
      throw new CcError('unsupported-browser', 'this browser has no WebRTC');
    signal?.throwIfAborted();
    const onAbort = (): void => void this.#registration.stop(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      await this.#registration.start();
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  async unregister(): Promise<void> {
    await this.#registration.stop();
  }

  dial(target: DialTarget, options: DialOptions): CallLeg {
    const leg = this.#dial(target, options);
    this.#legs.add(leg);
    return leg;
  }

  watch(addresses: readonly string[]): void {
    this.#beside.watch(addresses);
  }

  expectCall(): void {
    if (!this.#link.up) return;
    const prepare = ({ PreparedConnection: Loaded }: typeof import('./prepared-connection.js')): Promise<void> =>
      (this.#prepared ??= new Loaded(this.#gathering)).prepare();
    void import('./prepared-connection.js').then(prepare).catch(() => undefined); // without it a call takes longer
  }

  expectSuccessor(expected: boolean): void {
    this.#succeeded = expected;
  }

  async dispose(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    this.#stop.abort();
    if (this.#succeeded) this.#leave();
    else await Promise.all([...this.#legs].map((leg) => leg.hangUp()));
    await this.#registration.stop(new CcError('disposed', 'this phone was disposed'));
    this.#link.close();
  }

  #dial(target: DialTarget, options: DialOptions): SipLeg {
    const party: Party = target.kind === 'address' ? { number: target.number, address: target.address } : { number: target.number };
    const userAgent = this.#link.userAgent;
    if (this.#stop.signal.aborted) return OutboundLeg.refused(this.#setting, party, new CcError('disposed', 'this phone was disposed'));
    if (!userAgent)
      return OutboundLeg.refused(this.#setting, party, new CcError('signaling-lost', 'there is no connection to the SIP server'));
    const uri = targetURI(target, userAgent.configuration.uri);
    if (!uri) return OutboundLeg.refused(this.#setting, party, new CcError('invalid-number', 'not a SIP address'));
    return OutboundLeg.dial(this.#setting, party, () => ({ userAgent, target: uri }), options);
  }

  #onInvite(invitation: Invitation): void {
    const { replacee } = invitation;
    const replaced = replacee && [...this.#legs].find(({ session }) => session === replacee);
    if (replaced) return void replaced.giveWay(invitation).catch(() => invitation.reject(500));
    const listener = this.#listener;
    const refusal = !listener || this.#stop.signal.aborted ? 480 : this.#legs.size >= mostCalls ? 486 : undefined;
    if (!listener || refusal !== undefined) return invitation.reject(refusal ?? 480);
    let leg: InboundLeg;
    try {
      leg = new InboundLeg(this.#setting, invitation);
    } catch (cause) {
      invitation.reject(488);
      throw cause;
    }
    this.#legs.add(leg);
    invitation.ring();
    this.expectCall();
    listener.onIncoming(leg);
  }

  #onEnded(leg: SipLeg): void {
    this.#legs.delete(leg);
    if (this.#legs.size === 0) this.#prepared?.drop();
    this.#dropIfUnused();
  }

  // what was sent last, a BYE or the end of the binding, still leaves: a socket is closed after it is empty
  #dropIfUnused(): void {
    if (!this.#registration.wanted && this.#legs.size === 0) this.#link.drop();
  }

  #onDown(): void {
    for (const leg of [...this.#legs]) leg.signalingIsLost();
  }

  #onReturn(): void {
    for (const leg of this.#legs) void leg.signalingIsBack();
  }

  // a page that goes away has no time to wait for answers
  #leave(): void {
    for (const leg of [...this.#legs]) leg.leave(this.#succeeded);
  }
}

/** The tab's, and the browser's; none where the page may not use them. */
function storages(): readonly Storage[] {
  try {
    return [globalThis.sessionStorage, globalThis.localStorage].filter(Boolean);
  } catch {
    return [];
  }
}
