import { answer, failure } from './answer.js';
import type { SdkAuthentication } from './create-sdk-authentication.js';
import { Door } from './door.js';
import type { Caller, Endpoint, EndpointOptions } from './endpoint.js';
import { Refusal } from './refusal.js';
import { crossOriginHeaders, mayAsk, preflight } from './same-origin.js';

/** What {@link createAuthEndpoint} is made from. */
export interface CreateAuthOptions extends EndpointOptions {
  /** The account of the agent who asks, by the site's own sign-in, never by what the page says; nothing for nobody: 401. */
  readonly account: (request: Request) => string | undefined | Promise<string | undefined>;
  /** Issues the credential: `createSdkAuthentication` for an account at itniotech, `createSdkToken` for a SIP server of one's own. */
  readonly authenticate: (account: string) => Promise<SdkAuthentication>;
  /** Origins of pages elsewhere that may ask; those of the endpoint's own origin always may. */
  readonly origins?: readonly string[];
}

/**
 * The customer's own interface that pages with `<cc-sdk>` ask for their token:
 * itniotech's documents call it `createAuth`. `POST` answers
 * `{"status": "0", "reason": "success", "data": {"authentication": "Bearer …"}}`,
 * as itniotech itself does, whatever the body of the request is.
 *
 * Errors are `{"error": …}`: 401 `unknown-agent`, 403 `cross-origin`, 405
 * `method-not-allowed`, 429 `too-many-requests` with `Retry-After`, 502
 * `credential-rejected` `backend-refused`, 503 `backend-unreachable`, 500
 * `internal`. One address may ask 30 times at once and 60 times a minute unless
 * `rate` says otherwise.
 */
export function createAuthEndpoint(options: CreateAuthOptions): Endpoint {
  const { account, authenticate, origins = [], report } = options;
  const door = new Door(options, { burst: 30, perMinute: 60, addresses: 10_000 });

  const respond = async (request: Request, caller: Caller | undefined): Promise<object> => {
    door.checkMethod(request);
    if (!mayAsk(request, origins)) throw new Refusal(403, 'cross-origin');
    door.count(caller);
    const agent = await account(request);
    if (!agent) throw new Refusal(401, 'unknown-agent');
    const { authentication } = await authenticate(agent);
    return { status: '0', reason: 'success', data: { authentication } };
  };

  return async (request, caller) => {
    const headers = crossOriginHeaders(request, origins);
    const allowed = preflight(request, headers);
    if (allowed) return allowed;
    try {
      return answer(200, await respond(request, caller), headers);
    } catch (error) {
      return failure(error, headers, report);
    }
  };
}
