import type { EndReason } from '../model/call.js';
import type { PastCall } from '../model/past-call.js';

/** What is kept of a list of calls. */
export interface CallHistoryRecord {
  /** Newest first. */
  readonly calls: readonly PastCall[];
  /** When the missed calls were looked at last, ms since the epoch. */
  readonly seenAt: number;
}

const nothing: CallHistoryRecord = Object.freeze({ calls: Object.freeze([]), seenAt: 0 });
const longest = 256;
const endReasons: ReadonlySet<unknown> = new Set<EndReason>([
  'local-hangup',
  'remote-hangup',
  'declined',
  'busy',
  'no-answer',
  'unavailable',
  'canceled',
  'answered-elsewhere',
  'transferred',
  'queue-timeout',
  'failed',
]);

/** Reads what was kept. Storage belongs to the page: what is not a call is left out. */
export function readRecord(text: string | undefined): CallHistoryRecord {
  try {
    const { calls, seenAt } = JSON.parse(text ?? '') as { readonly calls?: unknown; readonly seenAt?: unknown };
    return {
      calls: Array.isArray(calls) ? calls.flatMap((call: unknown) => pastCall(call) ?? []) : [],
      seenAt: isTime(seenAt) ? seenAt : 0,
    };
  } catch {
    return nothing;
  }
}

/** What two records tell together, the newest calls first and no more than `limit`. */
export function mergedRecords(one: CallHistoryRecord, other: CallHistoryRecord, limit: number): CallHistoryRecord {
  const calls = new Map([...other.calls, ...one.calls].map((call) => [call.id, call]));
  return {
    calls: [...calls.values()].sort((a, b) => b.startedAt - a.startedAt || b.endedAt - a.endedAt).slice(0, limit),
    seenAt: Math.max(one.seenAt, other.seenAt),
  };
}

function pastCall(value: unknown): PastCall | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, callId, direction, party, startedAt, answeredAt, endedAt, endReason } = value as Readonly<Record<string, unknown>>;
  const { number, name, address } = (typeof party === 'object' && party !== null ? party : {}) as Readonly<Record<string, unknown>>;
  if (!isText(id) || !isText(callId) || !isText(number) || !isTime(startedAt) || !isTime(endedAt) || !endReasons.has(endReason))
    return undefined;
  if (direction !== 'inbound' && direction !== 'outbound') return undefined;
  return Object.freeze<PastCall>({
    id,
    callId,
    direction,
    party: Object.freeze({ number, ...(isText(name) && { name }), ...(isText(address) && { address }) }),
    startedAt,
    ...(isTime(answeredAt) && { answeredAt }),
    endedAt,
    endReason: endReason as EndReason,
  });
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longest;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
