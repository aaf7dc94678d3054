import type { Clock } from '../kit/clock.js';

/** The tab that has the phone is asked for a sign of life when nothing was heard of it for so long, in ms. */
const askAfter = 5000;
/** It has so long to give one, in ms. */
const patience = 4000;
/** And up to so much longer, so that of several tabs that wait one is first, in ms. */
const spread = 1000;

/** What a watch is made of and whom it tells. */
export interface OwnerWatchOptions {
  readonly clock: Clock;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  readonly ask: () => void;
  /** It gives no sign of life. Told again and again, for as long as that lasts. */
  readonly onSilence: () => void;
}

/** Sees to it that a tab which lives but hangs does not keep the phone: within ten seconds it is noticed, in a tab that is seen. */
export class OwnerWatch {
  readonly #options: OwnerWatchOptions;
  #cancel: () => void = () => {};

  constructor(options: OwnerWatchOptions) {
    this.#options = options;
    this.heard();
  }

  /** There was a sign of life. */
  heard(): void {
    this.#cancel();
    this.#cancel = this.#options.clock.after(askAfter, () => this.#ask());
  }

  stop(): void {
    this.#cancel();
  }

  #ask(): void {
    const { clock, random, ask, onSilence } = this.#options;
    this.#cancel = clock.after(patience + random() * spread, () => {
      this.heard();
      onSilence();
    });
    ask();
  }
}
