import { agentInbox } from '../../backends/agent-inbox/agent-inbox.js';
import { sip } from '../../backends/sip/sip-backend.js';
import type { SipCredential } from '../../contracts/credential-source.js';
import { CcError } from '../../model/error.js';
import type { TcccSession, TcccSkillGroup } from './tccc-session.js';

/** What a token is exchanged for, once. */
interface GrantedSession {
  readonly userId: string;
  /** By which the credential is renewed, in the header `Authorization`. The page never sees it. */
  readonly ticket: string;
  readonly credential: SipCredential;
  readonly colleagues?: Readonly<Record<string, string>>;
  readonly offerTimeout?: number;
  readonly skillGroups?: readonly TcccSkillGroup[];
  readonly video?: boolean;
  /** Where the agent's chats are (`backends/agent-inbox`), asked by the ticket. */
  readonly inbox?: string;
}

/**
 * Exchanges the token of a script's address for a session: `POST url` with
 * `{token}`, and `POST url/credential` with the ticket for what follows.
 *
 * Rejects with `credential-expired` when the token was used or is over (401),
 * `credential-rejected` or `backend-unreachable`.
 */
export async function tokenSession(url: string, token: string): Promise<TcccSession> {
  const granted = (await post(url, { body: JSON.stringify({ token }) })) as GrantedSession;
  const { ticket, userId, colleagues, offerTimeout, skillGroups, video, inbox } = granted;
  const authorization = `Bearer ${ticket}`;
  let fresh: SipCredential | undefined = granted.credential;
  const credential = async ({ signal }: { readonly signal?: AbortSignal }): Promise<SipCredential> => {
    const first = fresh;
    fresh = undefined;
    if (first) return first;
    return (await post(`${url}/credential`, { headers: { authorization }, ...(signal && { signal }) })) as SipCredential;
  };
  return {
    userId,
    backend: sip({ credential }),
    ...(colleagues && { colleagues }),
    ...(offerTimeout !== undefined && { offerTimeout }),
    ...(skillGroups && { skillGroups }),
    ...(video && { video }),
    ...(inbox !== undefined && { chats: agentInbox({ url: inbox, authorization: () => authorization }) }),
  };
}

async function post(url: string, init: RequestInit): Promise<unknown> {
  const headers = { accept: 'application/json', ...(init.body !== undefined && { 'content-type': 'application/json' }), ...init.headers };
  const response = await fetch(url, { ...init, method: 'POST', cache: 'no-store', credentials: 'omit', redirect: 'error', headers }).catch(
    (cause: unknown) => {
      if (init.signal?.aborted) throw init.signal.reason;
      throw new CcError('backend-unreachable', 'the session cannot be asked for', { cause });
    },
  );
  const { status } = response;
  if (status === 401) throw new CcError('credential-expired', 'the token was used or is over');
  if (status >= 500 || status === 429) throw new CcError('backend-unreachable', 'no session now', { context: { status } });
  if (!response.ok) throw new CcError('credential-rejected', 'no session for this token', { context: { status } });
  return response.json();
}
