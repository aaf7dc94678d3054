import type { AgentState } from '../../model/agent.js';
import { callDetail, callStatusOf } from './call-status.js';
import { type CcSeatStatus, seatStatusDetail, seatStatusOf } from './seat-status.js';

/** Tells the page of a vendor's. */
export interface VendorEvents {
  /** Somebody else may be signed in from now on: their status is told again, even if it is the same. */
  startAnew(): void;
}

/** Dispatches a desk's facts from `host` under the names and with the numbers that itniotech gives them. */
export function tellVendorEvents(desk: EventTarget, host: EventTarget): VendorEvents {
  let told: CcSeatStatus | undefined;
  const tellSeat = (agentState: AgentState): void => {
    const status = seatStatusOf(agentState);
    if (status === told) return;
    told = status;
    host.dispatchEvent(new CustomEvent('onSeatStatus', { detail: seatStatusDetail(status) }));
  };
  const facts = desk as HTMLElement;
  facts.addEventListener('cc-agent-state-change', ({ agentState }) => tellSeat(agentState));
  facts.addEventListener('cc-registration-change', ({ registration }) => {
    if (registration.state === 'failed') tellSeat('offline');
  });
  facts.addEventListener('cc-call-state-change', ({ call }) => {
    const status = callStatusOf(call);
    if (status !== undefined) host.dispatchEvent(new CustomEvent('onCall', { detail: callDetail(call, status) }));
  });
  return { startAnew: () => (told = undefined) };
}
