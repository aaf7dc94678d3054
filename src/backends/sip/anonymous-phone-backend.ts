import type { DialPlan } from '../../contracts/click-to-call-backend.js';
import type { CallLeg, DialOptions, PhoneBackend } from '../../contracts/phone-backend.js';
import { systemClock } from '../../kit/clock.js';
import { randomNumber } from '../../kit/random-number.js';
import type { DialTarget } from '../../model/dial-target.js';
import { CcError } from '../../model/error.js';
import type { AnonymousSipOptions } from './anonymous-sip-options.js';
import { GatewayLine } from './gateway-line.js';
import { OutboundLeg, type OutboundRoute } from './outbound-leg.js';
import { peerConnection } from './peer-connections.js';
import { socketUrl } from './sip-credential.js';
import type { Invitation } from './invitation.js';
import type { LegSetting } from './leg-setting.js';
import type { SipLeg } from './sip-leg.js';
import type { LogSip } from './sip-log.js';
import { sipUserAgent } from './sip-user-agent.js';
import { targetURI } from './target-uri.js';

/** After its last call the line stays for a moment, so that goodbyes are said, in ms. */
const lingerFor = 2000;

/**
 * A phone that nobody can call: it places a visitor's call at a gateway,
 * without registration and without a password. The address it dials, given
 * out for one call by the centre, is all the permission there is.
 */
export class AnonymousPhoneBackend implements PhoneBackend {
  readonly #options: AnonymousSipOptions;
  readonly #line: GatewayLine;
  readonly #setting: LegSetting;
  readonly #legs = new Set<SipLeg>();
  readonly #stop = new AbortController();

  /** @throws CcError `backend-unreachable` when no server is one that a browser should speak to, `credential-rejected` when the address is none. */
  constructor(plan: DialPlan, options: AnonymousSipOptions = {}) {
    this.#options = options;
    const { clock = systemClock, random = randomNumber, page = globalThis.window, connectWithin = 4000 } = options;
    const log: LogSip = (event, facts) => options.log?.({ time: clock.now(), event, ...facts });
    this.#line = new GatewayLine({
      clock,
      random,
      page,
      log,
      connectWithin,
      servers: usableServers(plan.servers),
      userAgent: (onDown) =>
        sipUserAgent({
          clock,
          log,
          onDown,
          identity: { address: plan.address, displayName: plan.displayName ?? 'Anonymous' },
          contactUser: /:([^@;]+)@/.exec(plan.address)?.[1] ?? 'anonymous',
          instanceID: crypto.randomUUID(),
          onInvite: (invitation) => this.#refuse(invitation),
        }),
      isNeeded: () => this.#legs.size > 0,
      onDown: () => this.#legs.forEach((leg) => leg.signalingIsLost()),
      onReturn: () => this.#legs.forEach((leg) => void leg.signalingIsBack()),
    });
    this.#setting = {
      clock,
      random,
      log,
      gatherFor: options.gatherFor ?? 450,
      createPeerConnection: () => peerConnection(options, options.iceServers),
      canSignal: () => this.#line.userAgent.up,
      onEnded: (leg) => this.#onEnded(leg),
    };
    page?.addEventListener('pagehide', () => this.#legs.forEach((leg) => leg.leave(false)), this.#stop);
  }

  /** Nobody calls here and nothing is registered: there is nothing to be told. */
  attach(): void {}

  register(): Promise<void> {
    return Promise.reject(new CcError('registration-rejected', 'this phone calls without registration', { recoverable: false }));
  }

  async unregister(): Promise<void> {}

  /** Calls; the first gateway that can be reached is connected to meanwhile. One that cannot handle the call is left for the next, each tried once. */
  dial(target: DialTarget, options: DialOptions): CallLeg {
    const leg = this.#dial(target, options);
    this.#legs.add(leg);
    return leg;
  }

  async dispose(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    this.#stop.abort();
    await Promise.all([...this.#legs].map((leg) => leg.hangUp()));
    this.#line.close();
  }

  #dial(target: DialTarget, options: DialOptions): SipLeg {
    const { userAgent } = this.#line;
    const party = { number: target.number, ...(target.kind === 'address' && { address: target.address }) };
    if (this.#stop.signal.aborted) return OutboundLeg.refused(this.#setting, party, new CcError('disposed', 'this phone was disposed'));
    const uri = targetURI(target, userAgent.configuration.uri);
    if (!uri) return OutboundLeg.refused(this.#setting, party, new CcError('invalid-number', 'not a SIP address'));
    const tried = new Set<string>();
    // another call may be on the line, which does not leave its gateway
    const onward = async (): Promise<boolean> => this.#legs.size === 1 && this.#line.leave(tried);
    const route = async (): Promise<OutboundRoute> => {
      await this.#line.connect(tried);
      return { userAgent, target: uri, onward };
    };
    return OutboundLeg.dial(this.#setting, party, route, options);
  }

  #refuse(invitation: Invitation): void {
    invitation.reject(this.#legs.size > 0 ? 486 : 480);
  }

  #onEnded(leg: SipLeg): void {
    this.#legs.delete(leg);
    this.#setting.clock.after(lingerFor, () => {
      if (this.#legs.size === 0 && !this.#stop.signal.aborted) this.#line.drop();
    });
  }
}

function usableServers(servers: readonly string[]): readonly string[] {
  const usable = servers.flatMap((server) => {
    try {
      return [socketUrl(server)];
    } catch {
      return [];
    }
  });
  // says what is wrong with the first
  return usable.length > 0 ? usable : [socketUrl(servers[0])];
}
