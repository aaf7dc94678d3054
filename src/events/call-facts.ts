import type { Call, CallState } from '../model/call.js';
import { FactEvent } from './fact-event.js';

/** A call arrives and rings. */
export class CallIncomingEvent extends FactEvent {
  static readonly type = 'cc-call-incoming';
  readonly call: Call;

  constructor(call: Call) {
    super(CallIncomingEvent.type);
    this.call = call;
  }
}

/** A call went from one state to another; `previous` is undefined for its first. */
export class CallStateChangeEvent extends FactEvent {
  static readonly type = 'cc-call-state-change';
  readonly call: Call;
  readonly previous: CallState | undefined;

  constructor(call: Call, previous: CallState | undefined) {
    super(CallStateChangeEvent.type);
    this.call = call;
    this.previous = previous;
  }
}

/** A call is over; `call.endReason` says why. */
export class CallEndedEvent extends FactEvent {
  static readonly type = 'cc-call-ended';
  readonly call: Call;

  constructor(call: Call) {
    super(CallEndedEvent.type);
    this.call = call;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-call-incoming': CallIncomingEvent;
    'cc-call-state-change': CallStateChangeEvent;
    'cc-call-ended': CallEndedEvent;
  }
}
