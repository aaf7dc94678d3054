import type { CallLeg, CallLegEvent } from '../contracts/phone-backend.js';
import { mayStep } from '../kit/transition.js';
import { type Call, type CallState, callSteps, type CallTransfer, type Hold } from '../model/call.js';
import type { PhoneOptions } from './phone-options.js';

/** The first snapshot of a leg's call: it can do what its leg and its phone can. */
export function callOf(leg: CallLeg, now: number, phone: Pick<PhoneOptions, 'camera' | 'screen' | 'mixer' | 'recording'>): Call {
  return Object.freeze<Call>({
    id: leg.id,
    direction: leg.direction,
    party: leg.party,
    state: leg.direction === 'inbound' ? 'ringing' : 'dialing',
    hold: 'none',
    muted: false,
    media: 'ok',
    earlyMedia: false,
    camera: false,
    screen: false,
    picture: false,
    inConference: false,
    recording: 'off',
    quality: undefined,
    can: Object.freeze({
      ...leg.can,
      video: leg.can.video && phone.camera !== undefined,
      screen: leg.can.screen && phone.screen !== undefined,
      conference: leg.can.conference && phone.mixer !== undefined,
      record: leg.can.record && phone.mixer !== undefined && phone.recording !== undefined,
    }),
    data: Object.freeze({ ...leg.data }),
    ...(leg.queue && { queue: leg.queue }),
    ...(leg.answerAfter !== undefined && { answerAfter: leg.answerAfter }),
    ...(leg.offersPicture && { offersPicture: true }),
    ...(leg.soundsItself && { soundsItself: true }),
    startedAt: now,
  });
}

/**
 * The call after what its leg told. Pure; the same object when nothing changes.
 *
 * A step that the table does not have changes nothing: far ends repeat
 * themselves (180 after 183, 180 after 200), and an ended call stays ended.
 */
export function progressed(call: Call, event: CallLegEvent, now: number): Call {
  if (call.state === 'ended') return call;
  switch (event.type) {
    case 'ringing':
      return stepped(call, 'ringing');
    case 'early-media':
      return changed(stepped(call, 'ringing'), { earlyMedia: true });
    case 'connecting':
      return stepped(call, 'connecting');
    case 'connected':
      return stepped(call, 'connected', { answeredAt: now });
    case 'hold':
      return held(call, event.hold, now);
    case 'muted':
      return changed(call, { muted: event.muted });
    case 'media':
      return changed(call, { media: event.media });
    case 'party':
      return changed(call, { party: event.party });
    case 'camera':
      return changed(call, { camera: event.camera });
    case 'picture':
      return changed(call, { picture: event.picture });
    case 'screen':
      return changed(call, { screen: event.screen });
    case 'transfer':
      return handedOver(call, event.transfer);
    case 'quality':
      return changed(call, { quality: event.quality });
    case 'stream':
    case 'digit':
      return call;
    case 'ended':
      return stepped(handedOver(call, undefined), 'ended', {
        camera: false,
        screen: false,
        inConference: false,
        picture: false,
        endedAt: now,
        endReason: event.reason,
        ...(event.error && { error: event.error }),
        ...(event.status && { endStatus: event.status }),
      });
  }
}

/** The call with what is said of an answer that its user does not give; what was said before is taken back. */
export function withAnswer({ answersAt: _, autoAnswered: __, ...call }: Call, facts: Pick<Call, 'answersAt' | 'autoAnswered'>): Call {
  return Object.freeze({ ...call, ...facts });
}

function stepped(call: Call, to: CallState, change: Partial<Call> = {}): Call {
  return mayStep(callSteps, call.state, to) ? changed(call, { ...change, state: to }) : call;
}

function held(call: Call, hold: Hold, now: number): Call {
  const { heldSince = now, ...rest } = call;
  return Object.freeze(hold === 'none' ? { ...rest, hold } : { ...rest, hold, heldSince });
}

function handedOver({ transfer: _before, ...call }: Call, next: CallTransfer | undefined): Call {
  return Object.freeze(next ? { ...call, transfer: next } : call);
}

function changed(call: Call, change: Partial<Call>): Call {
  return Object.freeze({ ...call, ...change });
}
