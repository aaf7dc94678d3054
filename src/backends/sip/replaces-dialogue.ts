import './call-core.js';
import { partyOf } from './caller-identity.js';
import type { Invitation } from './invitation.js';
import { Inviter } from './inviter.js';
import { intervalFor } from './session-interval.js';
import type { SipLeg } from './sip-leg.js';

/**
 * Somebody takes the place of a leg's far end (RFC 3891 §3): answered at once,
 * with the microphone that is open, and the one whose place is taken is told
 * goodbye. The call goes on as it was when that fails.
 */
export async function takePlace(leg: SipLeg, invitation: Invitation): Promise<void> {
  const {
    session: before,
    over: { signal },
  } = leg;
  // told goodbye here, and cancelled if it was not answered
  invitation.replacee = undefined;
  const media = await leg.mediaFor(invitation, false);
  const { body, request } = invitation;
  const timed = intervalFor(request, leg.setting.sessionInterval);
  try {
    if (body && media.hasDescription(request.getHeader('Content-Type') ?? '')) await media.takeOffer(body);
    signal.throwIfAborted();
    await invitation.accept(timed?.headers);
  } catch {
    media.close();
    return invitation.reject(signal.aborted ? 481 : 488);
  }
  if (signal.aborted) return void invitation.bye().catch(() => undefined);
  leg.setting.log('far-end-replaced', { callId: leg.id });
  leg.goOn(invitation, media, false, partyOf(request, leg.setting.reads?.identityHeaders));
  void leg.keepConfirmed(timed?.interval);
  if (before?.state === 'established') await before.bye().catch(() => undefined);
  else if (before instanceof Inviter) await before.cancel().catch(() => undefined);
}
