import type { OutgoingRequestMessage } from 'sip.js/lib/core/messages/index.js';
import { createRandomToken } from 'sip.js/lib/core/messages/utils.js';
import { md5 } from './md5.js';

/** Whose name and password are given where a server asks (RFC 3261 §22). */
export interface DigestAccount {
  readonly username: string;
  readonly password: string;
}

/** What a server asks with. */
export interface DigestChallenge {
  readonly algorithm?: string;
  readonly realm?: string;
  readonly nonce?: string;
  readonly opaque?: string;
  readonly qop?: readonly string[];
}

/** What a server asked of the last INVITE. */
interface Asked {
  readonly request: OutgoingRequestMessage;
  readonly challenge: DigestChallenge;
  /** Calls that were answered for with it. */
  count: number;
}

/** Answers a server that asks who this is (RFC 2617 as in RFC 3261 §22.4): by MD5, with `auth`, with `auth-int`, or without either. sip.js asks it. */
export class Digest {
  readonly #account: () => DigestAccount | undefined;
  #credentials = '';
  #asked: Asked | undefined;

  /** @param account of now; absent: a server that asks is not answered */
  constructor(account: () => DigestAccount | undefined) {
    this.#account = account;
  }

  /** Whether the challenge can be answered; `toString` is the answer then. */
  authenticate(request: OutgoingRequestMessage, challenge: DigestChallenge): boolean {
    if (request.method === 'INVITE') this.#asked = { request, challenge, count: 1 };
    return this.#answer(request, challenge, 1);
  }

  /**
   * Lets an INVITE say unasked what the one before had to be asked for (RFC 3261 §22.3), which saves the call a way to
   * the server and back. A server to which that is too old asks again.
   */
  vouch(request: OutgoingRequestMessage): void {
    const asked = this.#asked;
    const header = ['proxy-authorization', 'authorization'].find((name) => asked?.request.getHeader(name));
    if (asked && header && this.#answer(request, asked.challenge, ++asked.count)) request.setHeader(header, this.toString());
  }

  toString(): string {
    return `Digest ${this.#credentials}`;
  }

  #answer(
    { method, ruri, body }: OutgoingRequestMessage,
    { algorithm = 'MD5', realm, nonce, opaque, qop: offered }: DigestChallenge,
    sent: number,
  ): boolean {
    const account = this.#account();
    const qop = ['auth', 'auth-int'].find((one) => offered?.includes(one));
    if (!account || algorithm !== 'MD5' || !realm || !nonce || (offered && !qop)) return false;
    const { username, password } = account;
    const count = sent.toString(16).padStart(8, '0');
    const own = createRandomToken(12);
    const uri = ruri.toString();
    const content = typeof body === 'string' ? body : (body?.body ?? '');
    const asked = md5([method, uri, ...(qop === 'auth-int' ? [md5(content)] : [])].join(':'));
    const response = md5([md5(`${username}:${realm}:${password}`), nonce, ...(qop ? [count, own, qop] : []), asked].join(':'));
    const quoted = Object.entries({ username, realm, nonce, uri, response, ...(opaque && { opaque }), ...(qop && { cnonce: own }) });
    this.#credentials = [
      'algorithm=MD5',
      ...quoted.map(([name, value]) => `${name}="${value}"`),
      ...(qop ? [`qop=${qop}`, `nc=${count}`] : []),
    ].join(', ');
    return true;
  }
}
