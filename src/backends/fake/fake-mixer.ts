import type { SoundMixer, SoundTap } from '../../contracts/sound-mixer.js';
import { CcError, type ErrorCode } from '../../model/error.js';

/** A tap of a fake mixer. */
export interface FakeTap extends SoundTap {
  readonly callId: string;
}

/** Whose voice is heard: `desk` is this side. */
type Voice = string;

/** A mixer in memory, which says who would hear whom. One of it stands for all that a phone makes, one after another. */
export class FakeMixer implements SoundMixer {
  /** Why it cannot begin; undefined when it can. */
  refusal: ErrorCode | undefined;
  readonly desk: MediaStream = new MediaStream();
  /** Consent tones, by call. */
  readonly tones: string[] = [];
  readonly taps: FakeTap[] = [];
  #running = false;
  #microphone: MediaStream | undefined;
  readonly #calls = new Map<string, { readonly out: MediaStream; far: MediaStream | undefined; speaking: boolean }>();
  #joined: readonly string[] = [];

  /** It was started and not closed since. */
  get running(): boolean {
    return this.#running;
  }

  /** What it was given last as the sound of this side. */
  get microphone(): MediaStream | undefined {
    return this.#microphone;
  }

  /** Whom the far end of a call hears by it; nothing for one that is not in. */
  heardBy(callId: string): readonly Voice[] | undefined {
    const call = this.#calls.get(callId);
    if (!call) return undefined;
    const others = this.#joined.includes(callId) ? this.#joined.filter((other) => other !== callId) : [];
    return [...(call.speaking ? ['desk'] : []), ...others];
  }

  async start(): Promise<void> {
    if (this.refusal) throw new CcError(this.refusal, 'refused by script');
    this.#running = true;
  }

  useMicrophone(stream: MediaStream): void {
    this.#microphone = stream;
  }

  admit(callId: string): MediaStream {
    const call = this.#calls.get(callId) ?? { out: new MediaStream(), far: undefined, speaking: true };
    this.#calls.set(callId, call);
    return call.out;
  }

  hear(callId: string, stream: MediaStream | undefined): void {
    const call = this.#calls.get(callId);
    if (call) call.far = stream;
  }

  speak(callId: string, speaking: boolean): void {
    const call = this.#calls.get(callId);
    if (call) call.speaking = speaking;
  }

  join(callIds: readonly string[]): void {
    this.#joined = callIds.filter((callId) => this.#calls.has(callId));
  }

  tone(callId: string): void {
    this.tones.push(callId);
  }

  tap(callId: string): FakeTap {
    const tap = { callId, stream: new MediaStream(), open: true, close: () => void this.taps.splice(this.taps.indexOf(tap), 1) };
    this.taps.push(tap);
    return tap;
  }

  dismiss(callId: string): void {
    this.#calls.delete(callId);
    this.join(this.#joined);
  }

  close(): void {
    this.#running = false;
    this.#calls.clear();
    this.#joined = [];
  }
}
