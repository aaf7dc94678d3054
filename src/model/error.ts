import type { ErrorCode } from './error-codes.js';

// the list itself has a file of its own: a page at rest needs no more than the class
export type { ErrorCode } from './error-codes.js';

/** What an error may carry besides its code. */
export interface CcErrorOptions {
  /** What led to it. Never shown to people. */
  readonly cause?: unknown;
  /** Whether doing the same again can succeed without anybody changing anything. Default: by code. */
  readonly recoverable?: boolean;
  /** Facts for the log: a SIP status, a URL's origin. Never a secret. */
  readonly context?: Readonly<Record<string, string | number | boolean>>;
}

// a code says by itself whether the same can succeed later: what was refused or is not allowed stays so.
// An expression rather than a list, since every page at rest has it
const finalCodes = /(refused|rejected|supported|uncertain|allowed|-invalid|browser|transition|disposed)$/;

/**
 * The one error class of the package.
 *
 * `code` is for programs, `message` for logs, and neither is for people: elements
 * take their words from `locales` by code. A dead credential is not recoverable
 * and is never retried.
 */
export class CcError extends Error {
  override readonly name = 'CcError';
  readonly code: ErrorCode;
  readonly recoverable: boolean;
  readonly context: Readonly<Record<string, string | number | boolean>>;

  constructor(code: ErrorCode, message: string = code, options: CcErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.recoverable = options.recoverable ?? !finalCodes.test(code);
    this.context = Object.freeze({ ...options.context });
  }
}

/** Passes a CcError through and wraps anything else under `code`. */
export function toCcError(cause: unknown, code: ErrorCode): CcError {
  if (cause instanceof CcError) return cause;
  return new CcError(code, cause instanceof Error ? cause.message : String(cause), { cause });
}
