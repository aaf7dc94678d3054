import type { TcccCallData, TcccCallIn, TcccCloseBy, TcccEventMap } from '../../backends/tencent-tccc/tccc-api.js';
import type { Call, EndReason } from '../../model/call.js';

/** What of the agent's surroundings goes into payloads. */
export interface PayloadContext {
  /** The agent's own number. */
  readonly own: string;
  /** Accounts of colleagues by their numbers. */
  readonly colleagues: ReadonlyMap<string, string>;
  /** How long calls are offered, in seconds; 0 for ever. */
  readonly offerTimeout: number;
  /** Calls that offer a picture are of type `video`. */
  readonly video: boolean;
}

/** What `callIn` says of a call that rings. */
export function callInOf(call: Call, sessionId: string, { own, colleagues, offerTimeout, video }: PayloadContext): TcccCallIn {
  const { number, name } = call.party;
  const offer = { sessionId, timeout: offerTimeout, ...(name && { remark: name }) };
  const colleague = colleagues.get(number);
  if (colleague !== undefined) return { ...offer, type: 'internal', peerUserId: colleague };
  if (video && call.offersPicture) return { ...offer, type: 'video', userId: number, ...(name && { nickname: name }) };
  return { ...offer, type: 'phone', calleePhoneNumber: own, ...(number && { callerPhoneNumber: number }), serverType: 'staffSeat' };
}

/** What a command that dials, and `callOuted`, say of a call. */
export function callDataOf(call: Call, sessionId: string, { own }: PayloadContext, remark?: string): TcccCallData {
  return {
    sessionId,
    calleePhoneNumber: call.party.number,
    callerPhoneNumber: own,
    serverType: 'staffSeat',
    ...(remark && { remark }),
  };
}

/** Reasons in the words of Tencent's call records, for what neither side did. */
const mainReasons: Readonly<Partial<Record<EndReason, string>>> = {
  busy: 'busy',
  declined: 'userReject',
  'no-answer': 'notAnswer',
  unavailable: 'powerOff',
  'answered-elsewhere': 'answeredElsewhere',
  transferred: 'transferred',
  failed: 'clientError',
};

/** Whether an offer that ends so went on to another agent. */
export function movedOn({ direction, endReason, answeredAt }: Call): boolean {
  return direction === 'inbound' && answeredAt === undefined && (endReason === 'answered-elsewhere' || endReason === 'no-answer');
}

/** What `sessionEnded` says. */
export function sessionEndedOf(call: Call, sessionId: string): TcccEventMap['sessionEnded'] {
  const closeBy = closeByOf(call);
  const mainReason = call.endReason && mainReasons[call.endReason];
  return {
    sessionId,
    closeBy,
    ...(closeBy === 'admin' && mainReason && { mainReason }),
    ...(closeBy === 'admin' && call.error && { subReason: call.error.code }),
  };
}

function closeByOf({ endReason, direction }: Call): TcccCloseBy {
  switch (endReason) {
    case 'local-hangup':
      return 'seat';
    case 'remote-hangup':
      return 'client';
    case 'canceled':
      return direction === 'outbound' ? 'seat' : 'client';
    case 'declined':
      return direction === 'outbound' ? 'client' : 'seat';
    case 'queue-timeout':
      return 'timer';
    default:
      return 'admin';
  }
}
