import { CallRequestEvent } from './call-requests.js';

/** Somebody wants to show their screen in the call, or not any more. */
export class ScreenRequestEvent extends CallRequestEvent {
  static readonly type = 'cc-screen-request';
  readonly on: boolean;

  constructor(callId: string, on: boolean) {
    super(ScreenRequestEvent.type, callId);
    this.on = on;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-screen-request': ScreenRequestEvent;
  }
}
