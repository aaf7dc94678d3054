/** What a processor made of a microphone's track. */
export interface ProcessedTrack {
  readonly track: MediaStreamTrack;
  /** Lets go of what was used for it. Called once, when the microphone is closed or exchanged. */
  dispose(): void;
}

/**
 * Something of the page's own between the microphone and the call, noise
 * suppression for example. It is asked for each time that a microphone is
 * opened; when it rejects, or takes longer than three seconds, the plain
 * microphone is used, so that no call is lost to it.
 */
export interface AudioProcessor {
  /**
   * @param track the microphone's sound; it is not the processor's to stop
   * @param context to build in; it belongs to the phone and is not to be closed
   */
  start(track: MediaStreamTrack, context: AudioContext): Promise<ProcessedTrack>;
}
