import { decodeMuLaw, sampleRate } from './mu-law.js';

/** What the far end of a call is hearing right now. */
export type Heard = {
  /** Hz of the loudest tone, to about 1 Hz; 0 if it is silent. */
  readonly frequency: number;
  /** Root mean square in dB below full scale, so that a full-scale sine is about -3; -120 if it is silent. */
  readonly level: number;
};

const window = sampleRate / 4;
const step = 4;
const lowest = 60;
const highest = 3800;
const silent: Heard = { frequency: 0, level: -120 };

/** Energy of one frequency in the samples (Goertzel). */
function energy(samples: readonly number[], frequency: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * frequency) / sampleRate);
  let [one, two] = [0, 0];
  for (const sample of samples) [one, two] = [sample + turn * one - two, one];
  return one * one + two * two - turn * one * two;
}

/** Measures the last quarter of a second of what comes in. */
export class Hearing {
  #samples: number[] = [];
  #newest = 0;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes the mu-law payload of one packet. */
  hear(payload: Uint8Array): void {
    if (this.#isOver) this.#samples = [];
    for (const byte of payload) this.#samples.push(decodeMuLaw(byte));
    this.#samples.splice(0, Math.max(0, this.#samples.length - window));
    this.#newest = this.#now();
  }

  /** The measurement; silence if nothing came in for a quarter of a second. */
  measure(): Heard {
    if (this.#samples.length < window || this.#isOver) return silent;
    const square = this.#samples.reduce((sum, sample) => sum + sample * sample, 0) / window;
    if (square < 1) return silent;
    const level = 10 * Math.log10(square / 32_768 ** 2);
    const shaped = this.#samples.map((sample, at) => sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * at) / window)));
    let best = { frequency: 0, energy: -1 };
    for (let frequency = lowest; frequency <= highest; frequency += step) {
      const found = energy(shaped, frequency);
      if (found > best.energy) best = { frequency, energy: found };
    }
    const [before, at, after] = [-step, 0, step].map((shift) => Math.log(energy(shaped, best.frequency + shift) + 1));
    const bend = (before ?? 0) - 2 * (at ?? 0) + (after ?? 0);
    const shift = bend === 0 ? 0 : ((before ?? 0) - (after ?? 0)) / (2 * bend);
    return { frequency: Math.round((best.frequency + shift * step) * 10) / 10, level: Math.round(level * 10) / 10 };
  }

  get #isOver(): boolean {
    return this.#now() - this.#newest > 250;
  }
}
