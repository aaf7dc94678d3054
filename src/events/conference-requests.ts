import { CallRequestEvent } from './call-requests.js';
import { RequestEvent } from './request-event.js';

/** Somebody wants to join calls, so that everybody hears everybody. */
export class MergeRequestEvent extends RequestEvent {
  static readonly type = 'cc-merge-request';
  readonly callIds: readonly string[];

  constructor(callIds: readonly string[]) {
    super(MergeRequestEvent.type);
    this.callIds = callIds;
  }
}

/** Somebody wants to take the call out of its conference, and to talk to its far end alone. */
export class SplitRequestEvent extends CallRequestEvent {
  static readonly type = 'cc-split-request';

  constructor(callId: string) {
    super(SplitRequestEvent.type, callId);
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-merge-request': MergeRequestEvent;
    'cc-split-request': SplitRequestEvent;
  }
}
