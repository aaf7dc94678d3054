import type { Call } from '../../model/call.js';
import { CcError } from '../../model/error.js';
import { postWithToken, type TokenExchange } from './exchange-token.js';

/** What an agent wrote about a call. */
export interface Remark {
  readonly call: Call;
  readonly text: string;
}

/** Sends a note to the page's server. Rejects with `backend-unreachable`, `credential-rejected` or `backend-refused`. */
export async function sendRemark(
  exchange: TokenExchange,
  { remark: { call, text }, signal }: { readonly remark: Remark; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const { id: callId, direction, party, startedAt } = call;
  const body = { callId, direction, number: party.number, startedAt: new Date(startedAt).toISOString(), remark: text };
  const { ok, status } = await postWithToken(exchange, { body, signal });
  if (ok) return;
  const code =
    status >= 500 || status === 429 ? 'backend-unreachable' : status === 401 || status === 403 ? 'credential-rejected' : 'backend-refused';
  throw new CcError(code, 'the note was not taken', { context: { status } });
}
