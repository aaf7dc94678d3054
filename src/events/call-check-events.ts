import type { CheckReport } from '../model/call-check.js';
import { FactEvent } from './fact-event.js';

/** A check of the phone has looked at everything. */
export class CallCheckedEvent extends FactEvent {
  static readonly type = 'cc-call-checked';
  readonly report: CheckReport;

  constructor(report: CheckReport) {
    super(CallCheckedEvent.type);
    this.report = report;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-call-checked': CallCheckedEvent;
  }
}
