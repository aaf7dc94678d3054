import type { MicrophoneSource } from './microphone-source.js';

/** What a microphone heard. */
export interface SoundRecording {
  /** Its loudest moment, 0 (nothing at all) to 1, as ears take it. */
  readonly level: number;
  /** The device, as the browser calls it. */
  readonly device: string;
  /** Plays it on the speaker. Resolves when it is over; rejects with the signal's reason. */
  play(options: { readonly signal: AbortSignal }): Promise<void>;
}

/** Microphone and speaker of this machine, to be tried. Nothing is kept and nothing leaves the page. */
export interface SoundCheck {
  readonly microphone: MicrophoneSource;
  /** Asks for the microphone and closes it at once. Rejects with the microphone's errors. */
  askPermission(options: { readonly signal: AbortSignal }): Promise<void>;
  /**
   * Records for so many ms; `onLevel` hears about twelve times a second how
   * loud it is, 0 to 1. Rejects with the microphone's errors.
   */
  record(options: {
    readonly signal: AbortSignal;
    readonly length: number;
    readonly onLevel: (level: number) => void;
  }): Promise<SoundRecording>;
  /** Plays a tone. Resolves when it is over, with whether the browser let it be heard. */
  playTone(options: { readonly signal: AbortSignal }): Promise<boolean>;
}
