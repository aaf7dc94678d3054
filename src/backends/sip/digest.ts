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

/** Answers a server that asks who this is (RFC 2617 as in RFC 3261 §22.4): by MD5, with `auth`, with `auth-int`, or without either. sip.js asks it. */
export class Digest {
  readonly #account: DigestAccount;
  #count = 0;
  #credentials = '';

  constructor(account: DigestAccount) {
    this.#account = account;
  }

  /** Whether the challenge can be answered; `toString` is the answer then. */
  authenticate(
    { method, ruri, body }: OutgoingRequestMessage,
    { algorithm = 'MD5', realm, nonce, opaque, qop: offered }: DigestChallenge,
  ): boolean {
    const qop = ['auth', 'auth-int'].find((one) => offered?.includes(one));
    if (algorithm !== 'MD5' || !realm || !nonce || (offered && !qop)) return false;
    const { username, password } = this.#account;
    const count = (++this.#count).toString(16).padStart(8, '0');
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

  toString(): string {
    return `Digest ${this.#credentials}`;
  }
}
