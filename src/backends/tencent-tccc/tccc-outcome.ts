import type { Clock } from '../../kit/clock.js';
import { CcError, type ErrorCode } from '../../model/error.js';

/** How a command is asked. */
interface AskOptions {
  readonly clock: Clock;
  /** ms */
  readonly timeout: number;
  /** What its failure is called. */
  readonly code: ErrorCode;
}

/**
 * What a command of the SDK came to: its data, wherever it stands. Failures
 * come as a result with `status: 'error'`, as a rejection, or by throwing, and
 * have no code but the caller's; Tencent's words are in the message, for the log.
 *
 * Rejects with `code`, or `backend-unreachable` when no answer comes.
 */
export function outcomeOf(command: () => unknown, { clock, timeout, code }: AskOptions): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(timeout, () => reject(new CcError('backend-unreachable', 'the SDK does not answer')));
    const settle = (how: () => void): void => {
      cancel();
      how();
    };
    (async () => command())().then(
      (result) => settle(() => (isFailure(result) ? reject(failure(result, code)) : resolve(dataIn(result)))),
      (cause: unknown) => settle(() => reject(failure(cause, code))),
    );
  });
}

/** A text in what the SDK gives, which may be anything. */
export function textIn(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const field = (value as Readonly<Record<string, unknown>>)[name];
  return typeof field === 'string' && field !== '' ? field : undefined;
}

function isFailure(result: unknown): boolean {
  return textIn(result, 'status') === 'error';
}

/** The reference prints results bare; they come under `data`. */
function dataIn(result: unknown): unknown {
  if (typeof result !== 'object' || result === null || !('data' in result)) return result;
  return (result as { readonly data: unknown }).data ?? result;
}

function failure(cause: unknown, code: ErrorCode): CcError {
  if (cause instanceof CcError) return cause;
  return new CcError(code, textIn(cause, 'errorMsg') ?? textIn(cause, 'message') ?? 'the SDK refused', { cause });
}
