import type { AudioDevice, DevicePurpose, MicrophonePermission } from '../model/audio.js';
import type { EndTone, NoticeTone, Tone } from '../model/tone.js';
import type { MicrophoneSource } from './microphone-source.js';

/** What the hardware tells: any of these may change at any time. */
export interface AudioHardwareState {
  readonly microphones: readonly AudioDevice[];
  readonly speakers: readonly AudioDevice[];
  readonly permission: MicrophonePermission;
  readonly microphoneOpen: boolean;
  readonly canChooseSpeaker: boolean;
  readonly locked: boolean;
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
  /** Lets sound play, from inside a user's gesture. Resolves with whether it does. */
  unlock(): Promise<boolean>;
  /** Asks for the microphone once and closes it again, so that devices have names. */
  askPermission(): Promise<void>;
  dispose(): void;
}
