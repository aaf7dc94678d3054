/** A stretch of a recording that is silent because somebody paused it, in ms since its beginning. */
export interface RecordingGap {
  readonly from: number;
  readonly to: number;
}

/** The recording of a call, or of a part of it. It is kept nowhere: whoever wants it has to take it now. */
export interface RecordedCall {
  readonly callId: string;
  /** Both sides in one sound. */
  readonly blob: Blob;
  /** What it is written in: `audio/webm;codecs=opus`. */
  readonly type: string;
  /** ms since the epoch. */
  readonly startedAt: number;
  /** ms, gaps included. */
  readonly duration: number;
  /** Oldest first. */
  readonly gaps: readonly RecordingGap[];
}
