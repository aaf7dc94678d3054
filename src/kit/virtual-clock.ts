import type { Clock } from './clock.js';

/**
 * A clock that moves only when it is told to. For tests and demonstrations.
 *
 * Tasks run in the order of their time, then of their making, each at its own
 * `now()`; between two of them pending promises get their turn.
 */
export class VirtualClock implements Clock {
  #now: number;
  #order = 0;
  readonly #tasks = new Map<number, { readonly at: number; readonly task: () => void }>();

  constructor(start = 0) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(delay: number, task: () => void): () => void {
    const id = this.#order++;
    this.#tasks.set(id, { at: this.#now + Math.max(0, delay), task });
    return () => this.#tasks.delete(id);
  }

  /** How many tasks wait. */
  get waiting(): number {
    return this.#tasks.size;
  }

  /** Moves time on by `duration` ms and runs what falls due. */
  async advance(duration: number): Promise<void> {
    const until = this.#now + duration;
    await settle();
    for (let next = this.#next(until); next; next = this.#next(until)) {
      this.#now = Math.max(this.#now, next.at);
      next.task();
      await settle();
    }
    this.#now = until;
  }

  #next(until: number): { readonly at: number; readonly task: () => void } | undefined {
    const due = [...this.#tasks].filter(([, entry]) => entry.at <= until);
    const first = due.sort(([idA, a], [idB, b]) => a.at - b.at || idA - idB)[0];
    if (!first) return undefined;
    this.#tasks.delete(first[0]);
    return first[1];
  }
}

// enough turns for promise chains a few links long
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
