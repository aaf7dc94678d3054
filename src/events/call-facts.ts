import type { Call, CallState } from '../model/call.js';
import { FactEvent } from './fact-event.js';

/** A call arrives and rings. */
export class CallIncomingEvent extends FactEvent {
  static readonly type = 'cc-call-incoming';
  constructor(readonly call: Call) {
    super(CallIncomingEvent.type);
  }
}

/** A call went from one state to another; `previous` is undefined for its first. */
export class CallStateChangeEvent extends FactEvent {
  static readonly type = 'cc-call-state-change';
  constructor(
    readonly call: Call,
    readonly previous: CallState | undefined,
  ) {
    super(CallStateChangeEvent.type);
  }
}

/** A call is over; `call.endReason` says why. */
export class CallEndedEvent extends FactEvent {
  static readonly type = 'cc-call-ended';
  constructor(readonly call: Call) {
    super(CallEndedEvent.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-call-incoming': CallIncomingEvent;
    'cc-call-state-change': CallStateChangeEvent;
    'cc-call-ended': CallEndedEvent;
  }
}
