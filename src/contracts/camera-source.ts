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
  /** The cameras there are, the default one first. Absent where none can be chosen. */
  list?(): Promise<readonly CameraChoice[]>;
  /** Uses another camera from now on, in calls that are under way too. Rejects as `open` does, and the one before stays. */
  choose?(deviceId: string): Promise<void>;
}

/** A camera that can be chosen. */
export interface CameraChoice {
  readonly id: string;
  /** Empty before the permission. */
  readonly label: string;
  readonly chosen: boolean;
}

/** How a call obtains the picture of a screen. */
export interface ScreenSource {
  /** Asks which one. Resolves with nothing when its user chose none; rejects with `unsupported-browser`, `media-failed`, or the signal's reason. */
  open(options?: { readonly signal?: AbortSignal }): Promise<CameraLease | undefined>;
}
