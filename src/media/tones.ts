import type { EndTone, NoticeTone, Tone } from '../model/tone.js';

/** The sounds that a phone makes by itself; `key:5` is the sound of a telephone key. */
export type SoundName = Exclude<Tone, 'silence'> | EndTone | NoticeTone | `key:${string}`;

/** One sound within a tone. */
interface Note {
  /** In Hz. */
  readonly frequencies: readonly number[];
  /** The share of each. Default: equal parts. */
  readonly shares?: readonly number[];
  /** In s from the beginning. */
  readonly start: number;
  readonly length: number;
  /** 0 to 1. */
  readonly level: number;
  /** Falls to a hundredth over its length, like a bell; else it is steady. */
  readonly fading?: boolean;
}

interface Score {
  /** Length in s, silence at its end included; a looped tone begins again then. */
  readonly length: number;
  readonly notes: readonly Note[];
}

const bell = (start: number, frequency: number): Note => ({
  frequencies: [frequency, frequency * 2],
  start,
  length: 0.9,
  level: 0.5,
  fading: true,
});
const beep = (start: number, length: number, frequency: number, level: number): Note => ({
  frequencies: [frequency],
  start,
  length,
  level,
});

/** Ring-back and busy as in most of Europe and China (ITU-T E.180, 425 Hz); the others are our own. */
const scores: Readonly<Record<Exclude<Tone, 'silence'> | EndTone | NoticeTone, Score>> = {
  ring: { length: 3.2, notes: [bell(0, 659.26), bell(0.16, 830.61), bell(0.32, 987.77), bell(0.9, 830.61), bell(1.06, 987.77)] },
  'call-waiting': { length: 4, notes: [beep(0, 0.15, 440, 0.12), beep(0.3, 0.15, 440, 0.12)] },
  'ring-back': { length: 5, notes: [beep(0, 1, 425, 0.2)] },
  busy: { length: 2.88, notes: [0, 0.96, 1.92].map((start) => beep(start, 0.48, 425, 0.2)) },
  'auto-answer': { length: 0.7, notes: [beep(0, 0.2, 523.25, 0.25), beep(0.25, 0.4, 783.99, 0.25)] },
  end: { length: 0.5, notes: [beep(0, 0.14, 620, 0.16), beep(0.2, 0.2, 480, 0.16)] },
};

/** Row and column of each key (ITU-T Q.23). */
const rows = [697, 770, 852, 941] as const;
const columns = [1209, 1336, 1477, 1633] as const;
const keys = '123A456B789C*0#D';
const keyLength = 0.16;

/** The two frequencies of a telephone key, in Hz; nothing for what is no key. */
export function keyFrequencies(key: string): readonly [number, number] | undefined {
  const index = key.length === 1 ? keys.indexOf(key) : -1;
  const [row, column] = [rows[Math.floor(index / 4)], columns[index % 4]];
  return index < 0 || row === undefined || column === undefined ? undefined : [row, column];
}

/**
 * The samples of a sound, one channel, values from -1 to 1; empty when there
 * is no such sound.
 *
 * @param rate samples per second
 */
export function renderSound(name: SoundName, rate: number): Float32Array<ArrayBuffer> {
  const score = scoreOf(name);
  const samples = new Float32Array(Math.round((score?.length ?? 0) * rate));
  for (const note of score?.notes ?? []) addNote(samples, note, rate);
  return samples;
}

function scoreOf(name: SoundName): Score | undefined {
  if (name in scores) return scores[name as keyof typeof scores];
  const frequencies = keyFrequencies(name.slice('key:'.length));
  return frequencies && { length: keyLength, notes: [{ frequencies, start: 0, length: keyLength, level: 0.2 }] };
}

/** A note without ramps at its ends would click. */
const ramp = 0.008;

function addNote(samples: Float32Array, { frequencies, shares, start, length, level, fading }: Note, rate: number): void {
  const first = Math.round(start * rate);
  const count = Math.min(Math.round(length * rate), samples.length - first);
  for (let index = 0; index < count; index++) {
    const time = index / rate;
    const edge = Math.min(1, time / ramp, (length - time) / ramp);
    const fall = fading ? Math.exp((-4.6 * time) / length) : 1;
    let sum = 0;
    for (const [part, frequency] of frequencies.entries())
      sum += (shares?.[part] ?? 1 / frequencies.length) * Math.sin(2 * Math.PI * frequency * time);
    samples[first + index] = (samples[first + index] ?? 0) + level * edge * fall * sum;
  }
}
