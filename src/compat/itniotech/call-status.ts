import type { Call } from '../../model/call.js';

/** 1 calling, 2 ringing, 3 talking, 4 ended after a talk, 5 rejected or hung up before one (itniotech API, CC SDK). */
export type CcCallStatus = 1 | 2 | 3 | 4 | 5;

/** `detail` of `onCall`. The first two are itniotech's. */
export interface CcCallDetail {
  readonly callStatus: CcCallStatus;
  /** The other side's number, whoever called: as text, since a number loses its plus and its zeros. */
  readonly calledNumber: string;
  /** Ours: which call it is. */
  readonly callId: string;
  /** Ours: who called whom. */
  readonly direction: Call['direction'];
}

/**
 * The code of the state that a call came to, or nothing where they have none:
 * what lies between ringing and talking.
 */
export function callStatusOf({ state, answeredAt }: Pick<Call, 'state' | 'answeredAt'>): CcCallStatus | undefined {
  switch (state) {
    case 'queued':
    case 'dialing':
      return 1;
    case 'ringing':
      return 2;
    case 'connecting':
      return undefined;
    case 'connected':
      return 3;
    case 'ended':
      return answeredAt === undefined ? 5 : 4;
  }
}

/** What a page is told of a call. */
export function callDetail(call: Call, callStatus: CcCallStatus): CcCallDetail {
  const { id: callId, direction, party } = call;
  return Object.freeze({ callStatus, calledNumber: party.number, callId, direction });
}
