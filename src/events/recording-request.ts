import type { CallRecording } from '../model/call.js';
import { CallRequestEvent } from './call-requests.js';

/** Somebody wants the recording of the call to begin, to pause, to go on or to end. */
export class RecordingRequestEvent extends CallRequestEvent {
  static readonly type = 'cc-recording-request';
  readonly recording: CallRecording;

  constructor(callId: string, recording: CallRecording) {
    super(RecordingRequestEvent.type, callId);
    this.recording = recording;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-recording-request': RecordingRequestEvent;
  }
}
