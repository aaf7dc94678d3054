import { CcError, toCcError } from '../../model/error.js';
import type { RegistrationOutcome } from './binding.js';

/** A registration did not come about. */
export class RegistrationSetback extends Error {
  override readonly name = 'RegistrationSetback';
  readonly error: CcError;
  /** Trying again is of no use until somebody changes something. */
  readonly final: boolean;
  /** The server asks to wait so long, in ms. */
  readonly retryAfter: number;

  constructor(error: CcError, final: boolean, retryAfter: number = 0) {
    super(error.message, { cause: error });
    this.error = error;
    this.final = final;
    this.retryAfter = retryAfter;
  }
}

// too early, too often, out of order just now: all other 4xx stay the same however often one asks (RFC 3261 §21.4)
const passing: ReadonlySet<number> = new Set([408, 423, 425, 429, 480, 491]);
const unauthorized: ReadonlySet<number> = new Set([401, 403, 407]);

/** Whether another credential could help. */
export function isUnauthorized(outcome: RegistrationOutcome): boolean {
  return outcome.kind === 'refused' && unauthorized.has(outcome.status);
}

/** What a registrar's answer means, if it is not a binding. */
export function setbackOf(outcome: Exclude<RegistrationOutcome, { kind: 'bound' }>): RegistrationSetback {
  if (outcome.kind === 'unanswered')
    return new RegistrationSetback(new CcError('backend-unreachable', 'the SIP server does not answer'), false);
  const { status, retryAfter } = outcome;
  const context = { status };
  if (status === 401 || status === 407)
    return new RegistrationSetback(new CcError('credential-rejected', 'wrong user or password', { context }), true);
  const final = status < 500 ? !passing.has(status) : status >= 600;
  const error = final
    ? new CcError('registration-rejected', 'the server refuses this phone', { context })
    : new CcError('backend-unreachable', 'the SIP server is out of order', { context });
  return new RegistrationSetback(error, final, retryAfter);
}

/** What a failed step on the way to a registration means. */
export function setbackFrom(cause: unknown): RegistrationSetback {
  if (cause instanceof RegistrationSetback) return cause;
  const error = toCcError(cause, 'backend-unreachable');
  return new RegistrationSetback(error, !error.recoverable);
}
