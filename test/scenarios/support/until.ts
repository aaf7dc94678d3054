import { setTimeout as pause } from 'node:timers/promises';

/** How long a fact may take to come true, and how often it is looked for, in ms. */
export interface Patience {
  readonly within?: number;
  readonly every?: number;
}

/**
 * Looks again and again until `probe` gives something true, and resolves with it.
 *
 * Rejects after `within` (default 10 s) with what was waited for, and why the last look failed.
 */
export async function until<Fact>(
  what: string,
  probe: () => Fact | Promise<Fact>,
  { within = 10_000, every = 25 }: Patience = {},
): Promise<NonNullable<Fact>> {
  const deadline = performance.now() + within;
  for (;;) {
    let lastError: unknown;
    try {
      const fact = await probe();
      if (fact) return fact;
    } catch (error) {
      lastError = error;
    }
    if (performance.now() > deadline) throw new Error(`${what}: not within ${String(within)} ms`, { cause: lastError });
    await pause(every);
  }
}
