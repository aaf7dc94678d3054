import type { EndReason } from '../../model/call.js';
import { CcError, type ErrorCode } from '../../model/error.js';
import type { Reason } from './reason-header.js';

/** How a call came to its end. */
export interface CallEnd {
  readonly reason: EndReason;
  /** Only with `failed`. */
  readonly error?: CcError;
  /** What the far end answered, for reports. */
  readonly status?: number;
}

const byStatus: Readonly<Record<number, EndReason>> = {
  408: 'no-answer',
  480: 'unavailable',
  486: 'busy',
  487: 'no-answer',
  600: 'busy',
  603: 'declined',
  607: 'declined',
  608: 'declined',
};

/** What the telephone network behind the server says (ITU-T Q.850); it knows better than the status made of it (RFC 3398 §7.2.4.1). */
const byNetworkCause: Readonly<Record<number, EndReason>> = {
  17: 'busy',
  18: 'no-answer',
  19: 'no-answer',
  20: 'unavailable',
  21: 'declined',
};

const errorByStatus: Readonly<Record<number, ErrorCode>> = {
  404: 'invalid-number',
  410: 'invalid-number',
  414: 'invalid-number',
  416: 'invalid-number',
  484: 'invalid-number',
  604: 'invalid-number',
  415: 'media-failed',
  488: 'media-failed',
  606: 'media-failed',
};

/**
 * Why an outbound call ended with a status of 300 and above (RFC 3261 §21) and
 * these reasons (RFC 6432). A status that was made here, not received, means
 * that nobody answered at all.
 */
export function endByStatus(status: number, received: boolean, reasons: readonly Reason[] = []): CallEnd {
  if (!received) return failed('signaling-lost', 'the SIP server does not answer', status);
  const networkCause = reasons.find(({ protocol }) => protocol === 'q.850')?.cause;
  const reason = byNetworkCause[networkCause ?? 0] ?? byStatus[status];
  if (reason) return { reason };
  return failed(errorByStatus[status] ?? 'call-failed', 'the far end refused the call', status);
}

/** Why a ringing call was cancelled (RFC 3326 §2): answered or declined on another phone, or its caller gave up. */
export function endByCancel(reasons: readonly Reason[]): CallEnd {
  const causes = reasons.filter(({ protocol }) => protocol === 'sip').map(({ cause }) => cause);
  if (causes.includes(200) || reasons.some(({ protocol, cause }) => protocol === 'q.850' && cause === 26))
    return { reason: 'answered-elsewhere' };
  if (causes.includes(603) || causes.includes(600)) return { reason: 'declined' };
  return { reason: 'canceled' };
}

/** Why the far end ended an answered call: a fault it names, or somebody hung up. */
export function endByBye(reasons: readonly Reason[]): CallEnd {
  const status = reasons.find(({ protocol, cause }) => protocol === 'sip' && cause !== undefined && cause >= 400)?.cause;
  if (status === undefined || byStatus[status]) return { reason: 'remote-hangup' };
  return failed(errorByStatus[status] ?? 'call-failed', 'the far end gave the call up', status);
}

function failed(code: ErrorCode, message: string, status: number): CallEnd {
  return { reason: 'failed', error: new CcError(code, message, { context: { status } }) };
}
