import { refuseStatus } from './api-fabric.js';
import { boundedText } from './bounded-text.js';
import { systemClock, type Clock } from './clock.js';
import { IssueError } from './issue-error.js';
import { ItniotechError } from './itniotech-error.js';
import { itniotechSignature, type ItniotechKey } from './itniotech-signature.js';
import { jsonObject, type JSONObject } from './json.js';
import { checkedUrl } from './checked-url.js';

/** Access to itniotech. */
export interface ItniotechOptions extends ItniotechKey {
  /** `https://api.itniotech.com` unless told otherwise; without encryption only on loopback. */
  readonly apiUrl?: string;
  /** ms within which it has to answer; 10,000 unless told otherwise. */
  readonly timeout?: number;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

/** Whom a credential is for. */
export interface SdkAuthenticationRequest {
  /** The agent's account, such as `0705C245_001`. */
  readonly account: string;
  /** Seconds for which it is good, 60 to 28,800. */
  readonly expires: number;
}

/** What a page hands to `ccSdk.register` as its token. */
export interface SdkAuthentication {
  /** `Bearer …`, passed on letter by letter. */
  readonly authentication: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

const path = '/v3/cc/seat/createSdkAuthentication';
const answerLimit = 65_536;

async function post(options: ItniotechOptions, body: JSONObject, clock: Clock): Promise<{ status: number; answer: JSONObject }> {
  const timestamp = Math.floor(clock.now() / 1000);
  const headers = {
    'content-type': 'application/json;charset=UTF-8',
    accept: 'application/json',
    sign: itniotechSignature(options, timestamp),
    timestamp: String(timestamp),
    'api-key': options.apiKey,
  };
  const url = `${checkedUrl(options.apiUrl ?? 'https://api.itniotech.com', 'apiUrl')}${path}`;
  // called without a receiver, as some runtimes insist
  const ask: typeof fetch = options.fetch ?? ((...request) => fetch(...request));
  try {
    const signal = clock.limit(options.timeout ?? 10_000);
    // a signature does not go where an answer points to
    const response = await ask(url, { method: 'POST', headers, body: JSON.stringify(body), redirect: 'manual', signal });
    const text = await boundedText(response, answerLimit);
    return { status: response.status, answer: jsonObject(text ?? '') ?? {} };
  } catch (cause) {
    throw new IssueError('backend-unreachable', `${path} cannot be reached`, { cause });
  }
}

function credentialIn(answer: JSONObject): string | undefined {
  const { authentication } = (answer['data'] ?? {}) as { readonly authentication?: unknown };
  return typeof authentication === 'string' && authentication !== '' ? authentication : undefined;
}

/**
 * Obtains a credential for the web phone of one agent. There is one for each
 * account: a new one ends the one before, in whatever browser that is. Source:
 * itniotech API, generating SDK credentials.
 *
 * Rejects with an {@link ItniotechError} when itniotech says no, with an
 * {@link IssueError} `backend-unreachable` when it cannot be asked, with
 * `backend-refused` when it answers something else than what is documented.
 *
 * @throws TypeError when account, lifetime, key or address make no sense.
 */
export async function createSdkAuthentication(
  { account, expires }: SdkAuthenticationRequest,
  options: ItniotechOptions,
): Promise<SdkAuthentication> {
  if (!account) throw new TypeError('account must not be empty');
  if (!Number.isInteger(expires) || expires < 60 || expires > 28_800) throw new TypeError('expires is 60 to 28800 seconds');
  const clock = options.clock ?? systemClock;
  const start = clock.now();
  const { status, answer } = await post(options, { account, expires }, clock);
  refuseStatus(path, status);
  // text in most answers, a number in some
  const code = answer['status'];
  if (typeof code !== 'string' && typeof code !== 'number') throw new IssueError('backend-refused', `${path} says no status`, { status });
  if (String(code) !== '0') throw new ItniotechError(path, String(code));
  const authentication = credentialIn(answer);
  if (authentication === undefined) throw new IssueError('backend-refused', `${path} gave no credential`, { status, resultCode: '0' });
  return { authentication, expiresAt: new Date(start + expires * 1000).toISOString() };
}
