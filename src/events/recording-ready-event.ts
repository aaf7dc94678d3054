import type { RecordedCall } from '../model/recorded-call.js';
import { FactEvent } from './fact-event.js';

/** The recording of a call ended. It is kept nowhere: a page that wants it takes it now. */
export class RecordingReadyEvent extends FactEvent {
  static readonly type = 'cc-recording-ready';
  readonly recording: RecordedCall;

  constructor(recording: RecordedCall) {
    super(RecordingReadyEvent.type);
    this.recording = recording;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-recording-ready': RecordingReadyEvent;
  }
}
