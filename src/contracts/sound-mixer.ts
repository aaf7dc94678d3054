/** What is said on both sides of a call, as one sound. */
export interface SoundTap {
  readonly stream: MediaStream;
  /** Whether anything is let through; silence otherwise. True at first. */
  open: boolean;
  close(): void;
}

/**
 * Puts sounds of several calls together: for each far end what is said here
 * and by those it is joined with, never its own voice; and for a recorder both
 * sides. It knows no call and no device, only what it is given.
 */
export interface SoundMixer {
  /** What is for the ears of somebody at this desk only, and no far end's voice: consent tones. */
  readonly desk: MediaStream;
  /** Begins. Rejects with `media-failed` when the browser lets no sound be worked on now. */
  start(): Promise<void>;
  /** What is said here, from now on: again when the device changes. */
  useMicrophone(stream: MediaStream): void;
  /** Takes a call in. Results in what is to be sent to its far end, as long as it is in; the same when it is in already. */
  admit(callId: string): MediaStream;
  /** The far end's sound, from now on. */
  hear(callId: string, stream: MediaStream | undefined): void;
  /** Whether this call hears what is said here. True at first. */
  speak(callId: string, speaking: boolean): void;
  /** These, of the calls that are in, hear each other from now on, and no others do. */
  join(callIds: readonly string[]): void;
  /** Plays a short tone to somebody at this desk, to the call, and to all that are joined with it. */
  tone(callId: string): void;
  /** Both sides of a call that is in. */
  tap(callId: string): SoundTap;
  /** Sends a call away. */
  dismiss(callId: string): void;
  /** Lets go of everything. */
  close(): void;
}
