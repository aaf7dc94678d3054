import { boundedText } from './bounded-text.js';
import { checkedUrl } from './checked-url.js';
import { systemClock, type Clock } from './clock.js';
import { IssueError, type IssueErrorCode } from './issue-error.js';
import { jsonObject, type JSONObject } from './json.js';
import { signTencentRequest, type TencentKey } from './tencent-signature.js';

/** Access to Tencent Cloud Contact Center from a server. */
export interface TencentCloudOptions extends TencentKey {
  /** Whose account it is: `china` (tencentcloud.com.cn) or `international`. Default: `china`. */
  readonly site?: 'china' | 'international';
  /** Another address than the site's: `https://…`, without encryption only on loopback. */
  readonly baseUrl?: string;
  /** `X-TC-Region`, where the account wants one: `ap-singapore`. */
  readonly region?: string;
  /** Session token of temporary credentials, which goes into `X-TC-Token`. */
  readonly sessionToken?: string;
  /** ms within which Tencent has to answer; 10,000 unless told otherwise. */
  readonly timeout?: number;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

const addresses = { china: 'https://ccc.tencentcloudapi.com', international: 'https://ccc.intl.tencentcloudapi.com' } as const;
const version = '2020-02-10';
const answerLimit = 65_536;

/**
 * Tencent's cloud API, product `ccc`, signed with TC3-HMAC-SHA256. One object
 * serves all requests. Source: Tencent Cloud API, CCC 2020-02-10.
 *
 * @throws TypeError from the constructor when the options make no sense.
 */
export class TencentCloud {
  readonly #key: TencentKey;
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #timeout: number;
  readonly #fetch: typeof fetch;
  readonly #clock: Clock;

  constructor(options: TencentCloudOptions) {
    const { secretId, secretKey, site = 'china', region, sessionToken } = options;
    if (!secretId || !secretKey) throw new TypeError('secretId and secretKey must not be empty');
    this.#key = { secretId, secretKey };
    this.#url = options.baseUrl === undefined ? addresses[site] : checkedUrl(options.baseUrl, 'baseUrl');
    this.#headers = {
      ...(region !== undefined && { 'x-tc-region': region }),
      ...(sessionToken !== undefined && { 'x-tc-token': sessionToken }),
    };
    this.#timeout = options.timeout ?? 10_000;
    // called without a receiver, as some runtimes insist
    this.#fetch = options.fetch ?? ((...request) => fetch(...request));
    this.#clock = options.clock ?? systemClock;
  }

  /**
   * Carries out one action and gives what it answers.
   *
   * Rejects with an {@link IssueError}; `resultCode` is Tencent's own code,
   * `requestId` what their support asks for.
   */
  async call(action: string, parameters: JSONObject): Promise<JSONObject> {
    const { status, answer } = await this.#post(action, JSON.stringify(parameters));
    // every answer of the service itself is 200: another one is of something before it
    if (status !== 200) {
      const isOutOfOrder = status >= 500 || status === 429 || status === 408;
      throw new IssueError(isOutOfOrder ? 'backend-unreachable' : 'backend-refused', `${action} answers with ${String(status)}`, {
        status,
      });
    }
    const response = objectIn(answer, 'Response');
    const error = objectIn(response, 'Error');
    const requestId = textIn(response, 'RequestId');
    if (!response || error) {
      const resultCode = textIn(error, 'Code');
      throw new IssueError(kindOf(resultCode), `${action} failed: ${resultCode ?? 'the answer is not as documented'}`, {
        status,
        ...(resultCode !== undefined && { resultCode }),
        ...(requestId !== undefined && { requestId }),
      });
    }
    return response;
  }

  async #post(action: string, payload: string): Promise<{ readonly status: number; readonly answer: JSONObject | undefined }> {
    const timestamp = Math.floor(this.#clock.now() / 1000);
    const { hostname: host } = new URL(this.#url);
    const authorization = await signTencentRequest({ host, service: 'ccc', payload }, this.#key, timestamp);
    try {
      const response = await this.#fetch(`${this.#url}/`, {
        method: 'POST',
        headers: {
          ...this.#headers,
          'content-type': 'application/json',
          authorization,
          'x-tc-action': action,
          'x-tc-version': version,
          'x-tc-timestamp': String(timestamp),
        },
        body: payload,
        // a signature does not go where an answer points to
        redirect: 'manual',
        signal: this.#clock.limit(this.#timeout),
      });
      return { status: response.status, answer: jsonObject((await boundedText(response, answerLimit)) ?? '') };
    } catch (cause) {
      throw new IssueError('backend-unreachable', `${action} cannot be asked for`, { cause });
    }
  }
}

/** What an error code of Tencent means for those who ask. */
function kindOf(code: string | undefined): IssueErrorCode {
  if (code === undefined) return 'backend-refused';
  if (/^(InternalError|RequestLimitExceeded|LimitExceeded)(\.|$)/.test(code)) return 'backend-unreachable';
  // an account, an application, an agent or a key that is not taken, today or tomorrow
  const isDenied = /^(AuthFailure|UnauthorizedOperation|OperationDenied)(\.|$)/.test(code);
  return isDenied || /\.(InstanceNotExist|AccountNotExist)$/.test(code) ? 'credential-rejected' : 'backend-refused';
}

function objectIn(object: JSONObject | undefined, name: string): JSONObject | undefined {
  const value = object?.[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JSONObject) : undefined;
}

function textIn(object: JSONObject | undefined, name: string): string | undefined {
  const value = object?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
