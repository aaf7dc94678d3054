import type { DtmfMethod } from '../model/dtmf.js';
import { RequestEvent } from './request-event.js';

/** A request about one call. */
export abstract class CallRequestEvent extends RequestEvent {
  readonly callId: string;

  protected constructor(type: string, callId: string) {
    super(type);
    this.callId = callId;
  }
}

/** Somebody wants to call. */
export class DialRequestEvent extends RequestEvent {
  static readonly type = 'cc-dial-request';
  /** A number or a SIP address, as typed. */
  readonly number: string;

  constructor(number: string) {
    super(DialRequestEvent.type);
    this.number = number;
  }
}

/** Somebody wants to take the ringing call. */
export class AnswerRequestEvent extends CallRequestEvent {
  static readonly type = 'cc-answer-request';
  /** With the own picture from the beginning. */
  readonly video: boolean;

  constructor(callId: string, video: boolean = false) {
    super(AnswerRequestEvent.type, callId);
    this.video = video;
  }
}

/** Somebody wants to turn the ringing call away. */
export class DeclineRequestEvent extends CallRequestEvent {
  static readonly type = 'cc-decline-request';

  constructor(callId: string) {
    super(DeclineRequestEvent.type, callId);
  }
}

/** Somebody wants to end the call, or to stop calling. */
export class HangUpRequestEvent extends CallRequestEvent {
  static readonly type = 'cc-hang-up-request';

  constructor(callId: string) {
    super(HangUpRequestEvent.type, callId);
  }
}

/** Somebody wants to put the call on hold. */
export class HoldRequestEvent extends CallRequestEvent {
  static readonly type = 'cc-hold-request';

  constructor(callId: string) {
    super(HoldRequestEvent.type, callId);
  }
}

/** Somebody wants to take the call off hold; another one that is talking is then held. */
export class ResumeRequestEvent extends CallRequestEvent {
  static readonly type = 'cc-resume-request';

  constructor(callId: string) {
    super(ResumeRequestEvent.type, callId);
  }
}

/** Somebody wants not to be heard. */
export class MuteRequestEvent extends CallRequestEvent {
  static readonly type = 'cc-mute-request';

  constructor(callId: string) {
    super(MuteRequestEvent.type, callId);
  }
}

/** Somebody wants to be heard again. */
export class UnmuteRequestEvent extends CallRequestEvent {
  static readonly type = 'cc-unmute-request';

  constructor(callId: string) {
    super(UnmuteRequestEvent.type, callId);
  }
}

/** A telephone key was pressed for the call; `method` undefined means the phone's own default. */
export class DtmfRequestEvent extends CallRequestEvent {
  static readonly type = 'cc-dtmf-request';
  readonly digits: string;
  readonly method: DtmfMethod | undefined;

  constructor(callId: string, digits: string, method?: DtmfMethod) {
    super(DtmfRequestEvent.type, callId);
    this.digits = digits;
    this.method = method;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-dial-request': DialRequestEvent;
    'cc-answer-request': AnswerRequestEvent;
    'cc-decline-request': DeclineRequestEvent;
    'cc-hang-up-request': HangUpRequestEvent;
    'cc-hold-request': HoldRequestEvent;
    'cc-resume-request': ResumeRequestEvent;
    'cc-mute-request': MuteRequestEvent;
    'cc-unmute-request': UnmuteRequestEvent;
    'cc-dtmf-request': DtmfRequestEvent;
  }
}
