import { SignalingState } from 'sip.js/lib/core/session/index.js';
import { CallMedia, type CallMediaOptions } from './call-media.js';
import type { LegSetting } from './leg-setting.js';
import type { Session } from './session.js';

/**
 * Gives a dialogue its media.
 *
 * @param outgoing this side sent the INVITE
 */
export function dialogueMedia(session: Session, setting: LegSetting, outgoing: boolean, onAgreed: CallMediaOptions['onAgreed']): CallMedia {
  const media = new CallMedia({
    connection: setting.createPeerConnection(),
    clock: setting.clock,
    gatherFor: setting.gatherFor,
    offered: () => (session.dialog ? session.dialog.signalingState === SignalingState.HaveRemoteOffer : !outgoing),
    onAgreed,
  });
  session.media = media;
  return media;
}
