import type { CredentialSource, SipCredential } from '../../contracts/credential-source.js';
import { CcError, type ErrorCode } from '../../model/error.js';

/** What a token is exchanged with. */
export interface TokenExchange {
  /** `https:`, or on loopback; the page's own origin always may. */
  readonly url: string;
  /** Without `Bearer`. */
  readonly token: string;
  readonly fetch: typeof fetch;
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|([a-z0-9-]+\.)+localhost)$/;

/**
 * The address of an interface that gets a token, as the page wrote it.
 *
 * @throws CcError `credential-rejected` when the token would travel without encryption.
 */
export function tokenUrl(text: string, base: string): string {
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
  const isOwn = url?.origin === new URL(base).origin && url.origin !== 'null';
  if (url?.protocol === 'https:' || isOwn || (url?.protocol === 'http:' && loopback.test(url.hostname))) return url.href;
  throw new CcError('credential-rejected', 'a token goes to an https: URL, or to this machine');
}

/** Posts with a token in `Authorization`. Rejects with `backend-unreachable`. */
export async function postWithToken(
  { url, token, fetch: post }: TokenExchange,
  { body, signal }: { readonly body?: object; readonly signal?: AbortSignal | undefined } = {},
): Promise<Response> {
  try {
    return await post(url, {
      method: 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error', // a token goes nowhere else
      headers: { accept: 'application/json', authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw new CcError('backend-unreachable', 'the server of the token cannot be reached', { cause });
  }
}

function refusal(status: number): CcError {
  if (status >= 500 || status === 429 || status === 408)
    return new CcError('backend-unreachable', 'the server of the token is out of order', { context: { status } });
  const code: ErrorCode = status === 401 ? 'credential-expired' : 'credential-rejected';
  // the same token would be refused again: the page has to register with another
  return new CcError(code, 'the token is not taken', { recoverable: false, context: { status } });
}

/**
 * Exchanges a token for a credential of the SIP server, each time one is wanted.
 * Rejects with `credential-expired` (401), `credential-rejected` (any other
 * refusal, or an answer that is no JSON) or `backend-unreachable`.
 */
export function exchangeToken(exchange: TokenExchange): CredentialSource<SipCredential> {
  return async ({ signal }) => {
    const response = await postWithToken(exchange, { signal });
    if (!response.ok) throw refusal(response.status);
    try {
      return (await response.json()) as SipCredential;
    } catch (cause) {
      throw new CcError('credential-rejected', 'the server of the token did not answer JSON', { cause });
    }
  };
}
