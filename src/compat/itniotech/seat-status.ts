import type { AgentState } from '../../model/agent.js';

/** 1 offline, 2 idle, 3 busy, 4 post-call, 5 short break (itniotech API, CC SDK). */
export type CcSeatStatus = 1 | 2 | 3 | 4 | 5;

/**
 * `detail` of `onSeatStatus`. The documents call it an array and show no more, so
 * it can be read as one, as an object, and as a number wherever one is wanted
 * (`detail == 2`, `Number(detail)`).
 */
export type CcSeatStatusDetail = readonly [CcSeatStatus] & { readonly status: CcSeatStatus; readonly seatStatus: CcSeatStatus };

/** What our states are there. `on-call` and `not-ready` cannot be told apart. */
const seatStatuses: Readonly<Record<AgentState, CcSeatStatus>> = {
  offline: 1,
  ready: 2,
  'not-ready': 3,
  'on-call': 3,
  'wrap-up': 4,
  break: 5,
};

export function seatStatusOf(agentState: AgentState): CcSeatStatus {
  return seatStatuses[agentState];
}

/** A status, readable in every way in which pages may read it. */
export function seatStatusDetail(status: CcSeatStatus): CcSeatStatusDetail {
  return Object.freeze(Object.assign([status] as const, { status, seatStatus: status }));
}
