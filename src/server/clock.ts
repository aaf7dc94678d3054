/** Time, as the functions of this entry that live longer than one call read it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** A signal that aborts after `delay` ms with a `TimeoutError`. */
  limit(delay: number): AbortSignal;
}

/** The clock on the wall. The only place of this entry that touches the platform's time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  limit: (delay) => AbortSignal.timeout(delay),
};
