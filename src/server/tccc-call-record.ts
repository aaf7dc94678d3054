import type { JSONObject } from './json.js';

/** What a call was, as Tencent counts them. */
export type TcccCallType = 'outbound' | 'inbound' | 'audio-inbound' | 'predictive' | 'internal' | 'other';

/** An agent in a call record. */
export interface TcccRecordAgent {
  /** The account: an e-mail address as a rule. */
  readonly mail?: string;
  readonly name?: string;
  readonly staffNumber?: string;
}

/** One stretch of a customer's contact, with one agent. */
export interface TcccParticipant {
  /** From 0. */
  readonly sequence?: number;
  readonly mail?: string;
  readonly phone?: string;
  /** `staffSeat`, `outboundSeat`, `staffPhoneSeat`. */
  readonly type?: string;
  readonly skillGroupId?: number;
  readonly endStatus?: string;
}

/** One customer's contact from start to end, as Tencent pushes it (TCCC Data Push, CDR). Times are ms since 1970. */
export interface TcccCallRecord {
  readonly sdkAppId: number;
  /** Joins calls, recordings and pushes. The same record comes with the same ID when it is pushed again. */
  readonly sessionId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly callType: TcccCallType;
  readonly caller?: string;
  readonly callee?: string;
  readonly callerLocation?: string;
  /** Seconds between answer and end. */
  readonly duration?: number;
  readonly startedAt?: number;
  readonly queuedAt?: number;
  readonly rangAt?: number;
  readonly answeredAt?: number;
  readonly endedAt?: number;
  /** The last agent, after transfers. */
  readonly agent?: TcccRecordAgent;
  readonly hungUpBy?: 'customer' | 'agent' | 'system';
  /** Tencent's word for how it ended: `ok`, `notAnswer`, `busy`, … */
  readonly endStatus?: string;
  readonly skillGroupId?: string;
  readonly keys: readonly { readonly key: string; readonly label: string }[];
  readonly participants: readonly TcccParticipant[];
  /** What the page gave as `uui` when it dialled. */
  readonly userData?: string;
  /** Everything as it came. From outside: check what you take from it. */
  readonly raw: JSONObject;
}

const callTypes: Readonly<Record<number, TcccCallType>> = {
  1: 'outbound',
  2: 'inbound',
  3: 'audio-inbound',
  5: 'predictive',
  6: 'internal',
};
const sides: Readonly<Record<string, TcccCallRecord['hungUpBy']>> = { user: 'customer', seat: 'agent', system: 'system' };
const longest = 4096;
const mostEntries = 200;

/** The record that a pushed body is. @throws TypeError that names the field when it is none. */
export function tcccCallRecord(body: JSONObject): TcccCallRecord {
  const sessionId = text(body, 'SessionId');
  const sdkAppId = number(body, 'SdkAppId');
  const direction = number(body, 'Direction');
  if (!sessionId || sessionId.length > 128) throw new TypeError('SessionId');
  if (sdkAppId === undefined) throw new TypeError('SdkAppId');
  if (direction !== 0 && direction !== 1) throw new TypeError('Direction');
  const hungUpSide = text(body, 'HungUpSide');
  const agent = object(body, 'SeatUser');
  const group = body['QueuedSkillGroupId'];
  return {
    sdkAppId,
    sessionId,
    direction: direction === 0 ? 'inbound' : 'outbound',
    callType: callTypes[number(body, 'CallType') ?? 0] ?? 'other',
    ...present({
      caller: text(body, 'Caller') || text(body, 'ProtectedCaller'),
      callee: text(body, 'Callee') || text(body, 'ProtectedCallee'),
      callerLocation: text(body, 'CallerLocation'),
      duration: number(body, 'Duration'),
      startedAt: time(body, 'StartTimestamp'),
      queuedAt: time(body, 'QueuedTimestamp'),
      rangAt: time(body, 'RingTimestamp'),
      answeredAt: time(body, 'AcceptTimestamp'),
      endedAt: time(body, 'EndedTimestamp'),
      agent: agent && present({ mail: text(agent, 'Mail'), name: text(agent, 'Name'), staffNumber: text(agent, 'StaffNumber') }),
      hungUpBy: hungUpSide === undefined || !Object.hasOwn(sides, hungUpSide) ? undefined : sides[hungUpSide],
      endStatus: text(body, 'EndStatusString'),
      skillGroupId: typeof group === 'number' ? String(group) : text(body, 'QueuedSkillGroupId'),
      userData: text(body, 'UUI') ?? text(body, 'Uui'),
    }),
    keys: list(body, 'IVRKeyPressedEx').map((entry) => ({ key: text(entry, 'Key') ?? '', label: text(entry, 'Label') ?? '' })),
    participants: list(body, 'ServeParticipants').map((entry) =>
      present({
        sequence: number(entry, 'Sequence'),
        mail: text(entry, 'Mail'),
        phone: text(entry, 'Phone'),
        type: text(entry, 'Type'),
        skillGroupId: number(entry, 'SkillGroupId'),
        endStatus: text(entry, 'EndStatusString'),
      }),
    ),
    raw: body,
  };
}

type Present<T> = { readonly [Key in keyof T]?: Exclude<T[Key], undefined> };

/** The fields that are there; of texts those that say something. */
function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as Present<T>;
}

function text(body: JSONObject, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' || value.length > longest) throw new TypeError(name);
  return value;
}

function number(body: JSONObject, name: string): number | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError(name);
  return value;
}

/** Unix seconds, 0 for what never happened. */
function time(body: JSONObject, name: string): number | undefined {
  const seconds = number(body, name);
  return seconds === undefined || seconds <= 0 ? undefined : seconds * 1000;
}

function object(body: JSONObject, name: string): JSONObject | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) throw new TypeError(name);
  return value as JSONObject;
}

function list(body: JSONObject, name: string): readonly JSONObject[] {
  const value = body[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > mostEntries) throw new TypeError(name);
  return value.map((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) throw new TypeError(name);
    return entry as JSONObject;
  });
}
