import type { Account } from '../config.js';
import type { ForkedRequest } from './forked-request.js';
import { header, type SIPMessage, type SIPRequest } from './message.js';
import { branchOf, responseTo, type Reply } from './reply.js';

const remembered = 200;

/** A way to somebody's user agent: a WebSocket, or the call partner in this very process. */
export interface Link {
  readonly open: boolean;
  send(text: string): void;
  /** `code` as in RFC 6455 §7.4. */
  close(code: number, reason: string): void;
}

/** Somebody without an account, for whom a gateway vouches. */
export interface Guest {
  /** As whom the guest is known here. */
  readonly account: Account;
  /** The request as it may go on, or its refusal. Sees every request but ACK and CANCEL. */
  admit(request: SIPRequest): SIPRequest | Reply;
  /** Told of everything that is sent to the guest. */
  told(message: SIPMessage): void;
}

/** One connected user agent, as the server knows it. */
export class Peer {
  readonly id: string;
  readonly link: Link;
  /** The account that proved itself on this connection, once one did. */
  username: string | undefined;
  /** Set on the connections of a gateway. */
  readonly guest: Guest | undefined;
  /** Requests of this peer that the center still has to answer or whose ACK is outstanding, by branch. */
  readonly requests: Map<string, ForkedRequest> = new Map();
  /** Branches of INVITEs that the center itself refused, whose ACK must go no further. */
  readonly #refused = new Set<string>();
  readonly #write: (peer: Peer, message: SIPMessage) => boolean;

  constructor(id: string, link: Link, write: (peer: Peer, message: SIPMessage) => boolean, guest?: Guest) {
    this.id = id;
    this.link = link;
    this.guest = guest;
    this.#write = write;
  }

  /** Sends a message; `false` if the peer is gone. */
  send(message: SIPMessage): boolean {
    return this.link.open && this.#write(this, message);
  }

  /** Answers a request of this peer in the name of the center. */
  answer(request: SIPRequest, reply: Reply): void {
    if (request.method === 'INVITE' && reply.status >= 300) {
      this.#refused.add(branchOf(header(request, 'via')));
      const oldest = this.#refused.values().next();
      if (this.#refused.size > remembered && oldest.done !== true) this.#refused.delete(oldest.value);
    }
    this.send(responseTo(request, reply));
  }

  /** Whether the center itself refused the INVITE that this ACK belongs to. */
  wasRefused(acknowledgement: SIPRequest): boolean {
    return this.#refused.has(branchOf(header(acknowledgement, 'via')));
  }
}
