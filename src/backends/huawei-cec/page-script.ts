import type { Clock } from '../../kit/clock.js';
import { CcError } from '../../model/error.js';

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
