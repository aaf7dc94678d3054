import type { Clock } from '../clock.js';

/** So many at once, then so many a second (a token bucket). */
export class Allowance {
  readonly #burst: number;
  readonly #perSecond: number;
  readonly #clock: Clock;
  #left: number;
  #at: number;

  constructor(options: { readonly burst: number; readonly perSecond: number; readonly clock: Clock }) {
    this.#burst = options.burst;
    this.#perSecond = options.perSecond;
    this.#clock = options.clock;
    this.#left = options.burst;
    this.#at = options.clock.now();
  }

  /** Uses up one; `false` if none is left. */
  take(): boolean {
    const now = this.#clock.now();
    this.#left = Math.min(this.#burst, this.#left + ((now - this.#at) / 1000) * this.#perSecond);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
