import type { Clock } from '../../kit/clock.js';
import { CcError } from '../../model/error.js';
import { askOwnServer } from './credential-from-url.js';
import { parseJson, recordOf, textOf } from './wire-value.js';

/** Who chats, as the page tells. */
export interface PageVisitor {
  readonly channelId: string;
  readonly tenantSpaceId: string;
  /** `zh` or `en` */
  readonly locale: string;
  readonly mapService: 'tencent' | 'google' | undefined;
  /** Token mode: what the enterprise's validation service knows the visitor by. Opaque. */
  readonly thirdUserToken: string | undefined;
  /** Default: an id of this browser's own. */
  readonly user: { readonly id: string; readonly name: string } | undefined;
}

/** The body of both requests, in the order of the vendor's table. */
export interface VisitorFields {
  readonly thirdUserToken?: string;
  readonly thirdUserName: string;
  readonly thirdUserId: string;
  readonly tenantSpaceId: string;
  readonly channelConfigId: string;
  readonly locale: string;
  readonly mapService?: string;
  /** ms since the epoch, as the vendor's sample sends it; or the text that was signed. */
  readonly timestamp: number | string;
  readonly thirdPartAuthorization?: string;
}

/** Where the scripts are, and how they are asked for. */
export interface PageScriptOptions {
  readonly base: string;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly authorizationUrl?: string | undefined;
}

/** The fields of a visitor. */
export function pageFields(page: PageVisitor, { id, name }: { readonly id: string; readonly name: string }, now: number): VisitorFields {
  return {
    ...(page.thirdUserToken !== undefined && { thirdUserToken: page.thirdUserToken }),
    thirdUserName: name,
    thirdUserId: id,
    tenantSpaceId: page.tenantSpaceId,
    channelConfigId: page.channelId,
    locale: page.locale,
    ...(page.mapService && { mapService: page.mapService }),
    timestamp: now,
  };
}

/**
 * Asks for one of the vendor's scripts, which sets the cookie on its way.
 * Resolves with its text.
 *
 * Rejects with `credential-rejected` when the visitor is not taken, with
 * `backend-unreachable`, or with the signal's reason.
 */
export async function askPageScript(
  name: 'thirdPartyClient.js' | 'newThirdPartyClient.js',
  fields: VisitorFields,
  { base, clock, fetch: ask }: PageScriptOptions,
  signal: AbortSignal,
): Promise<string> {
  const context = { call: name };
  try {
    const response = await ask(`${base}/service-cloud/webclient/chat_client/js/${name}?&t=${String(clock.now())}`, {
      method: 'POST',
      // JSON under the type of a form: what the vendor's sample puts on the wire
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
      body: JSON.stringify(fields),
      credentials: 'include',
      cache: 'no-store',
      redirect: 'error',
      signal,
    });
    const { status } = response;
    if (response.ok) return await response.text();
    const isPassing = status >= 500 || status === 429 || status === 408;
    throw new CcError(isPassing ? 'backend-unreachable' : 'credential-rejected', `${name} was answered with HTTP ${String(status)}`, {
      context: { ...context, status },
    });
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    if (cause instanceof CcError) throw cause;
    throw new CcError('backend-unreachable', `${name} cannot be reached`, { cause, context });
  }
}

/**
 * Lets the page's own server sign the visitor. It answers the signature, as
 * the vendor's sample has it, or a HuaweiCecAuthorization with the fields that
 * were signed: then these are sent.
 */
export async function authorize(
  fields: VisitorFields,
  { authorizationUrl, fetch: ask }: PageScriptOptions,
  resume: string | undefined,
  signal: AbortSignal,
): Promise<{ readonly authorized: VisitorFields; readonly resume: string | undefined }> {
  if (!authorizationUrl) throw new CcError('credential-rejected', 'no authorizationUrl was given', { recoverable: false });
  const response = await askOwnServer(authorizationUrl, { ...fields, ...(resume && { resume }) }, ask, signal);
  const text = (await response.text()).trim();
  const answer = parseJson(text);
  const signed = recordOf(answer);
  const signature = textOf(signed['thirdPartAuthorization']) ?? textOf(answer) ?? text;
  if (!/^[\x21-\x7e]+$/.test(signature) || signature.startsWith('{')) {
    throw new CcError('credential-rejected', 'the authorization endpoint gave no signature');
  }
  const changes = ['thirdUserName', 'thirdUserId', 'tenantSpaceId', 'channelConfigId', 'timestamp'].flatMap((name) => {
    const value = textOf(signed[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  const authorized = { ...fields, ...Object.fromEntries(changes), thirdPartAuthorization: signature };
  return { authorized, resume: textOf(signed['resume']) };
}
