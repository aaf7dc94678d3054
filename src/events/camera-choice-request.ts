import { RequestEvent } from './request-event.js';

/** Somebody wants another camera used, in all calls. */
export class CameraChoiceRequestEvent extends RequestEvent {
  static readonly type = 'cc-camera-choice-request';
  readonly deviceId: string;

  constructor(deviceId: string) {
    super(CameraChoiceRequestEvent.type);
    this.deviceId = deviceId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-camera-choice-request': CameraChoiceRequestEvent;
  }
}
