import { randomBytes } from 'node:crypto';
import type { Clock, Timer } from '../clock.js';
import type { Account } from '../config.js';
import type { FaultSwitches } from '../sip/faults.js';
import { allHeaders, header, serialize, type Header, type SIPMessage, type SIPRequest, type SIPResponse } from '../sip/message.js';
import type { Guest, Link } from '../sip/peer.js';
import { replies, tagOf, type Reply } from '../sip/reply.js';
import type { LinkEnd, SIPServer } from '../sip/server.js';
import { parseAddress, parseNameAddress } from '../sip/uri.js';
import type { CallDesk } from './call-desk.js';

/** A call through the gateway. */
type GatewayCall = {
  readonly accessCode: string;
  /** As the visitor sent it. */
  readonly invite: SIPRequest;
  answer: SIPResponse | undefined;
  line: Line;
  grace: Timer | undefined;
};

/** How long a visitor whose connection broke may take to come back, in milliseconds. */
const patience = 20_000;
/** Of requests that the gateway makes up: higher than any that the parties use. */
const sequence = 900_000;

const caller: Account = { username: 'AnonymousCard', displayName: 'Anonymous', password: '', trunk: false };

/**
 * The WebRTC gateway of click-to-call: anybody may call an access code that was
 * issued a moment ago, without registration or password, and nothing else.
 */
export class Gateway {
  readonly #calls = new Map<string, GatewayCall>();
  readonly #server: SIPServer;
  readonly #desk: CallDesk;
  readonly #domain: string;
  readonly #clock: Clock;
  #inner: LinkEnd | undefined;

  constructor(options: { readonly server: SIPServer; readonly desk: CallDesk; readonly domain: string; readonly clock: Clock }) {
    this.#server = options.server;
    this.#desk = options.desk;
    this.#domain = options.domain;
    this.#clock = options.clock;
    this.#desk.hangUp = (accessCode) => this.#hangUp(accessCode);
  }

  get faults(): FaultSwitches {
    return this.#server.faults;
  }

  /** A visitor's phone connects. */
  connect(link: Link): LinkEnd {
    const line: Line = new Line({ link, admit: (request) => this.#admit(line, request), told: (message) => this.#told(message) });
    const end = this.#server.connect(link, { guest: line });
    line.end = end;
    return {
      receive: (text) => end.receive(text),
      closed: () => {
        end.closed();
        for (const call of this.#calls.values()) if (call.line === line) this.#broken(call);
      },
    };
  }

  #admit(line: Line, request: SIPRequest): SIPRequest | Reply {
    const callID = header(request, 'call-id') ?? '';
    if (tagOf(header(request, 'to')) !== '') return this.#inDialog(line, callID, request);
    const address = parseAddress(request.uri);
    if (request.method === 'OPTIONS') return replies.ok;
    if (request.method !== 'INVITE')
      return { status: 405, reason: 'Method Not Allowed', headers: [['Allow', 'INVITE, ACK, CANCEL, BYE, OPTIONS']] };
    if (address?.host !== this.#desk.domain || address.user === undefined) return replies.notFound;
    const admitted = this.#desk.admit(address.user);
    if (admitted === undefined) return replies.notFound;
    this.#calls.set(callID, { accessCode: address.user, invite: request, answer: undefined, line, grace: undefined });
    line.name = admitted.visitor.name;
    const uri = `sip:${admitted.target}@${this.#domain}`;
    // who is called stands nowhere else: To keeps the access code (RFC 7315 section 4.2)
    return { ...request, uri, headers: [...request.headers, ['P-Called-Party-ID', `<${uri}>`]] };
  }

  #inDialog(line: Line, callID: string, request: SIPRequest): SIPRequest | Reply {
    const call = this.#calls.get(callID);
    if (call === undefined) return replies.noTransaction;
    call.line = line;
    call.grace?.cancel();
    if (request.method === 'BYE') this.#over(callID);
    return request;
  }

  #told(message: SIPMessage): void {
    const callID = header(message, 'call-id') ?? '';
    const call = this.#calls.get(callID);
    if (call === undefined) return;
    if (message.kind === 'request') {
      if (message.method === 'BYE') this.#over(callID);
      return;
    }
    if (!/ INVITE$/.test(header(message, 'cseq') ?? '') || call.answer !== undefined) return;
    if (message.status >= 300) this.#over(callID, message.status);
    else if (message.status >= 200) {
      call.answer = message;
      this.#desk.answered(call.accessCode);
    }
  }

  #over(callID: string, status?: number): void {
    const call = this.#calls.get(callID);
    call?.grace?.cancel();
    this.#calls.delete(callID);
    if (call !== undefined) this.#desk.over(call.accessCode, status);
  }

  #broken(call: GatewayCall): void {
    if (call.answer === undefined) return this.#over(header(call.invite, 'call-id') ?? '', 487);
    call.grace = this.#clock.after(patience, () => {
      this.#byeToAgent(call);
      this.#over(header(call.invite, 'call-id') ?? '');
    });
  }

  /** Ends a call from the middle, towards both ends. */
  #hangUp(accessCode: string): void {
    const call = [...this.#calls.values()].find((candidate) => candidate.accessCode === accessCode);
    if (call === undefined) return;
    call.grace?.cancel();
    this.#calls.delete(header(call.invite, 'call-id') ?? '');
    if (call.answer === undefined) {
      const { invite } = call;
      const number = parseInt(header(invite, 'cseq') ?? '1', 10);
      const same = ['via', 'from', 'to', 'call-id'].map((name): Header => [name, header(invite, name) ?? '']);
      const headers: Header[] = [...same, ['CSeq', `${String(number)} CANCEL`], ['Max-Forwards', '70']];
      call.line.end?.receive(serialize({ kind: 'request', method: 'CANCEL', uri: invite.uri, headers, body: '' }));
    } else {
      this.#byeToVisitor(call, call.answer);
      this.#byeToAgent(call);
    }
  }

  #byeToVisitor({ invite, line }: GatewayCall, answer: SIPResponse): void {
    const uri = parseNameAddress(header(invite, 'contact') ?? '')?.uri;
    if (uri === undefined || !line.link.open) return;
    line.link.send(serialize(this.#bye(uri, { from: header(answer, 'to'), to: header(answer, 'from'), of: answer })));
  }

  #byeToAgent({ answer }: GatewayCall): void {
    const uri = parseNameAddress(
      header(answer ?? { kind: 'response', status: 0, reason: '', headers: [], body: '' }, 'contact') ?? '',
    )?.uri;
    if (uri === undefined || answer === undefined) return;
    const bye = this.#bye(uri, { from: header(answer, 'from'), to: header(answer, 'to'), of: answer });
    const routes = allHeaders(answer, 'record-route').map((value): Header => ['Route', value]);
    this.#inside().receive(serialize({ ...bye, headers: [...bye.headers, ...routes] }));
  }

  #bye(uri: string, about: { readonly from: string | undefined; readonly to: string | undefined; readonly of: SIPResponse }): SIPRequest {
    return {
      kind: 'request',
      method: 'BYE',
      uri,
      headers: [
        ['Via', `SIP/2.0/WS ${this.#domain};branch=z9hG4bK${randomBytes(9).toString('hex')}`],
        ['From', about.from ?? ''],
        ['To', about.to ?? ''],
        ['Call-ID', header(about.of, 'call-id') ?? ''],
        ['CSeq', `${String(sequence)} BYE`],
        ['Max-Forwards', '70'],
      ],
      body: '',
    };
  }

  /** A way into the center that is the gateway's own, and on which nobody listens. */
  #inside(): LinkEnd {
    const nowhere: Link = { open: true, send: () => undefined, close: () => undefined };
    const line = new Line({ link: nowhere, admit: (request) => request, told: () => undefined });
    this.#inner ??= this.#server.connect(nowhere, { unlimited: true, guest: line });
    return this.#inner;
  }
}

/** One connection of a visitor's phone. */
class Line implements Guest {
  readonly link: Link;
  end: LinkEnd | undefined;
  name = '';
  readonly #admit: (request: SIPRequest) => SIPRequest | Reply;
  readonly #told: (message: SIPMessage) => void;

  constructor(options: {
    readonly link: Link;
    readonly admit: (request: SIPRequest) => SIPRequest | Reply;
    readonly told: (message: SIPMessage) => void;
  }) {
    this.link = options.link;
    this.#admit = options.admit;
    this.#told = options.told;
  }

  get account(): Account {
    return this.name === '' ? caller : { ...caller, displayName: this.name };
  }

  admit(request: SIPRequest): SIPRequest | Reply {
    return this.#admit(request);
  }

  told(message: SIPMessage): void {
    this.#told(message);
  }
}
