import { answer, failure } from './answer.js';
import type { SipCredential } from './credentials.js';
import { Door } from './door.js';
import type { Caller, Endpoint, EndpointOptions } from './endpoint.js';
import { huaweiCecPageRoutes, huaweiCecRoutes, type HuaweiCecOptions, type HuaweiCecPageOptions } from './huawei-cec-routes.js';
import { Refusal } from './refusal.js';
import type { CredentialRequest, Routes } from './routes.js';
import { crossOriginHeaders, mayAsk, preflight } from './same-origin.js';
import { checkSecret } from './signed-claims.js';
import type { Visitor } from './visitor.js';
import { VisitorBook, type VisitorBookOptions } from './visitor-book.js';

/** What {@link credentialEndpoint} is made from. A path whose part is missing does not exist. */
export interface CredentialEndpointOptions extends EndpointOptions, VisitorBookOptions {
  readonly huaweiCec?: HuaweiCecOptions;
  readonly huaweiCecPage?: HuaweiCecPageOptions;
  /** The credential of a visitor or agent for `…/sip`, or nothing if they get none; keep it short-lived. */
  readonly sip?: (visitor: Visitor, request: Request) => SipCredential | undefined | Promise<SipCredential | undefined>;
  /** Origins of pages elsewhere that may ask, `https://shop.example.com`; those of the endpoint's own origin always may. */
  readonly origins?: readonly string[];
}

/**
 * Issues what browsers need to speak to a contact centre, so that keys and
 * secrets stay on the server. `POST` to a path that ends with
 *
 * - `/huawei-cec` answers a {@link HuaweiCecCredential},
 * - `/huawei-cec/authorization` a {@link HuaweiCecAuthorization},
 * - `/huawei-cec/visitor-token` a {@link HuaweiCecVisitorToken},
 * - `/sip` a {@link SipCredential}, and so does `/itniotech`, where pages with
 *   `<cc-sdk>` exchange their token: `identify` reads it from `Authorization`.
 *
 * The body is JSON or empty: `resume` of an earlier answer makes the browser the
 * same visitor again, `visitorName` (or `thirdUserName`) is shown to agents,
 * `locale` is a language tag, and `channelId` (or `channelConfigId`, or a query of
 * this name) chooses one of the channels that the options name. The visitor's ID
 * is never the browser's choice.
 *
 * Errors are `{"error": …}`: 400 `malformed-body` `malformed-name`, 401
 * `unknown-visitor`, 403 `cross-origin` `other-channel`
 * `no-credential`, 404 `not-found`, 405 `method-not-allowed`, 413 `body-too-large`, 429
 * `too-many-requests` with `Retry-After`, 502 `credential-rejected`
 * `backend-refused`, 503 `backend-unreachable`, 500 `internal`. One address may
 * ask 30 times at once and 60 times a minute unless `rate` says otherwise.
 *
 * @throws TypeError when the options make no sense, such as a `secret` of fewer than 32 characters.
 */
export function credentialEndpoint(options: CredentialEndpointOptions): Endpoint {
  checkSecret(options.secret);
  const { origins = [], report } = options;
  const door = new Door(options, { burst: 30, perMinute: 60, addresses: 10_000 });
  const visitors = new VisitorBook(options, door.now);
  const routes: Routes = new Map([
    ...(options.huaweiCec ? huaweiCecRoutes(options.huaweiCec, options.clock) : []),
    ...(options.huaweiCecPage ? huaweiCecPageRoutes(options.huaweiCecPage, options.secret) : []),
    ...(options.sip ? sipRoutes(options.sip) : []),
  ]);

  const respond = async (request: Request, caller: Caller | undefined): Promise<object> => {
    const { pathname, searchParams } = new URL(request.url);
    const route = [...routes].find(([ending]) => pathname.endsWith(ending))?.[1];
    if (!route) throw new Refusal(404, 'not-found');
    door.checkMethod(request);
    // before it counts: a page elsewhere cannot use up a visitor's allowance
    if (!mayAsk(request, origins)) throw new Refusal(403, 'cross-origin');
    door.count(caller);
    const body = await door.read(request);
    const { visitor, resume } = await visitors.whoAsks(request, body);
    const asked = body['channelId'] ?? body['channelConfigId'] ?? searchParams.get('channelId') ?? undefined;
    return route({ visitor, resume, body, channelId: asked, request, now: door.now() });
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

function sipRoutes(sip: NonNullable<CredentialEndpointOptions['sip']>): Routes {
  const issue = async ({ visitor, request }: CredentialRequest): Promise<SipCredential> => {
    const credential = await sip(visitor, request);
    if (!credential) throw new Refusal(403, 'no-credential');
    return credential;
  };
  // under the second name pages with <cc-sdk> look for it
  return new Map([
    ['/sip', issue],
    ['/itniotech', issue],
  ]);
}
