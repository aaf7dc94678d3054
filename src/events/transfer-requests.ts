import { CallRequestEvent } from './call-requests.js';

/** Somebody wants to hand the call to somebody else unannounced. */
export class TransferRequestEvent extends CallRequestEvent {
  static readonly type = 'cc-transfer-request';
  /** A number or a SIP address, as typed. */
  readonly number: string;

  constructor(callId: string, number: string) {
    super(TransferRequestEvent.type, callId);
    this.number = number;
  }
}

/** Somebody wants to send the ringing call elsewhere. */
export class ForwardRequestEvent extends CallRequestEvent {
  static readonly type = 'cc-forward-request';
  /** A number or a SIP address, as typed. */
  readonly number: string;

  constructor(callId: string, number: string) {
    super(ForwardRequestEvent.type, callId);
    this.number = number;
  }
}

/** Somebody wants to hold the call and ask somebody else. */
export class ConsultRequestEvent extends CallRequestEvent {
  static readonly type = 'cc-consult-request';
  /** A number or a SIP address, as typed. */
  readonly number: string;

  constructor(callId: string, number: string) {
    super(ConsultRequestEvent.type, callId);
    this.number = number;
  }
}

/** Somebody wants to connect the held call with the one in the consultation, and to leave both. */
export class CompleteTransferRequestEvent extends CallRequestEvent {
  static readonly type = 'cc-complete-transfer-request';
  /** The call that is handed over; undefined means the one that `callId` was made for. */
  readonly heldCallId: string | undefined;

  /** @param callId the call whose far end takes over */
  constructor(callId: string, heldCallId?: string) {
    super(CompleteTransferRequestEvent.type, callId);
    this.heldCallId = heldCallId;
  }
}

/** Somebody wants to end the consultation and to talk to the held one again. */
export class CancelConsultationRequestEvent extends CallRequestEvent {
  static readonly type = 'cc-cancel-consultation-request';

  constructor(callId: string) {
    super(CancelConsultationRequestEvent.type, callId);
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-transfer-request': TransferRequestEvent;
    'cc-forward-request': ForwardRequestEvent;
    'cc-consult-request': ConsultRequestEvent;
    'cc-complete-transfer-request': CompleteTransferRequestEvent;
    'cc-cancel-consultation-request': CancelConsultationRequestEvent;
  }
}
