import type { Clock } from '../../kit/clock.js';
import type { LogSip } from './sip-log.js';

/** All in ms. */
const beat = 4000;
const shortestPause = 15_000;
const pauseSpread = 5000;
const answerTime = 5000;
const sleepSign = 10_000;

/** What a keep-alive asks and whom it tells. */
export interface KeepAliveOptions {
  readonly clock: Clock;
  readonly random: () => number;
  /** Asks the server for a sign of life. Resolves with whether one came. */
  readonly ping: () => Promise<boolean>;
  /** No sign of life came in time. */
  readonly onSilence: () => void;
  readonly log: LogSip;
}

/**
 * Finds out that a connection is dead although nobody closed it: the server
 * hangs, the network changed, the computer slept. A socket alone would say so
 * after half a minute at best.
 */
export class KeepAlive {
  readonly #options: KeepAliveOptions;
  #cancelBeat: () => void = () => {};
  #lastBeat = 0;
  #pingAt = 0;
  #round = 0;

  constructor(options: KeepAliveOptions) {
    this.#options = options;
  }

  start(): void {
    this.stop();
    this.#lastBeat = this.#options.clock.now();
    this.#plan();
    this.#beat();
  }

  stop(): void {
    this.#round++;
    this.#cancelBeat();
  }

  /** Asks at once. */
  check(): void {
    const { clock, ping, onSilence, log } = this.#options;
    const round = this.#round;
    this.#plan();
    const missed = (): void => {
      if (round !== this.#round) return;
      this.stop();
      log('ping-missed');
      onSilence();
    };
    const cancel = clock.after(answerTime, missed);
    void ping().then((alive) => {
      cancel();
      if (!alive) missed();
    });
  }

  #beat(): void {
    const { clock, log } = this.#options;
    this.#cancelBeat = clock.after(beat, () => {
      const now = clock.now();
      const slept = now - this.#lastBeat > beat + sleepSign;
      this.#lastBeat = now;
      if (slept) log('woke-up');
      if (slept || now >= this.#pingAt) this.check();
      this.#beat();
    });
  }

  #plan(): void {
    const { clock, random } = this.#options;
    this.#pingAt = clock.now() + shortestPause + random() * pauseSpread - beat / 2;
  }
}
