import { hmac, isHmac } from './hmac.js';
import { Refusal } from './refusal.js';
import { readClaims, signClaims } from './signed-claims.js';

/** How Tencent proves that a push is its own, as the console is set up. */
export type PushAuthorization =
  /** Nothing; then let only Tencent reach the address. */
  | { readonly type: 'none' }
  /** HTTP Basic (RFC 7617). */
  | { readonly type: 'basic'; readonly username: string; readonly password: string }
  /** OAuth 2 client credentials (RFC 6749 §4.4); the endpoint issues the tokens itself. */
  | {
      readonly type: 'oauth2';
      readonly clientId: string;
      readonly clientSecret: string;
      /** Signs tokens; at least 32 characters, the same on every server of the site. */
      readonly secret: string;
      /** Seconds; an hour unless told otherwise. */
      readonly lifetime?: number;
    };

const wrong = (scheme: string): Refusal => new Refusal(401, 'unauthorized', { 'www-authenticate': `${scheme} realm="push"` });

/** Compares without telling by its time where two texts differ. */
async function isSame(given: string, expected: string): Promise<boolean> {
  const key = crypto.getRandomValues(new Uint8Array(32));
  return isHmac(key, given, await hmac('SHA-256', key, expected));
}

function basicOf(header: string): readonly [username: string, password: string] | undefined {
  const [, encoded = ''] = /^Basic\s+([A-Za-z0-9+/]{1,1024}={0,2})$/i.exec(header) ?? [];
  try {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const colon = text.indexOf(':');
    return colon < 0 ? undefined : [text.slice(0, colon), text.slice(colon + 1)];
  } catch {
    return undefined;
  }
}

/** Says whose a push is. */
export class PushAuthority {
  readonly #authorization: PushAuthorization;

  /** @throws TypeError when a name or a password is missing. */
  constructor(authorization: PushAuthorization) {
    const needed = Object.values(authorization).filter((value) => typeof value === 'string');
    if (needed.includes('')) throw new TypeError('the authorization of pushes is not complete');
    this.#authorization = authorization;
  }

  /** @throws Refusal 401 */
  async check(request: Request, now: number): Promise<void> {
    const header = request.headers.get('authorization') ?? '';
    const authorization = this.#authorization;
    if (authorization.type === 'none') return;
    if (authorization.type === 'basic') return this.#checkPair(header, authorization.username, authorization.password);
    const [, token = ''] = /^Bearer\s+([\w.-]{1,2048})$/i.exec(header) ?? [];
    const claims = await readClaims('push', token, now, authorization.secret);
    if (claims?.['client'] !== authorization.clientId) throw wrong('Bearer');
  }

  /** Answers a request for a token (RFC 6749 §4.4). @throws Refusal 400, 401 or 404 */
  async issue(request: Request, form: URLSearchParams, now: number): Promise<object> {
    const authorization = this.#authorization;
    if (authorization.type !== 'oauth2') throw new Refusal(404, 'not-found');
    if (form.get('grant_type') !== 'client_credentials') throw new Refusal(400, 'unsupported_grant_type');
    const { clientId, clientSecret, secret, lifetime = 3600 } = authorization;
    const header = request.headers.get('authorization');
    if (header !== null) await this.#checkPair(header, clientId, clientSecret);
    else await this.#match([form.get('client_id') ?? '', form.get('client_secret') ?? ''], [clientId, clientSecret]);
    const token = await signClaims('push', { client: clientId }, now + lifetime * 1000, secret);
    return { access_token: token, token_type: 'Bearer', expires_in: lifetime };
  }

  async #checkPair(header: string, username: string, password: string): Promise<void> {
    const given = basicOf(header);
    if (!given) throw wrong('Basic');
    await this.#match(given, [username, password]);
  }

  async #match(given: readonly [string, string], expected: readonly [string, string]): Promise<void> {
    // both are compared, whatever the first says
    const matches = await Promise.all([isSame(given[0], expected[0]), isSame(given[1], expected[1])]);
    if (!matches.every(Boolean)) throw wrong('Basic');
  }
}
