import type { CredentialSource, SipCredential } from '../../contracts/credential-source.js';
import { CcError } from '../../model/error.js';

/** A credential source that asks the page's own server. Rejects with `credential-rejected` or `backend-unreachable`. */
export function credentialFromUrl(url: string, fetchCredential: typeof fetch): CredentialSource<SipCredential> {
  return async ({ signal }) => {
    const response = await ask(url, fetchCredential, signal);
    if (response.status >= 500 || response.status === 429) {
      throw new CcError('backend-unreachable', 'the credential endpoint is out of order', { context: { status: response.status } });
    }
    if (!response.ok) throw new CcError('credential-rejected', 'no credential was issued', { context: { status: response.status } });
    try {
      return (await response.json()) as SipCredential;
    } catch (cause) {
      throw new CcError('credential-rejected', 'the credential endpoint did not answer JSON', { cause });
    }
  };
}

async function ask(url: string, fetchCredential: typeof fetch, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await fetchCredential(url, {
      method: 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { accept: 'application/json' },
      ...(signal && { signal }),
    });
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw new CcError('backend-unreachable', 'the credential endpoint cannot be reached', { cause });
  }
}
