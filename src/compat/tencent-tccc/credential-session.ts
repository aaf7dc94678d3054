import { sip } from '../../backends/sip/sip-backend.js';
import type { TcccSession } from './tccc-session.js';

/** A session on a SIP server, for whom the page's own server issues a `SipCredential` at `url`, by POST. */
export async function credentialSession(url: string, userId: string): Promise<TcccSession> {
  return { userId, backend: sip({ credentialUrl: url }) };
}
