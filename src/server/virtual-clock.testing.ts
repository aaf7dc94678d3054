import type { Clock } from './clock.js';

/** Time that stands still until it is told to go on. */
export class VirtualClock implements Clock {
  #now: number;
  #limits: { readonly at: number; readonly abort: () => void }[] = [];

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  now(): number {
    return this.#now;
  }

  limit(delay: number): AbortSignal {
    const controller = new AbortController();
    const abort = (): void => controller.abort(new DOMException('time is over', 'TimeoutError'));
    this.#limits.push({ at: this.#now + delay, abort });
    return controller.signal;
  }

  /** Lets `delay` ms pass. */
  advance(delay: number): void {
    this.#now += delay;
    const due = this.#limits.filter(({ at }) => at <= this.#now);
    this.#limits = this.#limits.filter(({ at }) => at > this.#now);
    for (const { abort } of due) abort();
  }
}
