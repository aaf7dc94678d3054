import { until } from '../kit/until.js';
import { isTone, loudness, shareOfTone, type Sound } from './tone.js';

/** Seconds of sound that one look judges. */
const stretch = 0.5;

/** Listens at a far end. `sound` gives all that one call has brought so far. */
export class Ear {
  readonly #sound: () => Sound;

  constructor(sound: () => Sound) {
    this.#sound = sound;
  }

  /** Waits until half a second of this tone has arrived from now on. */
  async hears(hertz: number): Promise<void> {
    const mark = this.#sound().samples.length;
    let latest: Sound | undefined;
    await until(`${hertz} Hz at the far end`, () => {
      latest = this.#latest(mark);
      return latest && isTone(latest, hertz);
    }).catch((error: unknown) => {
      const found = latest ? `loudness ${loudness(latest).toFixed(3)}, share ${shareOfTone(latest, hertz).toFixed(2)}` : 'nothing';
      throw new Error(`${String(error)}; heard instead: ${found}`);
    });
  }

  /** Waits until half a second that has all of these tones in it has arrived from now on. */
  async hearsAll(...hertz: readonly number[]): Promise<void> {
    const mark = this.#sound().samples.length;
    let [shares, loud]: [readonly number[], number] = [[], 0];
    await until(`${hertz.join(' and ')} Hz at the far end`, () => {
      const latest = this.#latest(mark);
      [shares, loud] = latest ? [hertz.map((one) => shareOfTone(latest, one)), loudness(latest)] : [[], 0];
      return loud > 0.02 && shares.every((share) => share > 0.7 / (2 * hertz.length));
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}; loudness ${loud.toFixed(3)}, shares ${shares.map((share) => share.toFixed(2)).join(', ')}`);
    });
  }

  /** Waits until a whole second brings nothing or silence. */
  async hearsNothing(): Promise<void> {
    let [quietSince, mark] = [performance.now(), this.#sound().samples.length];
    await until(
      'silence at the far end',
      () => {
        if (loudness(this.#since(mark)) > 0.005) {
          [quietSince, mark] = [performance.now(), this.#sound().samples.length];
        }
        return performance.now() - quietSince > 1_000;
      },
      { every: 100 },
    );
  }

  #since(mark: number): Sound {
    const { samples, rate } = this.#sound();
    // Fewer samples than before belong to a newer call.
    return { samples: samples.length < mark ? samples : samples.subarray(mark), rate };
  }

  #latest(mark: number): Sound | undefined {
    const { samples, rate } = this.#since(mark);
    return samples.length < stretch * rate ? undefined : { samples: samples.subarray(-stretch * rate), rate };
  }
}
