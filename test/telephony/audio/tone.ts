/** A stretch of sound from one channel, values from -1 to 1. */
export interface Sound {
  readonly samples: Float32Array;
  /** Samples per second. */
  readonly rate: number;
}

/** Effective value: 0 is silence, 0.707 a sine of full level. */
export function loudness({ samples }: Sound): number {
  let power = 0;
  for (const sample of samples) power += sample * sample;
  return samples.length === 0 ? 0 : Math.sqrt(power / samples.length);
}

/** The share of a sound's power that is at one frequency, 0 to 1 (Goertzel's algorithm under a Hann window). */
export function shareOfTone(sound: Sound, hertz: number): number {
  const { samples, rate } = sound;
  const count = samples.length;
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  let [last, beforeLast, power] = [0, 0, 0];
  for (let index = 0; index < count; index++) {
    const sample = (samples[index] ?? 0) * (0.5 - 0.5 * Math.cos((2 * Math.PI * index) / count));
    power += sample * sample;
    [last, beforeLast] = [sample + turn * last - beforeLast, last];
  }
  if (power === 0) return 0;
  const atTone = last * last + beforeLast * beforeLast - turn * last * beforeLast;
  // Of a pure tone under a Hann window, atTone is two thirds of count / 2 times its power.
  return Math.min(1, (atTone * 3) / (power * count));
}

/** Whether a sound is this tone and hardly anything else. */
export function isTone(sound: Sound, hertz: number): boolean {
  return loudness(sound) > 0.02 && shareOfTone(sound, hertz) > 0.7;
}

/** A sine of an effective value of 0.35. */
export function tone(hertz: number, seconds: number, rate: number): Sound {
  const samples = Float32Array.from({ length: seconds * rate }, (_, index) => 0.5 * Math.sin((2 * Math.PI * hertz * index) / rate));
  return { samples, rate };
}
