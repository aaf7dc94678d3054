import type { IncomingInfoRequest, IncomingReferRequest, IncomingRequestMessage } from 'sip.js/lib/core/messages/index.js';
import type { Session, SessionDelegate } from './session.js';
import type { SipLeg } from './sip-leg.js';

/** What the far end of a call may ask for that few do: answered by code that is loaded then. */
export function farEndRequests(leg: SipLeg, session: Session): Pick<SessionDelegate, 'onInfo' | 'onRefer'> {
  return {
    onInfo: (info) => void onInfo(leg, info).catch(() => giveUp(info)),
    onRefer: (referral) => void onRefer(leg, referral, session).catch(() => giveUp(referral)),
  };
}

/** Who the far end is now, by a request of its own. Without the code for that it is who it was. */
export async function identified(leg: SipLeg, session: Session, request: IncomingRequestMessage): Promise<void> {
  const { identify } = await import('./connected-identity.js');
  identify(leg, session, request);
}

async function onInfo(leg: SipLeg, info: IncomingInfoRequest): Promise<void> {
  const { answerInfo } = await import('./far-end-info.js');
  const digit = answerInfo(info);
  if (digit) leg.events.emit({ type: 'digit', digit });
}

async function onRefer(leg: SipLeg, referral: IncomingReferRequest, session: Session): Promise<void> {
  // following a REFER unasked would let the far end place calls in this agent's name
  if (!leg.setting.mayFollow) return void referral.reject({ statusCode: 603 });
  const { followReferral } = await import('./refer-followed.js');
  await followReferral(leg, referral, session);
}

function giveUp(request: IncomingInfoRequest): void {
  try {
    request.reject({ statusCode: 500 });
  } catch {
    // it was answered, or the connection is gone
  }
}
