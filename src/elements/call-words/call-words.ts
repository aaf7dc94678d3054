import type { Call, EndReason } from '../../model/call.js';
import type { WordKey } from '../../locales/words.js';

/** A name with more characters is written smaller, so that it leaves room for what matters. */
export const longName = 24;

/** What is asked of a call; shown as busy while it is under way. */
export type CallAction =
  | 'answer'
  | 'decline'
  | 'hangUp'
  | 'hold'
  | 'resume'
  | 'mute'
  | 'unmute'
  | 'transfer'
  | 'consult'
  | 'forward'
  | 'complete'
  | 'leave'
  | 'merge';

/** The word for what a call is doing. What matters most to its user comes first. */
export function stateKey(call: Call): WordKey {
  if (call.state === 'ended') return endKey(call);
  if (call.state === 'ringing' && call.direction === 'inbound') return 'call.incoming';
  if (call.state !== 'connected') return `call.state.${call.state}`;
  if (call.media === 'interrupted') return 'call.interrupted';
  switch (call.hold) {
    case 'local':
      return 'call.held';
    case 'remote':
      return 'call.held-remote';
    case 'both':
      return 'call.held-both';
    case 'none':
      return 'call.state.connected';
  }
}

/** Since when a call does what its word says, ms since the epoch: it is held, was answered, or is there. */
export function stateSince({ media, heldSince, answeredAt, startedAt }: Call): number {
  return (media === 'ok' ? heldSince : undefined) ?? answeredAt ?? startedAt;
}

/** The word for how a call ended, seen from the side that reads it. */
export function endKey({ direction, endReason }: Pick<Call, 'direction' | 'endReason'>): WordKey {
  if (direction === 'inbound') {
    if (endReason === 'declined') return 'end.declined-here';
    if (endReason === 'canceled' || endReason === 'no-answer') return 'end.missed';
  }
  const reason: EndReason | undefined = endReason;
  return reason ? `end.${reason}` : 'call.state.ended';
}
