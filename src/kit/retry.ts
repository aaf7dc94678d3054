/** Exponential back-off. All times in ms. */
export interface BackOff {
  /** The first delay. */
  readonly first: number;
  /** No delay is longer. */
  readonly longest: number;
  /** Share of the delay that is left to chance, 0 to 1, so that a thousand phones do not return at once. */
  readonly jitter: number;
}

/** 0.5 s doubling to 30 s, a quarter of it left to chance. */
export const defaultBackOff: BackOff = { first: 500, longest: 30_000, jitter: 0.25 };

/**
 * How long to wait before attempt number `attempt`, counted from 0, in ms.
 *
 * @param random a number from 0 up to 1, as `Math.random` gives it
 */
export function backOffDelay(attempt: number, random: () => number, { first, longest, jitter }: BackOff = defaultBackOff): number {
  const full = Math.min(longest, first * 2 ** Math.min(attempt, 30));
  return Math.round(full * (1 - jitter + 2 * jitter * random()));
}
