import { setTimeout as wait } from 'node:timers/promises';

/** Waits for a fact: asks every 5 ms until there is an answer, and fails after `limit` milliseconds. */
export async function until<Answer>(
  what: string,
  ask: () => Answer | undefined | false | Promise<Answer | undefined | false>,
  limit: number = 5000,
): Promise<Answer> {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`It never happened within ${String(limit)} ms: ${what}`);
    await wait(5);
  }
}
