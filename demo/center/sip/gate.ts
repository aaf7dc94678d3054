import type { Clock } from '../clock.js';
import type { Account, CenterConfig } from '../config.js';
import { Digest } from './digest.js';
import { header, type SIPRequest } from './message.js';
import type { Peer } from './peer.js';
import { replies, type Reply } from './reply.js';
import { parseAddress, parseNameAddress } from './uri.js';

/** Lets requests in only from those who prove who they are (RFC 3261 §22). */
export class Gate {
  readonly #config: CenterConfig;
  readonly #digest: Digest;
  readonly #staleNow: (peer: Peer) => boolean;

  constructor(options: {
    readonly config: CenterConfig;
    readonly clock: Clock;
    /** Whether the next good credentials of a peer shall be called stale. */
    readonly staleNow: (peer: Peer) => boolean;
  }) {
    this.#config = options.config;
    this.#staleNow = options.staleNow;
    this.#digest = new Digest({
      realm: options.config.domain,
      lifetime: options.config.nonceLifetime,
      clock: options.clock,
      passwordOf: (username) => options.config.accounts.get(username)?.password,
    });
  }

  /** Who registers; or the 401 or 403 that they get. */
  registrant(peer: Peer, request: SIPRequest): Account | Reply {
    const account = this.#check(peer, request, 'authorization');
    if ('status' in account) return account;
    return this.#user(header(request, 'to')) === account.username ? account : replies.forbidden;
  }

  /** Who sends a request outside a dialog; or the 407 or 403 that they get. */
  caller(peer: Peer, request: SIPRequest): Account | Reply {
    if (peer.guest !== undefined) return peer.guest.account;
    const account = this.#check(peer, request, 'proxy-authorization');
    if ('status' in account || account.trunk) return account;
    return this.#user(header(request, 'from')) === account.username ? account : replies.forbidden;
  }

  /** Who sends a request inside a dialog: nobody has to prove that twice on one connection. */
  partyOfDialog(peer: Peer, request: SIPRequest): Account | Reply {
    const known = peer.guest?.account ?? this.#config.accounts.get(peer.username ?? '');
    return known ?? this.#check(peer, request, 'proxy-authorization');
  }

  #user(value: string | undefined): string | undefined {
    const address = parseAddress(parseNameAddress(value ?? '')?.uri ?? '');
    return address?.host === this.#config.domain ? address.user : undefined;
  }

  #check(peer: Peer, request: SIPRequest, name: 'authorization' | 'proxy-authorization'): Account | Reply {
    const { verdict, username } = this.#digest.check(header(request, name), request.method, request.uri);
    const account = this.#config.accounts.get(username);
    if (verdict === 'good' && account !== undefined && !this.#staleNow(peer)) {
      if (peer.username !== undefined && peer.username !== username) return replies.forbidden;
      peer.username = username;
      return account;
    }
    const challenge = this.#digest.challenge(verdict === 'stale' || verdict === 'good');
    return name === 'authorization'
      ? { status: 401, reason: 'Unauthorized', headers: [['WWW-Authenticate', challenge]] }
      : { status: 407, reason: 'Proxy Authentication Required', headers: [['Proxy-Authenticate', challenge]] };
  }
}
