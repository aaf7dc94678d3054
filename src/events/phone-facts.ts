import type { Line, LineState } from '../model/line.js';
import type { Voicemail } from '../model/voicemail.js';
import { FactEvent } from './fact-event.js';

/** What waits in the voicemail box changed; `previous` is undefined when the server tells for the first time. */
export class VoicemailChangeEvent extends FactEvent {
  static readonly type = 'cc-voicemail-change';
  readonly voicemail: Voicemail | undefined;
  readonly previous: Voicemail | undefined;

  constructor(voicemail: Voicemail | undefined, previous: Voicemail | undefined) {
    super(VoicemailChangeEvent.type);
    this.voicemail = voicemail;
    this.previous = previous;
  }
}

/** A watched line does something else; `previous` is undefined when it begins to be watched. */
export class LineStateChangeEvent extends FactEvent {
  static readonly type = 'cc-line-state-change';
  readonly line: Line;
  readonly previous: LineState | undefined;

  constructor(line: Line, previous: LineState | undefined) {
    super(LineStateChangeEvent.type);
    this.line = line;
    this.previous = previous;
  }
}

/** The far end of a call pressed a telephone key, one of `0`–`9`, `*`, `#`, `A`–`D`. */
export class FarDigitEvent extends FactEvent {
  static readonly type = 'cc-far-digit';
  readonly callId: string;
  readonly digit: string;

  constructor(callId: string, digit: string) {
    super(FarDigitEvent.type);
    this.callId = callId;
    this.digit = digit;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-voicemail-change': VoicemailChangeEvent;
    'cc-line-state-change': LineStateChangeEvent;
    'cc-far-digit': FarDigitEvent;
  }
}
