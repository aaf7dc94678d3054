import { setTimeout as pause } from 'node:timers/promises';

/** How long a fact may take to come true, and how often it is looked for, in ms. */
export interface Patience {
  readonly within?: number;
  /** By default the longer it takes the rarer: each look costs the processor that what is waited for needs. */
  readonly every?: number;
}

/** Shortest and longest time between two looks, in ms. */
const eager = 25;
const calm = 250;

/**
 * Looks again and again until `probe` gives something true, and resolves with it.
 *
 * Rejects after `within` (default 10 s) with what was waited for, and why the last look failed.
 */
export async function until<Fact>(
  what: string,
  probe: () => Fact | Promise<Fact>,
  { within = 10_000, every }: Patience = {},
): Promise<NonNullable<Fact>> {
  const start = performance.now();
  for (;;) {
    let lastError: unknown;
    try {
      const fact = await probe();
      if (fact) return fact;
    } catch (error) {
      lastError = error;
    }
    const waited = performance.now() - start;
    if (waited > within) throw new Error(`${what}: not within ${String(within)} ms`, { cause: lastError });
    await pause(every ?? Math.min(calm, Math.max(eager, waited / 8)));
  }
}
