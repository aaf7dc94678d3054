import { agentInbox } from '../../backends/agent-inbox/agent-inbox.js';
import { sip } from '../../backends/sip/sip-backend.js';
import type { TcccSession } from './tccc-session.js';

/** A session on a SIP server, for whom the page's own server issues a `SipCredential` at `url`, by POST, and keeps an inbox, if there is one. */
export async function credentialSession(url: string, userId: string, inboxUrl?: string): Promise<TcccSession> {
  return { userId, backend: sip({ credentialUrl: url }), ...(inboxUrl !== undefined && { chats: agentInbox({ url: inboxUrl }) }) };
}
