import './sip-phone-backend.js';
import type { EchoCall, GatheringOutcome, LineCheck, RelayTransport } from '../../contracts/line-check.js';
import type { CallLegEvent } from '../../contracts/phone-backend.js';
import { systemClock } from '../../kit/clock.js';
import { randomNumber } from '../../kit/random-number.js';
import { sleep } from '../../kit/sleep.js';
import { CcError, toCcError } from '../../model/error.js';
import type { CallQuality } from '../../model/quality.js';
import { credentialFromUrl } from './credential-from-url.js';
import { CredentialKeeper } from './credential-keeper.js';
import { askIceServer, type IceAsk, relayUrls, stunUrls } from './ice-server-check.js';
import { OutboundLeg } from './outbound-leg.js';
import { peerConnection } from './peer-connections.js';
import { setbackOf } from './registration-setback.js';
import { SipLink } from './sip-link.js';
import type { SipOptions } from './sip-options.js';
import type { UsableCredential } from './sip-credential.js';
import { targetURI } from './target-uri.js';

/** A binding that is only tried dies by itself after so many s, if the page goes away in between. */
const bindFor = 60;
/** A far end that does not answer within this time does not, in ms. */
const answerWithin = 20_000;

/** Looks at a SIP server over a connection of its own, beside the phone that may use it. */
export class SipLineCheck implements LineCheck {
  readonly #options: SipOptions;
  readonly #credentials: CredentialKeeper;
  #link: SipLink | undefined;
  #bound = false;

  constructor(options: SipOptions) {
    this.#options = options;
    const { clock = systemClock, fetch: fetchCredential = globalThis.fetch?.bind(globalThis) } = options;
    const source =
      options.credential ?? (options.credentialUrl === undefined ? undefined : credentialFromUrl(options.credentialUrl, fetchCredential));
    this.#credentials = new CredentialKeeper({ source, server: options.server, clock });
  }

  async connect({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    await this.close();
    const credential = await this.#credential(signal);
    await this.#freshLink().open(credential);
    signal.throwIfAborted();
  }

  async register({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    const link = await this.#open(signal);
    const outcome = await link.bind(bindFor);
    signal.throwIfAborted();
    if (outcome.kind !== 'bound') throw setbackOf(outcome).error;
    this.#bound = true;
  }

  async iceServers({
    signal,
  }: {
    readonly signal: AbortSignal;
  }): Promise<{ readonly stun: number; readonly turn: readonly RelayTransport[] }> {
    const servers = await this.#servers(signal);
    const turn = (['udp', 'tcp', 'tls'] as const).filter((transport) => relayUrls(servers, transport).length > 0);
    return { stun: stunUrls(servers).length, turn };
  }

  async askStun({ signal }: { readonly signal: AbortSignal }): Promise<GatheringOutcome> {
    return this.#ask({ servers: stunUrls(await this.#servers(signal)), wanted: 'srflx' }, signal);
  }

  async askTurn(transport: RelayTransport, { signal }: { readonly signal: AbortSignal }): Promise<GatheringOutcome> {
    return this.#ask({ servers: relayUrls(await this.#servers(signal), transport), wanted: 'relay' }, signal);
  }

  async call(
    target: Parameters<LineCheck['call']>[0],
    { signal, microphone, listenFor }: Parameters<LineCheck['call']>[1],
  ): Promise<EchoCall> {
    const { clock = systemClock, random = randomNumber, gatherFor = 450 } = this.#options;
    const { userAgent } = await this.#open(signal);
    const uri = userAgent && targetURI(target, userAgent.configuration.uri);
    if (!userAgent || !uri) throw new CcError('call-failed', 'there is nobody to be called');
    const servers = await this.#servers(signal);
    const leg = OutboundLeg.dial(
      {
        clock,
        random,
        gatherFor,
        log: () => undefined,
        createPeerConnection: () => peerConnection(this.#options, servers),
        canSignal: () => userAgent.up,
        onEnded: () => undefined,
      },
      { number: target.number },
      () => ({ userAgent, target: uri }),
      { microphone },
    );
    const start = clock.now();
    const qualities: CallQuality[] = [];
    const over = new AbortController();
    const connected = new Promise<void>((resolve, reject) => {
      leg.follow((event) => {
        if (event.type === 'connected') resolve();
        if (event.type === 'quality') qualities.push(event.quality);
        if (event.type === 'ended') reject(endError(event));
        if (event.type === 'ended') over.abort(endError(event));
      });
    });
    const left = AbortSignal.any([signal, over.signal]);
    try {
      const late = sleep(clock, answerWithin, left).then(() => {
        throw new CcError('call-failed', 'nobody answers', { context: { reason: 'no-answer' } });
      });
      await Promise.race([connected, late]);
      const setUp = clock.now() - start;
      await sleep(clock, listenFor, left);
      return { setUp, qualities };
    } finally {
      over.abort();
      await leg.hangUp();
    }
  }

  async close(): Promise<void> {
    const link = this.#link;
    this.#link = undefined;
    if (this.#bound && link?.up) await link.bind(0);
    this.#bound = false;
    link?.close();
  }

  async #open(signal: AbortSignal): Promise<SipLink> {
    if (!this.#link?.up) await this.connect({ signal });
    return this.#link as SipLink;
  }

  #freshLink(): SipLink {
    const { clock = systemClock, random = randomNumber } = this.#options;
    this.#link = new SipLink({
      clock,
      random,
      log: () => undefined,
      page: undefined,
      // another one than the phone's: a registrar would give it the phone's place
      instanceID: () => Promise.resolve(crypto.randomUUID()),
      // nobody sits here; other phones go on ringing
      onInvite: (invitation) => invitation.reject(480),
      onNotify: (request) => void request.reject({ statusCode: 481 }),
      onDown: () => undefined,
      isIdle: () => true,
    });
    return this.#link;
  }

  async #credential(signal: AbortSignal): Promise<UsableCredential> {
    try {
      return await this.#credentials.get(signal);
    } catch (cause) {
      const { code, message } = toCcError(cause, 'backend-unreachable');
      throw new CcError(code, message, { cause, context: { step: 'credential' } });
    }
  }

  async #servers(signal: AbortSignal): Promise<readonly RTCIceServer[]> {
    return this.#options.iceServers ?? (await this.#credential(signal)).iceServers ?? [];
  }

  #ask(ask: Pick<IceAsk, 'servers' | 'wanted'>, signal: AbortSignal): Promise<GatheringOutcome> {
    const { clock = systemClock, createPeerConnection = (configuration) => new RTCPeerConnection(configuration) } = this.#options;
    return askIceServer({ ...ask, clock, createPeerConnection, signal });
  }
}

function endError({ reason, error }: Extract<CallLegEvent, { type: 'ended' }>): CcError {
  return error ?? new CcError('call-failed', 'the call came to nothing', { context: { reason } });
}
