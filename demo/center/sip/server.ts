import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.js';
import type { CenterConfig } from '../config.js';
import type { Log } from '../log-entry.js';
import { FaultSwitches } from './faults.js';
import { Gate } from './gate.js';
import { serialize, type SIPMessage, type SIPRequest } from './message.js';
import { LineStates } from './line-states.js';
import { Notifier } from './notifier.js';
import { parse } from './parse.js';
import { Peer, type Guest, type Link } from './peer.js';
import { Proxy } from './proxy.js';
import { Registrar } from './registrar.js';
import { Allowance } from './allowance.js';
import { replies } from './reply.js';
import { WireLog } from './wire-log.js';

/** The near end of a link: what its owner calls. */
export type LinkEnd = {
  /** A frame came in. */
  receive(text: string): void;
  /** The link is closed. */
  closed(): void;
};

/** SIP over anything that keeps messages apart and in order (RFC 7118). */
export class SIPServer {
  readonly faults: FaultSwitches = new FaultSwitches();
  readonly wire: WireLog;
  readonly registrar: Registrar;
  readonly notifier: Notifier;
  readonly #peers = new Set<Peer>();
  readonly #config: CenterConfig;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #proxy: Proxy;

  constructor(options: { readonly config: CenterConfig; readonly clock: Clock; readonly log: Log }) {
    const { config, clock, log } = options;
    this.#config = config;
    this.#clock = clock;
    this.#log = log;
    this.wire = new WireLog(() => clock.now());
    this.registrar = new Registrar({ config, clock, givesGRUU: () => this.faults.current.noGruu !== true });
    const gate = new Gate({ config, clock, staleNow: (peer) => this.#hit(peer) && this.faults.takeStale() });
    const lines: LineStates = new LineStates((usernames) => this.notifier.changed(usernames));
    const refuses = (): readonly string[] => this.faults.current.refuseEvents ?? [];
    this.notifier = new Notifier({ config, clock, registrar: this.registrar, lines, refuses });
    this.#proxy = new Proxy({ config, clock, gate, registrar: this.registrar, lines, notifier: this.notifier });
  }

  /** How many user agents are connected. */
  get connections(): number {
    return this.#peers.size;
  }

  /** Takes on a new connection; one of the center's own may say as much as it likes. */
  connect(link: Link, { unlimited = false, guest }: { readonly unlimited?: boolean; readonly guest?: Guest } = {}): LinkEnd {
    const peer = new Peer(randomBytes(4).toString('hex'), link, (to, message) => this.#write(to, message), guest);
    const { burst, messagesPerSecond } = this.#config.limits;
    const allowance = new Allowance({ burst, perSecond: messagesPerSecond, clock: this.#clock });
    this.#peers.add(peer);
    this.#log({ type: 'sip-connected', connection: peer.id });
    return {
      receive: (text) => {
        if (unlimited || allowance.take()) return this.#receive(peer, text);
        this.#log({ type: 'sip-flood', connection: peer.id });
        link.close(1008, 'too many messages');
      },
      closed: () => {
        if (!this.#peers.delete(peer)) return;
        this.#log({ type: 'sip-disconnected', connection: peer.id });
        this.#proxy.forget(peer);
      },
    };
  }

  /** Cuts the connections of one account, or of everybody but the call partner. */
  disconnect(extension: string | undefined): void {
    const { partner } = this.#config;
    for (const peer of [...this.#peers]) {
      const meant = extension === undefined ? peer.username !== partner : peer.username === extension;
      if (meant) peer.link.close(1012, 'service restart');
    }
  }

  #hit(peer: Peer): boolean {
    return this.faults.hits(peer.username, this.#config.partner);
  }

  #receive(peer: Peer, text: string): void {
    const { freeze, delay = 0 } = this.#hit(peer) ? this.faults.current : {};
    if (!isKeepAlive(text)) this.wire.add({ direction: 'in', connection: peer.id, extension: peer.username, text });
    if (freeze === true) return;
    if (delay > 0) this.#clock.after(delay, () => this.#read(peer, text));
    else this.#read(peer, text);
  }

  #read(peer: Peer, text: string): void {
    if (isKeepAlive(text)) {
      if (text.length > 2 && peer.link.open) peer.link.send('\r\n');
      return;
    }
    const result = parse(text, this.#config.limits);
    if (result.ok) return this.#dispatch(peer, result.message);
    this.#log({ type: 'sip-malformed', connection: peer.id, problem: result.problem });
    const { message } = result;
    if (message?.kind === 'request' && message.method !== 'ACK') peer.answer(message, replies.badRequest);
  }

  #dispatch(peer: Peer, message: SIPMessage): void {
    try {
      if (message.kind === 'response') return this.#proxy.response(peer, message);
      const refusal = this.#hit(peer) ? this.faults.takeRefusal(message) : undefined;
      if (refusal === undefined) this.#admit(peer, message);
      else peer.answer(message, refusal);
    } catch (error) {
      this.#log({ type: 'failure', where: 'sip', message: String(error) });
      if (message.kind === 'request' && message.method !== 'ACK') {
        peer.answer(message, { status: 500, reason: 'Server Internal Error' });
      }
    }
  }

  #admit(peer: Peer, request: SIPRequest): void {
    const passes = peer.guest === undefined || request.method === 'ACK' || request.method === 'CANCEL';
    const admitted = passes ? request : peer.guest.admit(request);
    if ('status' in admitted) peer.answer(request, admitted);
    else this.#proxy.request(peer, admitted);
  }

  #write(peer: Peer, message: SIPMessage): boolean {
    if (this.#hit(peer) && (this.faults.current.freeze === true || this.faults.loses(message))) return true;
    const text = serialize(message);
    this.wire.add({ direction: 'out', connection: peer.id, extension: peer.username, text });
    peer.link.send(text);
    peer.guest?.told(message);
    return true;
  }
}

/** RFC 5626 §3.5.1: a double CRLF is a ping, a single one its answer. */
function isKeepAlive(text: string): boolean {
  return /^(?:\r\n)+$/.test(text);
}
