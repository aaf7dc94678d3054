import { randomBytes } from 'node:crypto';
import type { Clock, Timer } from '../clock.js';
import type { CenterConfig } from '../config.js';
import type { LineStates } from './line-states.js';
import type { Notifier } from './notifier.js';
import { withAssertedIdentity } from './asserted-identity.js';
import { ForkedRequest, type Leg } from './forked-request.js';
import type { Gate } from './gate.js';
import {
  allHeaders,
  header,
  onlyHeaders,
  withoutFirst,
  withoutHeaders,
  type Header,
  type SIPRequest,
  type SIPResponse,
} from './message.js';
import type { Peer } from './peer.js';
import type { Registrar } from './registrar.js';
import { branchOf, replies, tagOf, type Reply } from './reply.js';
import { Router } from './router.js';
import { parseAddress, parseNameAddress } from './uri.js';

const makesDialog = ['INVITE', 'SUBSCRIBE', 'REFER'];
const allow = 'INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, REFER, NOTIFY, SUBSCRIBE, MESSAGE, PRACK, REGISTER';

/** Registrar and record-routing proxy in one (RFC 3261 §10.3 and §16). */
export class Proxy {
  readonly #config: CenterConfig;
  readonly #clock: Clock;
  readonly #gate: Gate;
  readonly #registrar: Registrar;
  readonly #router: Router;
  readonly #notifier: Notifier;
  readonly #lines: LineStates;
  /** When an account is reachable nowhere any more, unless it registers again. */
  readonly #runningOut = new Map<string, Timer>();
  readonly #legs = new Map<string, { readonly forked: ForkedRequest; readonly leg: Leg }>();

  constructor(options: {
    readonly config: CenterConfig;
    readonly clock: Clock;
    readonly gate: Gate;
    readonly registrar: Registrar;
    readonly lines: LineStates;
    readonly notifier: Notifier;
  }) {
    this.#config = options.config;
    this.#clock = options.clock;
    this.#gate = options.gate;
    this.#registrar = options.registrar;
    this.#lines = options.lines;
    this.#notifier = options.notifier;
    this.#router = new Router(options.config, options.registrar);
  }

  /** Takes a request from a peer. */
  request(peer: Peer, request: SIPRequest): void {
    const { method } = request;
    if (method === 'ACK') return this.#acknowledge(peer, request);
    if (method === 'CANCEL') return this.#cancel(peer, request);
    const branch = branchOf(header(request, 'via'));
    if (peer.requests.has(branch)) return;
    const reply = method === 'REGISTER' ? this.#register(peer, request) : this.#take(peer, request, branch);
    if (reply !== undefined) peer.answer(request, reply);
  }

  /** Takes a response from a peer; one that answers nothing is dropped. */
  response(peer: Peer, response: SIPResponse): void {
    const found = this.#legs.get(branchOf(header(response, 'via')));
    if (found === undefined || found.leg.peer !== peer) return;
    const method = (header(response, 'cseq') ?? '').split(/\s+/)[1];
    if (method !== found.leg.request.method) return;
    found.forked.respond(found.leg, withAssertedIdentity(response, peer, this.#config));
    this.#follow(found.forked, found.leg);
  }

  /** A peer is gone: what it was asked is refused, what it asked for is called off. */
  forget(peer: Peer): void {
    this.#registrar.forgetPeer(peer);
    this.#notifier.forget(peer);
    if (peer.username !== undefined) this.#standing(peer.username);
    this.#router.forgetGuest(peer);
    for (const { forked } of [...this.#legs.values()]) {
      forked.lost(peer);
      if (forked.caller === peer) forked.cancel();
    }
  }

  #register(peer: Peer, request: SIPRequest): Reply {
    const unknown = this.#unsupported(request, 'require', ['path', 'outbound', 'gruu']);
    if (unknown !== undefined) return unknown;
    const account = this.#gate.registrant(peer, request);
    if ('status' in account) return account;
    const before = this.#registrar.bindings(account.username).length;
    const reply = this.#registrar.register(peer, account.username, request);
    if (before > 0 !== this.#registrar.bindings(account.username).length > 0) this.#notifier.changed([account.username]);
    this.#awaitEnd(account.username);
    if (reply.status === 200) this.#ringAlso(peer, account.username);
    return reply;
  }

  /** Who went without a word is gone once the last of their registrations has run out. */
  #awaitEnd(username: string): void {
    const ends = this.#registrar.bindings(username).map(({ expires }) => expires - this.#clock.now());
    this.#runningOut.get(username)?.cancel();
    if (ends.length === 0) this.#runningOut.delete(username);
    // a timer may go off a moment before its time
    else
      this.#runningOut.set(
        username,
        this.#clock.after(Math.max(...ends) + 50, () => this.#standing(username)),
      );
  }

  /** Calls that ring for an account ring at a phone that registers meanwhile, too, as with Kamailio's tsilo. */
  #ringAlso(peer: Peer, username: string): void {
    const binding = this.#registrar.bindings(username).find((one) => one.peer === peer);
    if (binding === undefined) return;
    const ringing = new Set([...this.#legs.values()].map(({ forked }) => forked).filter((forked) => forked.username === username));
    for (const forked of ringing) {
      const leg = forked.add({ peer, uri: binding.contact });
      if (leg === undefined) continue;
      this.#legs.set(leg.branch, { forked, leg });
      // the answer to its REGISTER goes first
      this.#clock.after(0, () => forked.start([leg]));
    }
  }

  #take(peer: Peer, request: SIPRequest, branch: string): Reply | undefined {
    const inDialog = tagOf(header(request, 'to')) !== '';
    const unknown = this.#unsupported(request, 'proxy-require', []);
    if (unknown !== undefined) return unknown;
    const hops = Number(header(request, 'max-forwards') ?? '70');
    if (!inDialog && request.method === 'OPTIONS' && this.#isOwn(request.uri)) {
      return {
        ...replies.ok,
        headers: [
          ['Allow', allow],
          ['Accept', 'application/sdp'],
          ['Supported', 'path, outbound, gruu'],
        ],
      };
    }
    if (hops === 0) return replies.tooManyHops;
    const account = inDialog ? this.#gate.partyOfDialog(peer, request) : this.#gate.caller(peer, request);
    if ('status' in account) return account;
    const unanswered = [...peer.requests.values()].filter(({ answered }) => answered === 0).length;
    if (unanswered >= this.#config.limits.transactionsPerConnection && !account.trunk) return replies.overloaded;
    if (peer.guest === undefined && this.#notifier.takes(request)) return this.#notifier.subscribe(peer, request);
    if (request.method === 'BYE') this.#lines.ended(header(request, 'call-id') ?? '');
    if (peer.guest !== undefined) this.#router.rememberGuest(peer, header(request, 'contact'));
    const onward = this.#onward(request, hops - 1, { recordRoute: !inDialog && makesDialog.includes(request.method) });
    if (onward === undefined) return replies.forbidden;
    const route = this.#router.route(request.uri);
    if ('status' in route) return route;
    if (request.method === 'INVITE') peer.answer(request, replies.trying);
    const forked = new ForkedRequest({
      caller: peer,
      request: withAssertedIdentity(onward, peer, this.#config),
      targets: route.targets,
      username: route.username,
      via: this.#config.domain,
      clock: this.#clock,
      noAnswerAfter: route.noAnswerAfter,
      finished: () => this.#finish(forked, branch),
    });
    peer.requests.set(branch, forked);
    for (const leg of forked.legs) this.#legs.set(leg.branch, { forked, leg });
    forked.start();
    return undefined;
  }

  /** Tells from the answers to an INVITE what the lines do. */
  #follow({ request, caller, answered }: ForkedRequest, leg: Leg): void {
    if (request.method !== 'INVITE' || tagOf(header(request, 'to')) !== '') return;
    const callID = header(request, 'call-id') ?? '';
    if (answered >= 300) this.#lines.ended(callID);
    else if (answered >= 200) this.#lines.answered(callID, caller.username, leg.peer.username);
    else if (leg.status > 100) this.#lines.rings(callID, caller.username, leg.peer.username);
  }

  #standing(username: string): void {
    if (this.#registrar.bindings(username).length > 0) return;
    this.#lines.gone(username);
    this.#notifier.changed([username]);
  }

  #finish(forked: ForkedRequest, branch: string): void {
    forked.caller.requests.delete(branch);
    for (const leg of forked.legs) this.#legs.delete(leg.branch);
  }

  #cancel(peer: Peer, request: SIPRequest): void {
    const forked = peer.requests.get(branchOf(header(request, 'via')));
    peer.answer(request, forked === undefined ? replies.noTransaction : replies.ok);
    if (forked?.request.method === 'INVITE') forked.cancel(onlyHeaders(request, 'reason'));
  }

  /** An ACK ends here if it is for a refusal (RFC 3261 §17.1.1.3); for a 2xx it goes on without any state. */
  #acknowledge(peer: Peer, request: SIPRequest): void {
    const forked = peer.requests.get(branchOf(header(request, 'via')));
    const hops = Number(header(request, 'max-forwards') ?? '70');
    if (forked !== undefined && forked.answered >= 300) return;
    if (peer.wasRefused(request) || (peer.guest ?? peer.username) === undefined || hops === 0 || tagOf(header(request, 'to')) === '')
      return;
    const onward = this.#onward(request, hops - 1, { recordRoute: false });
    const route = this.#router.route(request.uri);
    const target = 'status' in route ? undefined : route.targets[0];
    if (onward === undefined || target === undefined) return;
    const via: Header = ['Via', `SIP/2.0/WS ${this.#config.domain};branch=z9hG4bK${randomBytes(9).toString('hex')}`];
    target.peer.send({ ...onward, uri: target.uri, headers: [via, ...onward.headers] });
  }

  /** The request as it goes on (RFC 3261 §16.4 and §16.6); `undefined` if it wants to leave the center. */
  #onward(request: SIPRequest, hops: number, { recordRoute }: { readonly recordRoute: boolean }): SIPRequest | undefined {
    let stripped = request;
    for (const route of allHeaders(request, 'route')) {
      if (!this.#isOwn(parseNameAddress(route)?.uri ?? '')) return undefined;
      stripped = { ...stripped, headers: withoutFirst(stripped, 'route') };
    }
    const own: Header[] = [['Max-Forwards', String(hops)]];
    if (recordRoute) own.unshift(['Record-Route', `<sip:${this.#config.domain};transport=ws;lr>`]);
    const vias = onlyHeaders(stripped, 'via');
    const others = withoutHeaders(stripped, 'via', 'max-forwards', 'authorization', 'proxy-authorization');
    return { ...stripped, headers: [...vias, ...own, ...others] };
  }

  #isOwn(uri: string): boolean {
    const address = parseAddress(uri);
    return address?.host === this.#config.domain && address.user === undefined;
  }

  #unsupported(request: SIPRequest, name: string, supported: readonly string[]): Reply | undefined {
    const wanted = allHeaders(request, name).flatMap((value) => value.split(',').map((option) => option.trim()));
    const unknown = wanted.filter((option) => !supported.includes(option.toLowerCase()));
    if (unknown.length === 0) return undefined;
    return { status: 420, reason: 'Bad Extension', headers: [['Unsupported', unknown.join(', ')]] };
  }
}
