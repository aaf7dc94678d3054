import type { AudioHardware } from '../contracts/audio-hardware.js';
import type { Clock } from '../kit/clock.js';
import { type Call, isHeldHere } from '../model/call.js';
import type { SoundHint } from '../model/audio.js';

/** What a sound watch is made of. */
export interface SoundWatchOptions {
  readonly hardware: AudioHardware;
  readonly clock: Clock;
  readonly calls: () => readonly Call[];
  /** What is to be said now of what it watches. */
  readonly tell: (hints: readonly SoundHint[]) => void;
}

/** A voice close to the microphone begins at the first, and is over below the second (0 to 1, as `LevelListener` tells). */
const [voiceBegins, voiceEnds] = [0.35, 0.2];
/** So long is somebody speaking before it is taken for speech, in ms: a cough is shorter. */
const speech = 700;
/** So long is nobody speaking before a hint goes, in ms. */
const pause = 4000;
/** So long is a stretch of silence after which speech is something new, in ms. */
const rest = 30_000;
/** So long nothing at all may come from a microphone, in ms: not even a quiet room gives nothing. */
const deadFor = 12_000;
/** A device that is exchanged is muted for a moment, in ms. */
const muteSettles = 1000;

/** Listens to the own microphone while there is a call, and knows when its user thinks they are heard and are not. */
export class SoundWatch {
  readonly #options: SoundWatchOptions;
  readonly #stops: (() => void)[] = [];
  #kinds = new Set<SoundHint['kind']>();
  #told = '';
  #spokenSince: number | undefined;
  #voiceAt = -Infinity;
  #hintedAt = -Infinity;
  #aliveAt: number;
  #mutedSince: number | undefined;
  #wasMuted = false;

  constructor(options: SoundWatchOptions) {
    this.#options = options;
    const { hardware, clock } = options;
    this.#aliveAt = clock.now();
    this.#stops.push(
      hardware.followLevel('microphone', (level, dead) => this.#onLevel(level, dead)),
      hardware.subscribe(({ microphoneMuted }) => this.#onMuted(microphoneMuted)),
    );
    this.#onMuted(hardware.state.microphoneMuted);
  }

  /** The calls are others now. */
  look(): void {
    if (this.#isMuted === this.#wasMuted) return;
    this.#wasMuted = this.#isMuted;
    // what was said before is no mistake
    this.#spokenSince = undefined;
    this.#hintedAt = -Infinity;
    this.#set('speaking-while-muted', false);
    this.#tell();
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    this.#kinds.clear();
    this.#tell();
  }

  get #heardBy(): readonly Call[] {
    return this.#options.calls().filter((call) => call.state === 'connected' && !isHeldHere(call));
  }

  /** Nobody hears the agent, because they wanted it so. */
  get #isMuted(): boolean {
    const heardBy = this.#heardBy;
    return heardBy.length > 0 && heardBy.every(({ muted }) => muted);
  }

  #onMuted(muted: boolean): void {
    if (muted) this.#mutedSince ??= this.#options.clock.now();
    else this.#mutedSince = undefined;
  }

  #onLevel(level: number, dead: boolean): void {
    const now = this.#options.clock.now();
    if (!dead || this.#isMuted || this.#heardBy.length === 0) this.#aliveAt = now;
    this.#set('microphone-muted', this.#mutedSince !== undefined && now - this.#mutedSince >= muteSettles);
    this.#set('microphone-silent', !this.#kinds.has('microphone-muted') && now - this.#aliveAt >= deadFor);
    this.#hear(level, now);
    this.#tell();
  }

  #hear(level: number, now: number): void {
    if (level >= voiceBegins || (level >= voiceEnds && this.#spokenSince !== undefined)) {
      if (now - this.#voiceAt > pause) this.#spokenSince = undefined;
      this.#spokenSince ??= now;
      this.#voiceAt = now;
    } else if (now - this.#voiceAt > speech) this.#spokenSince = undefined;
    if (!this.#isMuted) return this.#set('speaking-while-muted', false);
    const isSpeaking = this.#spokenSince !== undefined && this.#voiceAt - this.#spokenSince >= speech;
    if (isSpeaking && (this.#kinds.has('speaking-while-muted') || now - this.#hintedAt >= rest)) this.#set('speaking-while-muted', true);
    if (now - this.#voiceAt > pause) this.#set('speaking-while-muted', false);
    if (this.#kinds.has('speaking-while-muted')) this.#hintedAt = now;
  }

  #set(kind: SoundHint['kind'], on: boolean): void {
    if (on) this.#kinds.add(kind);
    else this.#kinds.delete(kind);
  }

  #tell(): void {
    const kinds = [...this.#kinds].sort();
    if (this.#told === kinds.join()) return;
    this.#told = kinds.join();
    this.#options.tell(kinds.map((kind) => ({ kind }) as SoundHint));
  }
}
