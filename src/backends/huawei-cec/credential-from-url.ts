import type { HuaweiCecCredential } from '../../contracts/credential-source.js';
import { CcError } from '../../model/error.js';
import type { HuaweiCecCredentialSource } from './rest-pass.js';

/**
 * A credential source that asks the page's own server, by POST with the page's
 * cookies and `{resume, visitorName, locale, channelId}` as JSON. Rejects with
 * `credential-rejected` or `backend-unreachable`.
 */
export function credentialFromUrl(url: string, fetchCredential: typeof fetch): HuaweiCecCredentialSource {
  return async ({ signal, ...wanted }) => (await askOwnServer(url, wanted, fetchCredential, signal).then(json)) as HuaweiCecCredential;
}

/** Asks the page's own server for something it issues. */
export async function askOwnServer(url: string, body: unknown, ask: typeof fetch, signal: AbortSignal | undefined): Promise<Response> {
  const response = await reach(url, body, ask, signal);
  const context = { status: response.status };
  if (response.status >= 500 || response.status === 429 || response.status === 408) {
    throw new CcError('backend-unreachable', 'the credential endpoint is out of order', { context });
  }
  if (!response.ok) throw new CcError('credential-rejected', 'no credential was issued', { context });
  return response;
}

async function reach(url: string, body: unknown, ask: typeof fetch, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await ask(url, {
      method: 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(signal && { signal }),
    });
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw new CcError('backend-unreachable', 'the credential endpoint cannot be reached', { cause });
  }
}

async function json(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new CcError('credential-rejected', 'the credential endpoint did not answer JSON', { cause });
  }
}
