import { randomBytes } from 'node:crypto';
import type { Clock, Timer } from '../clock.js';
import { header, onlyHeaders, withoutFirst, withoutHeaders, type Header, type SIPRequest, type SIPResponse } from './message.js';
import type { Peer } from './peer.js';
import { replies, responseTo, type Reply } from './reply.js';
import { bestResponse } from './best-response.js';

/** Where a copy of a request goes. */
export type Target = { readonly peer: Peer; readonly uri: string };

/** One copy of a request, on its way to one user agent. */
export type Leg = {
  readonly branch: string;
  readonly peer: Peer;
  readonly request: SIPRequest;
  /** The last status that came back; 0 before any did. */
  status: number;
  refusal: SIPResponse | undefined;
  /** Set when the leg shall end; the CANCEL waits for a first sign of life (RFC 3261 §9.1). */
  ending: { readonly headers: readonly Header[]; sent: boolean } | undefined;
};

/** RFC 3261 §17.1.1.1: how long a request may stay without any answer, in milliseconds. */
const patience = 32_000;

/** How long a user agent that rang and lost its connection may take to register anew, in milliseconds. */
const returnsWithin = 3000;

const noAnswer: Reply = { ...replies.unavailable, headers: [['Reason', 'Q.850;cause=19;text="No answer"']] };

/**
 * A request that the proxy has taken over: its server transaction, and the
 * client transaction of every target (RFC 3261 §16.6 to §16.10). Every hop is a
 * WebSocket, which loses nothing, so nothing is ever sent twice.
 */
export class ForkedRequest {
  readonly caller: Peer;
  readonly request: SIPRequest;
  /** Whose phones were looked for, if it is an account's. */
  readonly username: string | undefined;
  readonly #legs: Leg[];
  readonly #via: string;
  readonly #clock: Clock;
  readonly #finished: () => void;
  #answered: number = 0;
  #timer: Timer;

  constructor(options: {
    readonly caller: Peer;
    readonly request: SIPRequest;
    readonly targets: readonly Target[];
    readonly username?: string | undefined;
    readonly via: string;
    readonly clock: Clock;
    /** Milliseconds of ringing before the caller is told that nobody answers. */
    readonly noAnswerAfter: number;
    /** Called once nothing more can come of this request. */
    readonly finished: () => void;
  }) {
    this.caller = options.caller;
    this.request = options.request;
    this.#clock = options.clock;
    this.#finished = options.finished;
    this.username = options.username;
    this.#via = options.via;
    this.#legs = options.targets.map((target) => this.#leg(target));
    const silence = this.#clock.after(patience, () => {
      this.#giveUp((leg) => leg.status === 0 || !this.#isInvite, replies.timeout);
    });
    const ringing = this.#clock.after(options.noAnswerAfter, () => this.#giveUp(() => true, noAnswer));
    this.#timer = { cancel: () => [silence, ringing].forEach((timer) => timer.cancel()) };
  }

  get legs(): readonly Leg[] {
    return this.#legs;
  }

  get #isInvite(): boolean {
    return this.request.method === 'INVITE';
  }

  /** The status that the caller was given; 0 as long as there is none. */
  get answered(): number {
    return this.#answered;
  }

  /** Sends the copies on their way. */
  start(legs: readonly Leg[] = this.legs): void {
    for (const leg of legs) if (!leg.peer.send(leg.request)) this.#refuse(leg, replies.unavailable);
  }

  /**
   * Lets one more phone ring: one that registered after the call began, on a
   * connection that does not ring yet. Results in its leg, if there is one.
   */
  add(target: Target): Leg | undefined {
    const isOpen = this.#isInvite && this.#answered === 0 && this.#legs.every(({ ending }) => ending === undefined);
    if (!isOpen || this.#legs.some(({ peer }) => peer === target.peer)) return undefined;
    const leg = this.#leg(target);
    this.#legs.push(leg);
    return leg;
  }

  #leg({ peer, uri }: Target): Leg {
    const branch = `z9hG4bK${randomBytes(9).toString('hex')}`;
    const via: Header = ['Via', `SIP/2.0/WS ${this.#via};branch=${branch}`];
    const request: SIPRequest = { ...this.request, uri, headers: [via, ...this.request.headers] };
    return { branch, peer, request, status: 0, refusal: undefined, ending: undefined };
  }

  /** The caller gave up (RFC 3261 §16.10). */
  cancel(reason: readonly Header[] = []): void {
    for (const leg of this.legs) this.#end(leg, reason);
  }

  /** A target is gone. One that rang may come back on another connection, and rings on there. */
  lost(peer: Peer): void {
    for (const leg of this.legs.filter((one) => one.peer === peer && one.status < 200)) {
      const rang = this.#isInvite && leg.status >= 180 && leg.ending === undefined && this.username !== undefined;
      if (!rang) this.#refuse(leg, replies.unavailable);
      else this.#clock.after(returnsWithin, () => leg.status < 200 && this.#refuse(leg, replies.unavailable));
    }
  }

  /** A target has answered (RFC 3261 §16.7). `response` still has the proxy's own `Via`. */
  respond(leg: Leg, response: SIPResponse): void {
    const { status } = response;
    if (this.#isInvite && status >= 300) leg.peer.send(this.#hop(leg, 'ACK', header(response, 'to')));
    if (leg.status >= 200 && status < 300 && this.#isInvite) this.#forward(response);
    if (status < 200) this.#sendCancel(leg);
    if (leg.status >= 200) return;
    leg.status = status;
    if (status >= 200 && status < 300) this.#succeed(leg, response);
    else if (status >= 300) this.#fail(leg, response);
    else if (status > 100 && this.#answered === 0) this.#forward(response);
  }

  #succeed(leg: Leg, response: SIPResponse): void {
    this.#forward(response);
    for (const other of this.legs) {
      if (other !== leg) this.#end(other, [['Reason', 'SIP;cause=200;text="Call completed elsewhere"']]);
    }
    this.#settle(response.status);
  }

  #fail(leg: Leg, response: SIPResponse): void {
    leg.refusal = response;
    if (response.status >= 600) this.cancel([['Reason', `SIP;cause=${String(response.status)}`]]);
    const refusals = this.legs.flatMap(({ refusal }) => (refusal === undefined ? [] : [refusal]));
    if (this.#answered !== 0 || refusals.length < this.legs.length) return;
    const best = bestResponse(refusals);
    this.#forward(best);
    this.#settle(best.status);
  }

  #settle(status: number): void {
    if (this.#answered !== 0) return;
    this.#answered = status;
    this.#timer.cancel();
    // Of an INVITE, the ACK, or an answer of another leg, may still be on its way.
    if (this.#isInvite) this.#timer = this.#clock.after(patience, this.#finished);
    else this.#finished();
  }

  #forward(response: SIPResponse): void {
    this.caller.send({ ...response, headers: withoutFirst(response, 'via') });
  }

  #giveUp(which: (leg: Leg) => boolean, reply: Reply): void {
    for (const leg of this.legs.filter((candidate) => candidate.status < 200 && which(candidate))) {
      this.#end(leg, []);
      this.#refuse(leg, reply);
    }
  }

  /** Answers in the place of a target that does not. */
  #refuse(leg: Leg, reply: Reply): void {
    leg.status = reply.status;
    this.#fail(leg, responseTo(leg.request, reply));
  }

  #end(leg: Leg, headers: readonly Header[]): void {
    if (!this.#isInvite || leg.status >= 200 || leg.ending !== undefined) return;
    if (!leg.peer.link.open) return this.#refuse(leg, replies.terminated);
    leg.ending = { headers, sent: false };
    if (leg.status > 0) this.#sendCancel(leg);
    this.#clock.after(patience, () => {
      if (leg.status < 200) this.#refuse(leg, replies.terminated);
    });
  }

  #sendCancel(leg: Leg): void {
    if (leg.ending === undefined || leg.ending.sent) return;
    leg.ending.sent = true;
    const cancel = this.#hop(leg, 'CANCEL', header(leg.request, 'to'));
    leg.peer.send({ ...cancel, headers: [...cancel.headers, ...leg.ending.headers] });
  }

  /** A CANCEL or ACK for one leg, made by the proxy itself (RFC 3261 §9.1, §17.1.1.3). */
  #hop(leg: Leg, method: 'ACK' | 'CANCEL', to: string | undefined): SIPRequest {
    const via: Header = ['Via', header(leg.request, 'via') ?? ''];
    const sequence = parseInt(header(leg.request, 'cseq') ?? '0', 10);
    return {
      kind: 'request',
      method,
      uri: leg.request.uri,
      headers: [
        via,
        ...onlyHeaders(leg.request, 'route'),
        ...onlyHeaders({ ...leg.request, headers: withoutHeaders(leg.request, 'via') }, 'max-forwards', 'from', 'call-id'),
        ['To', to ?? ''],
        ['CSeq', `${String(sequence)} ${method}`],
      ],
      body: '',
    };
  }
}
