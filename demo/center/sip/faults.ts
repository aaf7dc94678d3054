import { header, type SIPMessage, type SIPRequest } from './message.js';
import { tagOf, type Reply } from './reply.js';

type Refusal = { readonly status: number; readonly times: number };

/** The ways in which the SIP server can be made to misbehave. What is absent is well. */
export type SIPFaults = {
  /** Only this account suffers; without it everybody but the call partner does. */
  readonly extension?: string;
  /** New WebSocket connections are turned away with 503. */
  readonly refuseSockets?: boolean;
  /** Connections stay open, but nothing is read and nothing is sent, not even keep-alives. */
  readonly freeze?: boolean;
  /** Milliseconds by which every incoming message is late. */
  readonly delay?: number;
  /** Methods whose responses never arrive. */
  readonly dropResponses?: readonly string[];
  /** The next REGISTERs are refused. */
  readonly rejectRegister?: Refusal;
  /** The next INVITEs that begin a call are refused. */
  readonly rejectInvite?: Refusal;
  /** The next INVITEs within a call are refused. */
  readonly rejectReinvite?: Refusal;
  /** So many good credentials are answered with a new nonce and `stale=true`. */
  readonly challengeStale?: number;
  /** Event packages that nobody can subscribe to, as if they were not known (489). */
  readonly refuseEvents?: readonly string[];
  /** Registrations get no GRUU. */
  readonly noGruu?: boolean;
};

/** What is written beside a status. */
export const reasons: Readonly<Record<number, string>> = {
  403: 'Forbidden',
  408: 'Request Timeout',
  423: 'Interval Too Brief',
  480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist',
  486: 'Busy Here',
  488: 'Not Acceptable Here',
  491: 'Request Pending',
  500: 'Server Internal Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Server Time-out',
  603: 'Decline',
};

/** The faults that are switched on now. */
export class FaultSwitches {
  #faults: SIPFaults = {};

  get current(): SIPFaults {
    return this.#faults;
  }

  /** Switches on what is given and leaves the rest as it is. */
  set(faults: SIPFaults): void {
    this.#faults = { ...this.#faults, ...faults };
  }

  clear(): void {
    this.#faults = {};
  }

  /** Whether an account suffers; `undefined` is a connection that nobody has registered on. */
  hits(username: string | undefined, partner: string): boolean {
    const { extension } = this.#faults;
    return extension === undefined ? username !== partner : username === extension;
  }

  /** Whether the response shall be lost on its way. */
  loses(message: SIPMessage): boolean {
    const method = (header(message, 'cseq') ?? '').split(/\s+/)[1] ?? '';
    return message.kind === 'response' && (this.#faults.dropResponses?.includes(method) ?? false);
  }

  /** Whether the next good credentials count as stale; each call uses one up. */
  takeStale(): boolean {
    const left = this.#faults.challengeStale ?? 0;
    if (left > 0) this.#faults = { ...this.#faults, challengeStale: left - 1 };
    return left > 0;
  }

  /** How the request shall be refused, if it shall; each refusal is used up. */
  takeRefusal(request: SIPRequest): Reply | undefined {
    const name = this.#refusalFor(request);
    const refusal = name === undefined ? undefined : this.#faults[name];
    if (name === undefined || refusal === undefined || refusal.times <= 0) return undefined;
    this.#faults = { ...this.#faults, [name]: { ...refusal, times: refusal.times - 1 } };
    return { status: refusal.status, reason: reasons[refusal.status] ?? 'Refused' };
  }

  #refusalFor(request: SIPRequest): 'rejectRegister' | 'rejectInvite' | 'rejectReinvite' | undefined {
    if (request.method === 'REGISTER') return 'rejectRegister';
    if (request.method !== 'INVITE') return undefined;
    return tagOf(header(request, 'to')) === '' ? 'rejectInvite' : 'rejectReinvite';
  }
}
