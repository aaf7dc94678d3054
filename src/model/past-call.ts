import type { Call, CallDirection, EndReason } from './call.js';
import type { Party } from './party.js';

/** One call that is over, as a list of calls keeps it. Plain data. */
export interface PastCall {
  /** Unique in this browser. */
  readonly id: string;
  /** The call's id while its page lives. */
  readonly callId: string;
  readonly direction: CallDirection;
  readonly party: Party;
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly answeredAt?: number;
  readonly endedAt: number;
  readonly endReason: EndReason;
}

/** What is kept of a call that ended. */
export function pastCallOf({ id, direction, party, startedAt, answeredAt, endedAt, endReason }: Call): PastCall {
  const { number, name, address } = party;
  return Object.freeze<PastCall>({
    id: `${startedAt}-${id}`,
    callId: id,
    direction,
    party: Object.freeze({ number, ...(name !== undefined && { name }), ...(address !== undefined && { address }) }),
    startedAt,
    ...(answeredAt !== undefined && { answeredAt }),
    endedAt: endedAt ?? startedAt,
    endReason: endReason ?? 'failed',
  });
}

const notMissed: ReadonlySet<EndReason> = new Set(['declined', 'answered-elsewhere', 'transferred', 'local-hangup']);

/** Somebody called and reached nobody. */
export function isMissed({ direction, answeredAt, endReason }: PastCall): boolean {
  return direction === 'inbound' && answeredAt === undefined && !notMissed.has(endReason);
}
