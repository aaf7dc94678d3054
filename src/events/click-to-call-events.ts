import type { CallMedia, ClickToCallStage, ClickToCallState } from '../model/click-to-call.js';
import { FactEvent } from './fact-event.js';
import { RequestEvent } from './request-event.js';

/** A visitor wants to talk. A page that calls `preventDefault` forbids it, or starts the call itself later. */
export class ClickToCallRequestEvent extends RequestEvent {
  static readonly type = 'cc-click-to-call-request';
  readonly media: CallMedia;

  constructor(media: CallMedia) {
    super(ClickToCallRequestEvent.type);
    this.media = media;
  }
}

/** A visitor no longer wants to wait, or ends the call. */
export class ClickToCallCancelRequestEvent extends RequestEvent {
  static readonly type = 'cc-click-to-call-cancel-request';

  constructor() {
    super(ClickToCallCancelRequestEvent.type);
  }
}

/** A visitor has read how their call ended. */
export class ClickToCallDismissRequestEvent extends RequestEvent {
  static readonly type = 'cc-click-to-call-dismiss-request';

  constructor() {
    super(ClickToCallDismissRequestEvent.type);
  }
}

/** Somebody wants to be seen, or not to be. */
export class CameraRequestEvent extends RequestEvent {
  static readonly type = 'cc-camera-request';
  readonly on: boolean;
  /** In which of several calls; undefined where there is only one. */
  readonly callId: string | undefined;

  constructor(on: boolean, callId?: string) {
    super(CameraRequestEvent.type);
    this.on = on;
    this.callId = callId;
  }
}

/** A visitor's request for a call went on. */
export class ClickToCallStateChangeEvent extends FactEvent {
  static readonly type = 'cc-click-to-call-state-change';
  readonly state: ClickToCallState;
  readonly previous: ClickToCallStage;

  constructor(state: ClickToCallState, previous: ClickToCallStage) {
    super(ClickToCallStateChangeEvent.type);
    this.state = state;
    this.previous = previous;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-click-to-call-request': ClickToCallRequestEvent;
    'cc-click-to-call-cancel-request': ClickToCallCancelRequestEvent;
    'cc-click-to-call-dismiss-request': ClickToCallDismissRequestEvent;
    'cc-camera-request': CameraRequestEvent;
    'cc-click-to-call-state-change': ClickToCallStateChangeEvent;
  }
}
