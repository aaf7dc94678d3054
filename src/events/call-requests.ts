import type { DtmfMethod } from '../model/dtmf.js';
import { RequestEvent } from './request-event.js';

/** Somebody wants to call `target`: a number or a SIP address, as typed. */
export class DialRequestEvent extends RequestEvent {
  static readonly type = 'cc-dial-request';
  constructor(readonly target: string) {
    super(DialRequestEvent.type);
  }
}

/** Somebody wants to take the ringing call. */
export class AnswerRequestEvent extends RequestEvent {
  static readonly type = 'cc-answer-request';
  constructor(readonly callId: string) {
    super(AnswerRequestEvent.type);
  }
}

/** Somebody wants to turn the ringing call away. */
export class DeclineRequestEvent extends RequestEvent {
  static readonly type = 'cc-decline-request';
  constructor(readonly callId: string) {
    super(DeclineRequestEvent.type);
  }
}

/** Somebody wants to end the call, or to stop calling. */
export class HangUpRequestEvent extends RequestEvent {
  static readonly type = 'cc-hang-up-request';
  constructor(readonly callId: string) {
    super(HangUpRequestEvent.type);
  }
}

/** Somebody wants to put the call on hold. */
export class HoldRequestEvent extends RequestEvent {
  static readonly type = 'cc-hold-request';
  constructor(readonly callId: string) {
    super(HoldRequestEvent.type);
  }
}

/** Somebody wants to take the call off hold; another one that is talking is then held. */
export class ResumeRequestEvent extends RequestEvent {
  static readonly type = 'cc-resume-request';
  constructor(readonly callId: string) {
    super(ResumeRequestEvent.type);
  }
}

/** Somebody wants not to be heard. */
export class MuteRequestEvent extends RequestEvent {
  static readonly type = 'cc-mute-request';
  constructor(readonly callId: string) {
    super(MuteRequestEvent.type);
  }
}

/** Somebody wants to be heard again. */
export class UnmuteRequestEvent extends RequestEvent {
  static readonly type = 'cc-unmute-request';
  constructor(readonly callId: string) {
    super(UnmuteRequestEvent.type);
  }
}

/** A telephone key was pressed for the call; `method` undefined means the phone's own default. */
export class DtmfRequestEvent extends RequestEvent {
  static readonly type = 'cc-dtmf-request';
  constructor(
    readonly callId: string,
    readonly digits: string,
    readonly method?: DtmfMethod,
  ) {
    super(DtmfRequestEvent.type);
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
