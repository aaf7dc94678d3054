import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.js';
import { splitOutsideQuotes, unquoted } from './uri.js';

/** What a client answered to a challenge (RFC 2617 §3.2.2). Names are in lower case. */
export type DigestCredentials = ReadonlyMap<string, string>;

/** `stale`: the password may be right, but the nonce is not usable any more. */
export type DigestVerdict = 'missing' | 'stale' | 'wrong' | 'good';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** Reads the value of an `Authorization` or `Proxy-Authorization` header; `undefined` if it is not digest. */
export function parseCredentials(value: string): DigestCredentials | undefined {
  const match = /^digest\s+(.+)$/i.exec(value.trim());
  if (match === null) return undefined;
  const fields = new Map<string, string>();
  for (const part of splitOutsideQuotes(match[1] ?? '', ',')) {
    const equals = part.indexOf('=');
    if (equals < 1) return undefined;
    fields.set(part.slice(0, equals).trim().toLowerCase(), unquoted(part.slice(equals + 1).trim()));
  }
  return fields;
}

/** The digest of RFC 2617 §3.2.2.1, algorithm MD5, with `qop=auth` or without any `qop`. */
export function digestResponse(input: {
  readonly username: string;
  readonly realm: string;
  readonly password: string;
  readonly method: string;
  readonly uri: string;
  readonly nonce: string;
  readonly qop?: { readonly count: string; readonly clientNonce: string };
}): string {
  const secret = md5(`${input.username}:${input.realm}:${input.password}`);
  const action = md5(`${input.method}:${input.uri}`);
  const middle = input.qop === undefined ? input.nonce : `${input.nonce}:${input.qop.count}:${input.qop.clientNonce}:auth`;
  return md5(`${secret}:${middle}:${action}`);
}

/**
 * Challenges and checks (RFC 3261 §22, RFC 2617). MD5 only, because sip.js and
 * JsSIP know nothing else. A nonce is good for `lifetime` milliseconds, and
 * each of its counts only once, so that nothing overheard can be replayed.
 */
export class Digest {
  readonly #nonces = new Map<string, { expires: number; count: number }>();
  readonly #realm: string;
  readonly #lifetime: number;
  readonly #clock: Clock;
  readonly #passwordOf: (username: string) => string | undefined;

  constructor(options: {
    readonly realm: string;
    readonly lifetime: number;
    readonly clock: Clock;
    readonly passwordOf: (username: string) => string | undefined;
  }) {
    this.#realm = options.realm;
    this.#lifetime = options.lifetime;
    this.#clock = options.clock;
    this.#passwordOf = options.passwordOf;
  }

  /** The value of a fresh `WWW-Authenticate` or `Proxy-Authenticate` header. */
  challenge(stale: boolean): string {
    const nonce = randomBytes(16).toString('hex');
    this.#nonces.set(nonce, { expires: this.#clock.now() + this.#lifetime, count: 0 });
    const oldest = this.#nonces.keys().next();
    if (this.#nonces.size > 5000 && oldest.done !== true) this.#nonces.delete(oldest.value);
    return `Digest realm="${this.#realm}", nonce="${nonce}", algorithm=MD5, qop="auth"${stale ? ', stale=true' : ''}`;
  }

  /** Judges the credentials that came with a request of this method and address. */
  check(value: string | undefined, method: string, uri: string): { verdict: DigestVerdict; username: string } {
    if (value === undefined) return { verdict: 'missing', username: '' };
    const fields = parseCredentials(value);
    const field = (name: string): string => fields?.get(name) ?? '';
    const username = field('username');
    const nonce = this.#nonces.get(field('nonce'));
    if (nonce === undefined || nonce.expires < this.#clock.now()) return { verdict: 'stale', username };
    const count = /^[0-9a-f]{8}$/i.test(field('nc')) ? parseInt(field('nc'), 16) : 0;
    const password = this.#passwordOf(username);
    const expected = digestResponse({
      username,
      realm: this.#realm,
      password: password ?? randomBytes(16).toString('hex'),
      method,
      uri: field('uri'),
      nonce: field('nonce'),
      qop: { count: field('nc'), clientNonce: field('cnonce') },
    });
    const right = sameText(expected, field('response').toLowerCase());
    const meant = field('realm') === this.#realm && field('uri') === uri && field('qop') === 'auth' && field('cnonce') !== '';
    const known = /^(md5)?$/i.test(field('algorithm'));
    if (!right || !meant || !known) return { verdict: 'wrong', username };
    if (count <= nonce.count) return { verdict: 'stale', username };
    nonce.count = count;
    return { verdict: 'good', username };
  }
}

function sameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
