import type { EndTone, NoticeTone, Tone } from '../model/tone.js';
import type { SoundContext } from './sound-context.js';
import type { SoundOutput } from './sound-output.js';
import { renderSound, type SoundName } from './tones.js';

/** What a ringer is made of. */
export interface RingerOptions {
  readonly sound: SoundContext;
  /** Where ringing comes out. */
  readonly ringer: SoundOutput;
  /** Where everything else does. */
  readonly speaker: SoundOutput;
}

/** Silence between two keys, in s. */
const keyGap = 0.07;

/** Plays what a phone plays by itself. */
export class Ringer {
  readonly #options: RingerOptions;
  readonly #buffers = new Map<SoundName, AudioBuffer>();
  #tone: Tone = 'silence';
  #looping: AudioBufferSourceNode | undefined;
  /** When the last key has sounded, in the context's seconds. */
  #keysEnd = 0;

  constructor(options: RingerOptions) {
    this.#options = options;
    options.sound.onUnlocked(() => this.#restart());
  }

  /** Plays a tone until told another. */
  tone(tone: Tone): void {
    if (tone === this.#tone) return;
    this.#tone = tone;
    this.#restart();
  }

  endTone(tone: EndTone): void {
    this.#play(tone, this.#options.speaker);
  }

  noticeTone(tone: NoticeTone): void {
    this.#play(tone, this.#options.speaker);
  }

  /** Keys of one code are heard one after the other, as the far end hears them. */
  keyTone(digit: string): void {
    const { sound, speaker } = this.#options;
    const begins = Math.max(this.#keysEnd, sound.context?.currentTime ?? 0);
    const source = this.#play(`key:${digit}`, speaker, begins);
    if (source?.buffer) this.#keysEnd = begins + source.buffer.duration + keyGap;
  }

  testTone(purpose: 'speaker' | 'ringer'): void {
    if (purpose === 'ringer') this.#play('ring', this.#options.ringer);
    else this.#play('busy', this.#options.speaker);
  }

  /** An output goes elsewhere now. */
  reroute(): void {
    this.#restart();
  }

  dispose(): void {
    this.tone('silence');
  }

  #restart(): void {
    this.#looping?.stop();
    this.#looping?.disconnect();
    this.#looping = undefined;
    if (this.#tone === 'silence') return;
    const { ringer, speaker } = this.#options;
    this.#looping = this.#play(this.#tone, this.#tone === 'ring' ? ringer : speaker);
    // a buffer that loops needs no timers, which a tab in the background hardly has
    if (this.#looping) this.#looping.loop = true;
  }

  #play(name: SoundName, output: SoundOutput, begins = 0): AudioBufferSourceNode | undefined {
    const { sound } = this.#options;
    const { context } = sound;
    const buffer = context && this.#bufferFor(name, context);
    if (!context || !buffer) return undefined;
    // what was not heard when it was due must not be heard all at once after the first touch
    if (context.state !== 'running' && name !== this.#tone) return undefined;
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(output.destinationIn(context));
    source.start(begins);
    return source;
  }

  #bufferFor(name: SoundName, context: AudioContext): AudioBuffer | undefined {
    const kept = this.#buffers.get(name);
    if (kept) return kept;
    const samples = renderSound(name, context.sampleRate);
    if (samples.length === 0) return undefined;
    const buffer = new AudioBuffer({ length: samples.length, sampleRate: context.sampleRate, numberOfChannels: 1 });
    buffer.copyToChannel(samples, 0);
    this.#buffers.set(name, buffer);
    return buffer;
  }
}
