import type { CallDirection, EndReason } from '../../model/call.js';
import { CcError } from '../../model/error.js';
import { textIn } from './tccc-outcome.js';

/** The system's reasons, in the words of Tencent's call records. */
const reasons: Readonly<Record<string, EndReason>> = {
  busy: 'busy',
  notAnswer: 'no-answer',
  userReject: 'declined',
  powerOff: 'unavailable',
  notInService: 'unavailable',
  numberNotExist: 'unavailable',
  numberInvalid: 'unavailable',
  voiceMailReached: 'unavailable',
  answeredElsewhere: 'answered-elsewhere',
  transferred: 'transferred',
  callerCancel: 'canceled',
};

/** How far a call had come. */
interface Standing {
  readonly direction: CallDirection;
  readonly connected: boolean;
  /** A transfer was told of it. */
  readonly transferred: boolean;
}

/** Why a call is over, by what `sessionEnded` says. */
export function endingOf(
  payload: unknown,
  { direction, connected, transferred }: Standing,
): { readonly reason: EndReason; readonly error?: CcError } {
  if (transferred) return { reason: 'transferred' };
  const isInbound = direction === 'inbound';
  switch (textIn(payload, 'closeBy')) {
    case 'seat':
      return { reason: connected ? 'local-hangup' : isInbound ? 'declined' : 'canceled' };
    case 'client':
      return { reason: connected ? 'remote-hangup' : isInbound ? 'canceled' : 'declined' };
    case 'timer':
      return { reason: connected ? 'remote-hangup' : 'no-answer' };
    default:
      return endedBySystem(payload, connected);
  }
}

function endedBySystem(payload: unknown, connected: boolean): { readonly reason: EndReason; readonly error?: CcError } {
  const mainReason = textIn(payload, 'mainReason') ?? '';
  const subReason = textIn(payload, 'subReason') ?? '';
  const reason = Object.hasOwn(reasons, mainReason) ? reasons[mainReason] : undefined;
  if (reason) return { reason };
  if (connected && mainReason === '') return { reason: 'remote-hangup' };
  return { reason: 'failed', error: new CcError('call-failed', 'the system ended the call', { context: { mainReason, subReason } }) };
}
