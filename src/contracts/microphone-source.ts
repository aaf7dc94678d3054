/**
 * A call's hold on the microphone. The device stays open until the last lease
 * is released, and its track may be replaced while the call goes on.
 */
export interface MicrophoneLease {
  /** The sound of the microphone now; replaced when another device is chosen. */
  readonly stream: MediaStream;
  /** Calls `listener` with the new stream whenever the device changes: an empty one when it is gone and there is no other. One listener a lease. */
  onChange(listener: (stream: MediaStream) => void): void;
  /** Lets go of the microphone. Safe to call more than once. */
  release(): void;
}

/** How a call obtains its microphone. */
export interface MicrophoneSource {
  /**
   * Opens the chosen microphone, or joins those who use it already.
   *
   * Rejects with CcError `microphone-denied`, `microphone-missing`,
   * `microphone-busy` or `unsupported-browser`. When `signal` is aborted while
   * the browser asks its user, the promise rejects with the signal's reason
   * and a device that is granted later is closed at once.
   */
  open(options?: { readonly signal?: AbortSignal }): Promise<MicrophoneLease>;
}
