import type { Clock } from '../../kit/clock.js';

/** A signal that is aborted with the caller's, or after a time. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** The time was up, and not the caller's signal aborted. */
  readonly passed: boolean;
  /** To be called when nobody waits any more. */
  clear(): void;
}

/** Gives something `time` ms. */
export function deadline(clock: Clock, time: number, signal: AbortSignal | undefined): Deadline {
  const end = new AbortController();
  let passed = false;
  const onAbort = (): void => end.abort(signal?.reason);
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  const cancel = clock.after(time, () => {
    passed = !end.signal.aborted;
    end.abort(new DOMException('the time is up', 'TimeoutError'));
  });
  return {
    signal: end.signal,
    get passed() {
      return passed;
    },
    clear: () => {
      cancel();
      signal?.removeEventListener('abort', onAbort);
    },
  };
}
