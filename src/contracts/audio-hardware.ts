import type { AudioDevice, DevicePurpose, MicrophonePermission, SoundSettings } from '../model/audio.js';
import type { EndTone, NoticeTone, Tone } from '../model/tone.js';
import type { AudioProcessor } from './audio-processor.js';
import type { MicrophoneSource } from './microphone-source.js';

/** What the hardware tells: any of these may change at any time. */
export interface AudioHardwareState {
  readonly microphones: readonly AudioDevice[];
  readonly speakers: readonly AudioDevice[];
  readonly permission: MicrophonePermission;
  readonly microphoneOpen: boolean;
  /** The open microphone was muted at the device or by the system. */
  readonly microphoneMuted: boolean;
  readonly canChooseSpeaker: boolean;
  readonly locked: boolean;
}

/**
 * Hears how loud it is, 0 (silence) to 1.
 *
 * @param dead nothing at all comes, not even the noise of a quiet room
 */
export type LevelListener = (level: number, dead: boolean) => void;

/** How the microphone's sound is made. */
export interface MicrophoneTuning extends Omit<SoundSettings, 'ringerVolume'> {
  /** The page's own, after the browser's and the gain. */
  readonly processor: AudioProcessor | undefined;
  /** The processor failed with this, and the plain microphone is used; or it works, with undefined. */
  readonly onProcessor: (failure: unknown) => void;
}

/** Microphone, speakers and ringer of this machine, as a browser gives them. */
export interface AudioHardware {
  readonly microphone: MicrophoneSource;
  readonly state: AudioHardwareState;
  /** Calls `listener` after every change of `state`. */
  subscribe(listener: (state: AudioHardwareState) => void): () => void;
  /**
   * Uses another device from now on, also for what is playing and for open
   * microphones. Rejects with the microphone's errors or `media-failed`; the old device then stays.
   */
  choose(purpose: DevicePurpose, deviceId: string): Promise<void>;
  /** Plays a call's sound on the speaker until `stop`. Playing the same id again replaces its stream. */
  play(callId: string, stream: MediaStream): void;
  stop(callId: string): void;
  /** Plays a tone until told another; ringing on the ringer, the rest on the speaker. */
  tone(tone: Tone): void;
  /** Plays a short tone once on the speaker. */
  endTone(tone: EndTone): void;
  /** Plays a short tone once on the speaker, before the phone does something by itself. */
  noticeTone(tone: NoticeTone): void;
  /** Plays a key's sound (ITU-T Q.23) for its presser, once. */
  keyTone(digit: string): void;
  /** Plays what the speaker or the ringer would play, for about two seconds. */
  testTone(purpose: 'speaker' | 'ringer'): void;
  /** How loud the ringer is, 0 to 1. */
  setRingerVolume(volume: number): void;
  /**
   * Makes the microphone's sound differently from now on, also of one that is open.
   * Rejects with the microphone's errors when it cannot be opened again; the one before stays.
   */
  tune(tuning: MicrophoneTuning): Promise<void>;
  /**
   * Tells how loud the microphone is (opening it meanwhile), or what the speaker plays, about ten times a second until the
   * result is called. A microphone that cannot be opened tells nothing.
   */
  followLevel(purpose: 'microphone' | 'speaker', listener: LevelListener): () => void;
  /** Lets sound play, from inside a user's gesture. Resolves with whether it does. */
  unlock(): Promise<boolean>;
  /** Asks for the microphone once and closes it again, so that devices have names. */
  askPermission(): Promise<void>;
  dispose(): void;
}
