import {
  AnswerRequestEvent,
  DeclineRequestEvent,
  HangUpRequestEvent,
  HoldRequestEvent,
  MuteRequestEvent,
  ResumeRequestEvent,
  UnmuteRequestEvent,
} from '../../events/call-requests.js';
import type { RequestEvent } from '../../events/request-event.js';
import { type Call, isHeldHere, isRingingIn } from '../../model/call.js';
import type { ShortcutAction } from './shortcuts.js';

/** What a shortcut asks for: of the first call that rings, or of the one on stage. Undefined where there is none that could. */
export function requestOf(action: ShortcutAction, calls: readonly Call[], onStage: Call | undefined): RequestEvent | undefined {
  const ringing = calls.find(isRingingIn);
  const call = onStage && !isRingingIn(onStage) ? onStage : undefined;
  switch (action) {
    case 'answer':
      return ringing && new AnswerRequestEvent(ringing.id);
    case 'decline':
      return ringing && new DeclineRequestEvent(ringing.id);
    case 'hang-up':
      return call && call.state !== 'ended' ? new HangUpRequestEvent(call.id) : undefined;
    case 'mute':
      if (call?.state !== 'connected' || !call.can.mute) return undefined;
      return call.muted ? new UnmuteRequestEvent(call.id) : new MuteRequestEvent(call.id);
    case 'hold':
      if (call?.state !== 'connected' || !call.can.hold) return undefined;
      return isHeldHere(call) ? new ResumeRequestEvent(call.id) : new HoldRequestEvent(call.id);
    default:
      return undefined;
  }
}
