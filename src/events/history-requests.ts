import { RequestEvent } from './request-event.js';

/** Somebody wants the list of calls emptied. */
export class HistoryClearRequestEvent extends RequestEvent {
  static readonly type = 'cc-history-clear-request';

  constructor() {
    super(HistoryClearRequestEvent.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-history-clear-request': HistoryClearRequestEvent;
  }
}
