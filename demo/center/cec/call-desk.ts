import { randomInt } from 'node:crypto';
import type { Clock } from '../clock.js';
import { CallRequest, type Cause } from './call-request.js';
import { result, type Result } from './result.js';
import type { CECSettings, Settings } from './settings.js';
import type { Visitor } from './visitor.js';

/** How long an access code waits for its INVITE, in milliseconds. */
const codeLifetime = 60_000;
const normal: Cause = { causeId: 0, causeDesc: 'normal release' };

/** What the desk needs of those who take calls. */
export interface CallTakers {
  /** Extension of a human agent that is free; `busy` if there are some, but none is free; `none` if nobody is there. */
  next(): { readonly extension: string } | 'busy' | 'none';
}

/** Hangs a call up from the middle. */
export type HangUp = (accessCode: string) => void;

/** Requests for calls, and what becomes of them. */
export class CallDesk {
  readonly #requests = new Map<Visitor, CallRequest>();
  readonly #byCode = new Map<string, { readonly visitor: Visitor; readonly request: CallRequest }>();
  readonly #clock: Clock;
  readonly #settings: Settings;
  readonly #takers: CallTakers;
  readonly #domain: string;
  hangUp: HangUp = () => undefined;
  onChange: () => void = () => undefined;

  constructor(options: { readonly clock: Clock; readonly settings: Settings; readonly takers: CallTakers; readonly domain: string }) {
    this.#clock = options.clock;
    this.#settings = options.settings;
    this.#takers = options.takers;
    this.#domain = options.domain;
  }

  /** Domain of the gateway's addresses. */
  get domain(): string {
    return this.#domain;
  }

  get requests(): ReadonlyMap<Visitor, CallRequest> {
    return this.#requests;
  }

  requestOf(visitor: Visitor): CallRequest | undefined {
    return this.#requests.get(visitor);
  }

  supported(visitor: Visitor): { readonly webRTCSupported: boolean; readonly clickToCallSupported: boolean } {
    const { webRTC, callScenario } = this.#of(visitor);
    return { webRTCSupported: webRTC, clickToCallSupported: callScenario !== 'unsupported' };
  }

  /** A new request takes the place of one before it. */
  create(visitor: Visitor, video: boolean): Result {
    const settings = this.#of(visitor);
    const refused = this.#refusal(settings);
    if (refused !== undefined) return refused;
    this.drop(visitor);
    const request = new CallRequest({
      id: `${String(Math.floor(this.#clock.now() / 1000))}-${String(randomInt(10_000, 99_999))}`,
      video,
      clock: this.#clock,
    });
    this.#requests.set(visitor, request);
    this.#follow(visitor, request, settings);
    this.onChange();
    return result('0');
  }

  /** Gives up, or hangs up; the visitor hears of it by an event, too. */
  drop(visitor: Visitor): Result {
    const request = this.#requests.get(visitor);
    if (request === undefined || request.ended) return result('13', 'disconnect failed');
    const { accessCode } = request;
    this.#end(request, normal);
    if (accessCode !== undefined) this.hangUp(accessCode);
    return result('0', 'disconnect successfully.');
  }

  /** Somebody became free. */
  offerWaiting(): void {
    for (const [visitor, request] of this.#requests) {
      if (request.stage === 'queued' && this.#of(visitor).callScenario === 'connected') this.#find(visitor, request);
    }
  }

  /** Who is called by an access code that is good now. */
  admit(accessCode: string): { readonly visitor: Visitor; readonly target: string } | undefined {
    const known = this.#byCode.get(accessCode);
    if (known?.request.stage !== 'offered' || known.request.target === undefined) return undefined;
    return { visitor: known.visitor, target: known.request.target };
  }

  /** The call of this code was answered. */
  answered(accessCode: string): void {
    const known = this.#byCode.get(accessCode);
    if (known?.request.stage !== 'offered') return;
    const { visitor, request } = known;
    request.stage = 'talking';
    this.onChange();
    const { callScenario, callQueueTime } = this.#of(visitor);
    if (callScenario === 'transferred') {
      request.later(callQueueTime, () => request.tell({ eventId: 168106, resultDesc: 'Call transfered' }));
    }
    if (callScenario === 'disconnected') {
      request.later(callQueueTime, () => {
        this.#end(request, { causeId: 263, causeDesc: 'connection failure' });
        this.hangUp(accessCode);
      });
    }
  }

  /** The call of this code is over. `status`: why it was refused, if it was. */
  over(accessCode: string, status?: number): void {
    const request = this.#byCode.get(accessCode)?.request;
    if (request === undefined) return;
    if (status === undefined) return this.#end(request, normal);
    if (status === 487) return this.#end(request, { causeId: 49, causeDesc: 'user released before answer' });
    const causes: Readonly<Record<number, Cause>> = {
      480: { causeId: 8, causeDesc: 'no answer' },
      486: { causeId: 47, causeDesc: 'called party busy' },
      603: { causeId: 9, causeDesc: 'called party rejected' },
    };
    this.#fail(request, causes[status] ?? { causeId: 263, causeDesc: 'connection failure' });
  }

  #of(visitor: Visitor): CECSettings {
    return this.#settings.of(visitor.channelId);
  }

  #refusal({ callScenario, open, agents, webRTC, callsInQueue }: CECSettings): Result | undefined {
    if (callScenario === 'unsupported' || !webRTC) return result('7', 'the channel does not support click to call');
    if (callScenario === 'outside-hours' || !open) return result('12', 'outside the working time of the agents');
    if (callScenario === 'no-agents' || !agents) return result('13', 'No agents available currently');
    const queued = [...this.#requests.values()].filter(({ stage }) => stage === 'queued' || stage === 'requested').length;
    if (callScenario === 'error' || queued >= callsInQueue) return result('13', 'connect failed');
    return undefined;
  }

  #follow(visitor: Visitor, request: CallRequest, { callScenario, callQueueTime, queueLimit }: CECSettings): void {
    switch (callScenario) {
      case 'no-event':
        return;
      case 'failed':
        return this.#fail(request, { causeId: -1, causeDesc: 'internal fault' });
      case 'unknown-event':
        request.tell({ eventId: 168199, resultDesc: 'Call continue to poll events with unknown events' });
        return request.later(callQueueTime, () => this.#find(visitor, request));
      case 'queue':
        this.#queue(request, queueLimit);
        return request.later(callQueueTime, () => this.#find(visitor, request));
      case 'queue-timeout':
        return this.#queue(request, queueLimit);
      default:
        return this.#find(visitor, request);
    }
  }

  #queue(request: CallRequest, limit: number): void {
    if (request.stage === 'queued') return;
    request.stage = 'queued';
    request.tell({ eventId: 168102, resultDesc: 'Call in queue' });
    request.later(limit * 1000, () => {
      if (request.stage !== 'queued') return;
      request.end({ eventId: 168103, resultDesc: 'Call queue timeout' }, { causeId: -1, causeDesc: 'queue timeout' });
      this.onChange();
    });
  }

  #find(visitor: Visitor, request: CallRequest): void {
    if (request.stage !== 'requested' && request.stage !== 'queued') return;
    const settings = this.#of(visitor);
    const taker = this.#takers.next();
    if (taker === 'busy') return this.#queue(request, settings.queueLimit);
    request.target = taker === 'none' ? settings.callTarget : taker.extension;
    request.stage = 'offered';
    const accessCode = `179080${String(randomInt(100_000_000, 999_999_999))}`;
    request.accessCode = accessCode;
    this.#byCode.set(accessCode, { visitor, request });
    request.tell({ eventId: 168101, resultDesc: 'Call connected', content: this.#content(visitor, accessCode, settings) });
    request.later(codeLifetime, () => {
      if (request.stage === 'offered') this.#fail(request, { causeId: 258, causeDesc: 'general timeout' });
    });
    this.onChange();
  }

  #content(visitor: Visitor, accessCode: string, settings: CECSettings): Readonly<Record<string, unknown>> {
    const { host, protocol } = new URL(visitor.origin || 'http://localhost');
    const scheme = settings.gatewayScheme ? (protocol === 'https:' ? 'wss://' : 'ws://') : '';
    const paths = [settings.deadGatewayFirst && '/gateway/down', settings.gatewayRefuses > 0 && '/gateway/overloaded', '/gateway'];
    return {
      domain: this.#domain,
      gwAddresses: paths.filter((path) => path !== false).map((path) => `${scheme}${host}${path}`),
      accessCode: settings.accessCodes === 'number' ? Number(accessCode) : accessCode,
      clickToCallCaller: 'AnonymousCard',
    };
  }

  #fail(request: CallRequest, cause: Cause): void {
    request.end({ eventId: 168105, resultDesc: 'Call failed' }, cause);
    this.offerWaiting();
    this.onChange();
  }

  #end(request: CallRequest, cause: Cause): void {
    request.end({ eventId: 168110, resultDesc: 'Call disconnected' }, cause);
    this.offerWaiting();
    this.onChange();
  }
}
