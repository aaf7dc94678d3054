import './call-core.js';
import type { IncomingRequestMessage } from 'sip.js/lib/core/messages/index.js';
import { partyOf } from './caller-identity.js';
import type { Session } from './session.js';
import type { SipLeg } from './sip-leg.js';

/**
 * A request of the far end in a call (re-INVITE, UPDATE) says who it is: as its
 * server asserts, or by another `From` than before, which counts from then on
 * in this side's requests too (RFC 4916 §4.4, RFC 3325).
 */
export function identify(leg: SipLeg, session: Session, request: IncomingRequestMessage): void {
  const { dialogState } = (session.dialog ?? {}) as { readonly dialogState?: { remoteURI: IncomingRequestMessage['from']['uri'] } };
  const { uri } = request.from;
  // some servers write their own address after the same number
  if (!dialogState || dialogState.remoteURI.user === uri.user) return leg.farEnd.learn(request);
  dialogState.remoteURI = uri;
  if (session === leg.session) leg.farEnd.become(partyOf(request, leg.setting.reads?.identityHeaders));
}
