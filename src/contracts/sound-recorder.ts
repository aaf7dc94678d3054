/** Writes a sound down. */
export interface SoundRecorder {
  /** What it writes in: `audio/webm;codecs=opus`. */
  readonly type: string;
  /** Ends it and resolves with all that was written; also when it came to an early end by itself. */
  stop(): Promise<Blob>;
}

/** How calls are recorded. */
export interface RecordingSetting {
  /** Begins to write a sound down. Rejects with `media-failed` or `unsupported-browser`. */
  readonly record: (sound: MediaStream) => Promise<SoundRecorder>;
  /** How often both sides hear the tone that says so, in ms; 0 for only once, at the beginning. */
  readonly toneEvery: number;
}
