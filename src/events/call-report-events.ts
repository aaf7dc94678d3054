import type { CallReport } from '../model/call-report.js';
import { FactEvent } from './fact-event.js';
import { RequestEvent } from './request-event.js';

/** A call is over, and this is what it was like. */
export class CallReportEvent extends FactEvent {
  static readonly type = 'cc-call-report';
  readonly report: CallReport;

  constructor(report: CallReport) {
    super(CallReportEvent.type);
    this.report = report;
  }
}

/** Somebody wants to report a problem with a call: the desk saves its report as a file, unless the page takes it. */
export class CallReportRequestEvent extends RequestEvent {
  static readonly type = 'cc-call-report-request';
  readonly callId: string;

  constructor(callId: string) {
    super(CallReportRequestEvent.type);
    this.callId = callId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-call-report': CallReportEvent;
    'cc-call-report-request': CallReportRequestEvent;
  }
}
