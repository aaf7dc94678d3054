import type { Clock, Timer } from './clock.js';

/** Time that stands still until a test moves it. */
export class VirtualClock implements Clock {
  #now = 1_800_000_000_000;
  #waiting: { readonly at: number; readonly action: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(delay: number, action: () => void): Timer {
    const entry = { at: this.#now + delay, action };
    this.#waiting.push(entry);
    return {
      cancel: () => {
        this.#waiting = this.#waiting.filter((other) => other !== entry);
      },
    };
  }

  /** Moves on by `duration` milliseconds and does what falls due, in order. */
  pass(duration: number): void {
    const end = this.#now + duration;
    for (;;) {
      const [next] = this.#waiting.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
      if (next === undefined) break;
      this.#waiting = this.#waiting.filter((other) => other !== next);
      this.#now = next.at;
      next.action();
    }
    this.#now = end;
  }
}
