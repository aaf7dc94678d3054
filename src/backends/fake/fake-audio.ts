import type { AudioHardware, AudioHardwareState, LevelListener, MicrophoneTuning } from '../../contracts/audio-hardware.js';
import type { DevicePurpose } from '../../model/audio.js';
import { CcError } from '../../model/error.js';
import type { EndTone, NoticeTone, Tone } from '../../model/tone.js';
import { FakeMicrophone } from './fake-microphone.js';

/** Sound hardware in memory: three devices of each kind, and a log of what was played. */
export class FakeAudio implements AudioHardware {
  readonly microphone: FakeMicrophone = new FakeMicrophone();
  /** What was played or stopped, in order: `tone ring`, `play fake-1`. */
  readonly log: string[] = [];
  #listeners = new Set<(state: AudioHardwareState) => void>();
  #missing: string | undefined;
  #tone: Tone = 'silence';
  readonly #levels = new Map<LevelListener, 'microphone' | 'speaker'>();
  /** How the microphone's sound is to be made; undefined before anybody said. */
  tuning: MicrophoneTuning | undefined;
  #state: AudioHardwareState = {
    microphones: [
      { id: 'default', label: 'Default microphone' },
      { id: 'headset-in', label: 'Headset microphone' },
    ],
    speakers: [
      { id: 'default', label: 'Default speaker' },
      { id: 'headset-out', label: 'Headset' },
      { id: 'monitor-out', label: 'Monitor' },
    ],
    permission: 'granted',
    microphoneOpen: false,
    microphoneMuted: false,
    canChooseSpeaker: true,
    locked: false,
  };

  get state(): AudioHardwareState {
    return this.#state;
  }

  subscribe(listener: (state: AudioHardwareState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Changes what the machine has or allows. */
  set(change: Partial<AudioHardwareState>): void {
    this.#state = Object.freeze({ ...this.#state, ...change });
    for (const listener of [...this.#listeners]) listener(this.#state);
  }

  /** This device can no longer be opened, though it is still listed. */
  breakDevice(deviceId: string): void {
    this.#missing = deviceId;
  }

  async choose(purpose: DevicePurpose, deviceId: string): Promise<void> {
    if (deviceId === this.#missing) throw new CcError(purpose === 'microphone' ? 'microphone-missing' : 'media-failed', 'broken by script');
    this.log.push(`choose ${purpose} ${deviceId}`);
  }

  play(callId: string, _stream: MediaStream): void {
    this.log.push(`play ${callId}`);
  }

  stop(callId: string): void {
    this.log.push(`stop ${callId}`);
  }

  tone(tone: Tone): void {
    if (this.#tone === tone) return;
    this.#tone = tone;
    this.log.push(`tone ${tone}`);
  }

  endTone(tone: EndTone): void {
    this.log.push(`end tone ${tone}`);
  }

  noticeTone(tone: NoticeTone): void {
    this.log.push(`notice tone ${tone}`);
  }

  keyTone(digit: string): void {
    this.log.push(`key ${digit}`);
  }

  testTone(purpose: 'speaker' | 'ringer'): void {
    this.log.push(`test ${purpose}`);
  }

  setRingerVolume(volume: number): void {
    this.log.push(`ringer volume ${volume}`);
  }

  async tune(tuning: MicrophoneTuning): Promise<void> {
    this.tuning = tuning;
  }

  followLevel(purpose: 'microphone' | 'speaker', listener: LevelListener): () => void {
    const own: LevelListener = (level, dead) => listener(level, dead);
    this.#levels.set(own, purpose);
    return () => this.#levels.delete(own);
  }

  /** How many follow a level. */
  get followers(): number {
    return this.#levels.size;
  }

  /** It is this loud at the microphone or the speaker, 0 to 1. */
  sound(purpose: 'microphone' | 'speaker', level: number, dead = false): void {
    for (const [listener, followed] of this.#levels) if (followed === purpose) listener(level, dead);
  }

  async unlock(): Promise<boolean> {
    this.set({ locked: false });
    return true;
  }

  async askPermission(): Promise<void> {
    const lease = await this.microphone.open();
    lease.release();
    this.set({ permission: 'granted' });
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
