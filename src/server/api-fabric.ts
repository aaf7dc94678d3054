import { boundedText } from './bounded-text.js';
import { systemClock, type Clock } from './clock.js';
import { IssueError } from './issue-error.js';
import { jsonObject, type JSONObject } from './json.js';
import { checkedUrl } from './checked-url.js';

/** Access to Huawei's API Fabric. */
export interface ApiFabricOptions {
  /** `https://…` of the contact centre, as this server reaches it; without encryption only on loopback. */
  readonly baseUrl: string;
  /** AK. */
  readonly appKey: string;
  /** SK. Leaves this object only in the body of `tokenByAkSk`. */
  readonly appSecret: string;
  /** Seconds for which an access token is asked; 600 unless told otherwise, at most 3600. Browsers get the token, so short is good. */
  readonly accessTokenLifetime?: number;
  /** ms within which the contact centre has to answer; 10,000 unless told otherwise. */
  readonly timeout?: number;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

/** A token of the API Fabric, and until when it is good. */
export interface AccessToken {
  readonly value: string;
  /** ms since 1970. */
  readonly expiresAt: number;
}

/** The rest of a token's life, as a part of it, in which it is renewed before it is given away again. */
const lastPart = 0.2;
const answerLimit = 65_536;

/**
 * Huawei's API Fabric: obtains its access token and makes requests with it. One
 * object serves all visitors, who share the token.
 *
 * @throws TypeError from the constructor when the options make no sense.
 */
export class ApiFabric {
  readonly appKey: string;
  readonly #appSecret: string;
  readonly #baseUrl: string;
  readonly #lifetime: number;
  readonly #timeout: number;
  readonly #fetch: typeof fetch;
  readonly #clock: Clock;
  #current: (AccessToken & { readonly renewAt: number }) | undefined;
  #renewal: Promise<AccessToken> | undefined;

  constructor(options: ApiFabricOptions) {
    const { accessTokenLifetime = 600 } = options;
    if (!options.appKey || !options.appSecret) throw new TypeError('appKey and appSecret must not be empty');
    if (!Number.isInteger(accessTokenLifetime) || accessTokenLifetime < 1 || accessTokenLifetime > 3600)
      throw new TypeError('accessTokenLifetime is 1 to 3600 seconds');
    this.appKey = options.appKey;
    this.#appSecret = options.appSecret;
    this.#baseUrl = checkedUrl(options.baseUrl, 'baseUrl');
    this.#lifetime = accessTokenLifetime;
    this.#timeout = options.timeout ?? 10_000;
    // called without a receiver, as some runtimes insist
    this.#fetch = options.fetch ?? ((...request) => fetch(...request));
    this.#clock = options.clock ?? systemClock;
  }

  /**
   * The access token of now. After 80 % of its life it is renewed first, by one
   * request for all who wait; if that fails while it is still good, it is good
   * enough.
   *
   * Rejects with an {@link IssueError}.
   */
  async accessToken(): Promise<AccessToken> {
    const current = this.#current;
    const now = this.#clock.now();
    if (!current || now >= current.expiresAt) return this.#renew();
    if (now < current.renewAt) return current;
    return this.#renew().catch((error: unknown) => {
      if (this.#current === current && this.#clock.now() < current.expiresAt) return current;
      throw error;
    });
  }

  /** Another access token than one that was refused; the one of now if it is another already. */
  async renewed(refused: AccessToken): Promise<AccessToken> {
    if (this.#current === refused) this.#current = undefined;
    return this.accessToken();
  }

  /** Posts JSON and gives the status and the object that is the answer. Rejects with an {@link IssueError} `backend-unreachable`. */
  async post(path: string, body: JSONObject, headers: Readonly<Record<string, string>>): Promise<{ status: number; answer: JSONObject }> {
    try {
      const response = await this.#fetch(`${this.#baseUrl}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
        body: JSON.stringify(body),
        // a secret does not go where an answer points to
        redirect: 'manual',
        signal: this.#clock.limit(this.#timeout),
      });
      const text = await boundedText(response, answerLimit);
      return { status: response.status, answer: jsonObject(text ?? '') ?? {} };
    } catch (cause) {
      throw new IssueError('backend-unreachable', `${path} cannot be reached`, { cause });
    }
  }

  #renew(): Promise<AccessToken> {
    this.#renewal ??= this.#obtain().finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  async #obtain(): Promise<AccessToken> {
    const path = '/apigovernance/api/oauth/tokenByAkSk';
    const start = this.#clock.now();
    const body = { app_key: this.appKey, app_secret: this.#appSecret };
    const { status, answer } = await this.post(path, body, { 'x-token-expire': String(this.#lifetime) });
    refuseStatus(path, status);
    const value = answer['AccessToken'];
    // numbers come as text
    const lifetime = Number(answer['Expires'] ?? this.#lifetime) * 1000;
    if (typeof value !== 'string' || value === '' || !(lifetime > 0)) {
      throw new IssueError('backend-refused', `${path} gave no token`, { status });
    }
    this.#current = { value, expiresAt: start + lifetime, renewAt: start + lifetime * (1 - lastPart) };
    return this.#current;
  }
}

/** @throws IssueError for every status but 200. */
export function refuseStatus(path: string, status: number): void {
  if (status === 200) return;
  const isOutOfOrder = status >= 500 || status === 429 || status === 408;
  const isRefusal = status === 401 || status === 403;
  throw new IssueError(
    isOutOfOrder ? 'backend-unreachable' : isRefusal ? 'credential-rejected' : 'backend-refused',
    `${path} answers with ${String(status)}`,
    { status },
  );
}
