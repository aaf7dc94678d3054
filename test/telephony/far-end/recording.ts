import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isTone, loudness, shareOfTone, type Sound } from '../audio/tone.js';
import { fromWav } from '../audio/wav.js';
import { until } from '../kit/until.js';

/** Seconds of sound that one look judges. */
const stretch = 0.5;

/** What baresip hears, as it writes it to a file while the call goes on. */
export class Recording {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Waits until half a second of this tone has arrived from now on. */
  async hears(hertz: number): Promise<void> {
    const mark = this.#length();
    let latest: Sound | undefined;
    await until(`${hertz} Hz at the far end`, () => {
      latest = this.#latest(mark);
      return latest && isTone(latest, hertz);
    }).catch((error: unknown) => {
      const found = latest ? `loudness ${loudness(latest).toFixed(3)}, share ${shareOfTone(latest, hertz).toFixed(2)}` : 'no sound file grew';
      throw new Error(`${String(error)}; heard instead: ${found}`);
    });
  }

  /** Waits until a whole second brings nothing or silence. */
  async hearsNothing(): Promise<void> {
    let [quietSince, mark] = [performance.now(), this.#length()];
    await until(
      'silence at the far end',
      () => {
        if (loudness(this.#soundSince(mark)) > 0.005) {
          [quietSince, mark] = [performance.now(), this.#length()];
        }
        return performance.now() - quietSince > 1_000;
      },
      { every: 100 },
    );
  }

  /** The newest call's file of decoded, that is received, sound. */
  #sound(): Sound {
    const newest = readdirSync(this.#folder).filter((name) => name.endsWith('dec.wav')).sort().at(-1);
    return newest ? fromWav(readFileSync(join(this.#folder, newest))) : { samples: new Float32Array(0), rate: 8000 };
  }

  #length(): number {
    return this.#sound().samples.length;
  }

  #soundSince(mark: number): Sound {
    const { samples, rate } = this.#sound();
    // A shorter file than before belongs to a newer call.
    return { samples: samples.length < mark ? samples : samples.subarray(mark), rate };
  }

  #latest(mark: number): Sound | undefined {
    const { samples, rate } = this.#soundSince(mark);
    return samples.length < stretch * rate ? undefined : { samples: samples.subarray(-stretch * rate), rate };
  }
}
