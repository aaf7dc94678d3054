/** A call's hold on the camera. */
export interface CameraLease {
  readonly stream: MediaStream;
  /** Calls `listener` with the new stream whenever the device changes: an empty one when it is gone and there is no other. One listener a lease. */
  onChange(listener: (stream: MediaStream) => void): void;
  /** Lets go of the camera: its light goes out with the last lease. Safe to call more than once. */
  release(): void;
}

/** How a call obtains its camera. */
export interface CameraSource {
  /**
   * Opens the camera, or joins those who use it already.
   *
   * Rejects with CcError `camera-denied`, `camera-missing`, `camera-busy` or
   * `unsupported-browser`. When `signal` is aborted while the browser asks its
   * user, the promise rejects with the signal's reason and a device that is
   * granted later is closed at once.
   */
  open(options?: { readonly signal?: AbortSignal }): Promise<CameraLease>;
}
