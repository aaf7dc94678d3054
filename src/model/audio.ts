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

/** How the microphone and the ringer are set. */
export interface SoundSettings {
  /** How loud the ringer is, 0 to 1. */
  readonly ringerVolume: number;
  /** What the microphone's sound is multiplied by, 0.25 to 4; 1 leaves it as it is. */
  readonly microphoneGain: number;
  /** Takes the far end's voice out of what the microphone hears. */
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  /** Makes quiet voices louder and loud ones quieter. */
  readonly autoGainControl: boolean;
}

/** As browsers set them for a call. */
export const usualSound: SoundSettings = Object.freeze({
  ringerVolume: 1,
  microphoneGain: 1,
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
});

/** Something about the sound that its user should know now, and does not see. */
export type SoundHint =
  /** The chosen device is not plugged in; the default one is used until it is. */
  | { readonly kind: 'device-away'; readonly purpose: DevicePurpose; readonly label: string }
  /** The microphone was muted at the device or by the system. */
  | { readonly kind: 'microphone-muted' }
  /** Nothing at all comes from the microphone during a call: not even the noise of a quiet room. */
  | { readonly kind: 'microphone-silent' }
  /** Somebody speaks while their call is muted. */
  | { readonly kind: 'speaking-while-muted' }
  /** The page's own audio processor failed: the far end hears the plain microphone. */
  | { readonly kind: 'processor-failed'; readonly error: CcError };

/** Where the buttons of a headset stand. */
export interface HeadsetState {
  /**
   * `unsupported`: this browser gives pages no headset buttons (WebHID). `away`: one was
   * connected before and is not plugged in. `elsewhere`: another tab has it.
   */
  readonly state: 'unsupported' | 'none' | 'connecting' | 'connected' | 'away' | 'elsewhere';
  /** As the device calls itself. */
  readonly name?: string;
  /** Why it could not be connected. */
  readonly error?: CcError;
}

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
  readonly settings: SoundSettings;
  readonly hints: readonly SoundHint[];
  readonly headset: HeadsetState;
  readonly error: CcError | undefined;
}
