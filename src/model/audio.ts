import type { CcError } from './error.js';

/** What a device is used for. The ringer may be another one than the speaker. */
export type DevicePurpose = 'microphone' | 'speaker' | 'ringer';

/** A sound device as the browser names it. */
export interface AudioDevice {
  /** `default` or the browser's id. */
  readonly id: string;
  /** For people. Empty until the microphone was allowed once. */
  readonly label: string;
}

/** Whether this page may use the microphone. */
export type MicrophonePermission = 'unknown' | 'prompt' | 'granted' | 'denied';

/** Which sound devices there are and which are used. A frozen snapshot. */
export interface AudioState {
  readonly microphones: readonly AudioDevice[];
  readonly speakers: readonly AudioDevice[];
  readonly chosen: Readonly<Record<DevicePurpose, string>>;
  readonly permission: MicrophonePermission;
  /** The microphone is open now. */
  readonly microphoneOpen: boolean;
  /** The browser can send sound to a chosen device (not in Safari and older Firefox). */
  readonly canChooseSpeaker: boolean;
  /** The browser refuses to play before its user touches the page. */
  readonly locked: boolean;
  readonly error: CcError | undefined;
}
