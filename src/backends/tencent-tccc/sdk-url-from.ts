import { CcError } from '../../model/error.js';
import type { SdkUrlSource } from './tencent-tccc-options.js';

/** A source that asks the page's own server for `{SdkURL}`. */
export function sdkUrlFrom(credentialUrl: string, ask: typeof fetch): SdkUrlSource {
  return async ({ signal }) => {
    const response = await request(credentialUrl, ask, signal);
    const { status } = response;
    // 502 comes from our endpoint when Tencent says no: asking again does not help
    if ((status >= 500 && status !== 502) || status === 429)
      throw new CcError('backend-unreachable', 'no SdkURL now', { context: { status } });
    if (!response.ok) throw new CcError('credential-rejected', 'no SdkURL for this agent', { context: { status } });
    const answer: unknown = await response.json().catch(() => undefined);
    const url = typeof answer === 'object' && answer !== null && 'SdkURL' in answer ? answer.SdkURL : undefined;
    if (typeof url !== 'string') throw new CcError('credential-rejected', 'the answer has no SdkURL');
    return url;
  };
}

async function request(url: string, ask: typeof fetch, signal: AbortSignal | undefined): Promise<Response> {
  try {
    const headers = { accept: 'application/json' };
    return await ask(url, { method: 'POST', credentials: 'same-origin', cache: 'no-store', headers, ...(signal && { signal }) });
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw new CcError('backend-unreachable', 'the page’s server cannot be reached', { cause });
  }
}
