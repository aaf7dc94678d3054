import { ApiFabric, type ApiFabricOptions } from './api-fabric.js';
import { createCecAuthorization } from './create-cec-authorization.js';
import { createCecToken } from './create-cec-token.js';
import type { HuaweiCecAuthorization, HuaweiCecCredential, SipCredential } from './credentials.js';
import { answer, failure } from './answer.js';
import { Door } from './door.js';
import type { Caller, Endpoint, EndpointOptions } from './endpoint.js';
import { Refusal } from './refusal.js';
import type { JSONObject } from './json.js';
import { cecLocale } from './locale.js';
import { crossOriginHeaders, mayAsk } from './same-origin.js';
import { checkSecret } from './signed-claims.js';
import type { Visitor } from './visitor.js';
import { VisitorBook, type VisitorBookOptions } from './visitor-book.js';

/** What `…/huawei-cec` needs. */
export interface HuaweiCecOptions extends Omit<ApiFabricOptions, 'clock'> {
  /** Channel configuration ID. */
  readonly channelId: string;
  /** Where browsers reach the contact centre, if not by a reverse proxy on the page's own origin. */
  readonly browserUrl?: string;
  /** For browsers that name no language; `en` unless told otherwise. */
  readonly locale?: string;
}

/** What `…/huawei-cec/authorization` needs. */
export interface HuaweiCecPageOptions {
  /** Channel configuration ID. */
  readonly channelId: string;
  readonly tenantSpaceId: string;
  /** The channel's third-party authentication key. */
  readonly authenticationKey: string;
}

/** What {@link credentialEndpoint} is made from. A path whose part is missing does not exist. */
export interface CredentialEndpointOptions extends EndpointOptions, VisitorBookOptions {
  readonly huaweiCec?: HuaweiCecOptions;
  readonly huaweiCecPage?: HuaweiCecPageOptions;
  /** The credential of a visitor or agent for `…/sip`, or nothing if they get none; keep it short-lived. */
  readonly sip?: (visitor: Visitor, request: Request) => SipCredential | undefined | Promise<SipCredential | undefined>;
  /** Origins of pages elsewhere that may ask, `https://shop.example.com`; those of the endpoint's own origin always may. */
  readonly origins?: readonly string[];
}

type Route = (visitor: Visitor, resume: string | undefined, body: JSONObject, request: Request) => Promise<object>;

/**
 * Issues what browsers need to speak to a contact centre, so that keys and
 * secrets stay on the server. `POST` to a path that ends with
 *
 * - `/huawei-cec` answers a {@link HuaweiCecCredential},
 * - `/huawei-cec/authorization` a {@link HuaweiCecAuthorization}, for the
 *   server's own tenant and channel and no other,
 * - `/sip` a {@link SipCredential}.
 *
 * The body is JSON or empty: `resume` of an earlier answer makes the browser the
 * same visitor again, `visitorName` (or `thirdUserName`) is shown to agents,
 * `locale` is a language tag. The visitor's ID is never the browser's choice.
 *
 * Errors are `{"error": …}`: 400 `malformed-body` `malformed-name`, 401
 * `unknown-visitor`, 403 `cross-origin` `other-channel` `no-credential`, 404
 * `not-found`, 405 `method-not-allowed`, 413 `body-too-large`, 429
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
  const routes = routesOf(options, door.now);

  const respond = async (request: Request, caller: Caller | undefined): Promise<object> => {
    const { pathname } = new URL(request.url);
    const route = routes.find(([ending]) => pathname.endsWith(ending))?.[1];
    if (!route) throw new Refusal(404, 'not-found');
    if (!mayAsk(request, origins)) throw new Refusal(403, 'cross-origin');
    door.admit(request, caller);
    const body = await door.read(request);
    const { visitor, resume } = await visitors.whoAsks(request, body);
    return route(visitor, resume, body, request);
  };

  return async (request, caller) => {
    const headers = crossOriginHeaders(request, origins);
    if (request.method === 'OPTIONS' && 'access-control-allow-origin' in headers) {
      const allowed = { 'access-control-allow-methods': 'POST', 'access-control-allow-headers': 'content-type' };
      return new Response(null, { status: 204, headers: { ...headers, ...allowed, 'access-control-max-age': '600' } });
    }
    try {
      return answer(200, await respond(request, caller), headers);
    } catch (error) {
      return failure(error, headers, report);
    }
  };
}

function routesOf(options: CredentialEndpointOptions, now: () => number): readonly (readonly [string, Route])[] {
  const { huaweiCec, huaweiCecPage, sip, clock } = options;
  const routes: (readonly [string, Route])[] = [];
  if (huaweiCec) {
    const { browserUrl, channelId, locale: usual = 'en' } = huaweiCec;
    const fabric = new ApiFabric({ ...huaweiCec, ...(clock && { clock }) });
    routes.push([
      '/huawei-cec',
      async ({ id, name }, resume, body): Promise<HuaweiCecCredential> => {
        const locale = cecLocale(body['locale']) ?? usual;
        const credential = await createCecToken(fabric, { visitorId: id, visitorName: name, channelId, locale }, now());
        return { ...credential, ...(browserUrl !== undefined && { baseUrl: browserUrl }), ...(resume !== undefined && { resume }) };
      },
    ]);
  }
  if (huaweiCecPage) {
    const { channelId, tenantSpaceId, authenticationKey } = huaweiCecPage;
    routes.push([
      '/huawei-cec/authorization',
      async ({ id, name }, resume, body): Promise<HuaweiCecAuthorization> => {
        const { tenantSpaceId: tenant = tenantSpaceId, channelConfigId: channel = channelId } = body;
        if (tenant !== tenantSpaceId || channel !== channelId) throw new Refusal(403, 'other-channel');
        const visitor = { thirdUserName: name, thirdUserId: id, tenantSpaceId, channelConfigId: channelId };
        const authorization = await createCecAuthorization(visitor, { authenticationKey, timestamp: new Date(now()) });
        return { ...authorization, ...(resume !== undefined && { resume }) };
      },
    ]);
  }
  if (sip) {
    routes.push([
      '/sip',
      async (visitor, _resume, _body, request): Promise<SipCredential> => {
        const credential = await sip(visitor, request);
        if (!credential) throw new Refusal(403, 'no-credential');
        return credential;
      },
    ]);
  }
  return routes;
}
