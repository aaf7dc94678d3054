import { answer, failure } from './answer.js';
import { createTcccToken } from './create-tccc-token.js';
import type { TencentTcccCredential } from './credentials.js';
import { Door } from './door.js';
import type { Caller, Endpoint, EndpointOptions } from './endpoint.js';
import { Refusal } from './refusal.js';
import { crossOriginHeaders, mayAsk } from './same-origin.js';
import { TencentCloud, type TencentCloudOptions } from './tencent-cloud.js';

/** What {@link tencentTcccEndpoint} is made from. */
export interface TencentTcccEndpointOptions extends EndpointOptions, Omit<TencentCloudOptions, 'clock'> {
  /** Number of the contact-centre application. */
  readonly sdkAppId: number;
  /**
   * The agent's account at Tencent, by the site's own sign-in (a cookie, say);
   * nothing refuses the request with 401. Whoever is named here takes this
   * agent's calls, so it is never what the browser says.
   */
  readonly seatUserId: (request: Request) => string | null | undefined | Promise<string | null | undefined>;
  /** Origins of pages elsewhere that may ask; those of the endpoint's own origin always may. */
  readonly origins?: readonly string[];
}

/**
 * Gives the page of a signed-in agent the address that starts Tencent's SDK:
 * `{"SdkURL": "https://…", "expiresAt": …}`, by POST, or by GET as pages written
 * for Tencent ask for it. Key and secret never leave the server.
 *
 * Errors are `{"error": …}`: 401 `unknown-agent`, 403 `cross-origin`, 405
 * `method-not-allowed`, 429 `too-many-requests` with `Retry-After`, 502
 * `credential-rejected` `backend-refused`, 503 `backend-unreachable`, 500
 * `internal`. One address may ask 20 times at once and 60 times a minute unless
 * `rate` says otherwise; Tencent takes 20 requests a second of a whole account.
 *
 * @throws TypeError when the options make no sense.
 */
export function tencentTcccEndpoint(options: TencentTcccEndpointOptions): Endpoint {
  const { sdkAppId, seatUserId, origins = [], report } = options;
  if (!Number.isSafeInteger(sdkAppId) || sdkAppId <= 0) throw new TypeError('sdkAppId is a whole number');
  const cloud = new TencentCloud(options);
  const door = new Door(options, { burst: 20, perMinute: 60, addresses: 10_000 });

  const respond = async (request: Request, caller: Caller | undefined): Promise<TencentTcccCredential> => {
    if (request.method !== 'GET' && request.method !== 'POST') throw new Refusal(405, 'method-not-allowed', { allow: 'GET, POST' });
    // before it counts: a page elsewhere cannot use up an agent's allowance
    if (!mayAsk(request, origins)) throw new Refusal(403, 'cross-origin');
    door.count(caller);
    const agent = await seatUserId(request);
    if (!agent) throw new Refusal(401, 'unknown-agent');
    const { SdkURL, expiresAt } = await createTcccToken(cloud, { sdkAppId, seatUserId: agent });
    return { SdkURL, expiresAt };
  };

  return async (request, caller) => {
    const headers = crossOriginHeaders(request, origins);
    if (request.method === 'OPTIONS' && 'access-control-allow-origin' in headers) {
      const allowed = { 'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': 'content-type' };
      return new Response(null, { status: 204, headers: { ...headers, ...allowed, 'access-control-max-age': '600' } });
    }
    try {
      return answer(200, await respond(request, caller), headers);
    } catch (error) {
      return failure(error, headers, report);
    }
  };
}
