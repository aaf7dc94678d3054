import type { RecordedCall } from '../model/recorded-call.js';
import { RequestEvent } from './request-event.js';

/** Somebody has no use for a recording that ended: it is let go of. */
export class RecordingDiscardRequestEvent extends RequestEvent {
  static readonly type = 'cc-recording-discard-request';
  readonly recording: RecordedCall;

  constructor(recording: RecordedCall) {
    super(RecordingDiscardRequestEvent.type);
    this.recording = recording;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-recording-discard-request': RecordingDiscardRequestEvent;
  }
}
