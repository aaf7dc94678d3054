import { type Call, isLive } from '../../model/call.js';

/** The two legs of a consultation. */
export interface Consultation {
  /** The one that is handed over. */
  readonly subject: Call;
  /** The one whose far end is asked. */
  readonly consulted: Call;
}

/** The consultation that a call belongs to, on either side of it. Two who talk together with the agent are a conference instead. */
export function consultationOf(call: Call, calls: readonly Call[]): Consultation | undefined {
  const live = calls.filter(isLive);
  const consulted = call.consultationFor === undefined ? live.find(({ consultationFor }) => consultationFor === call.id) : call;
  const subject = live.find(({ id }) => id === consulted?.consultationFor);
  return consulted && subject && !(subject.inConference && consulted.inConference) ? { subject, consulted } : undefined;
}
