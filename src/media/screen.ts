import type { CameraLease, ScreenSource } from '../contracts/camera-source.js';
import { CcError } from '../model/error.js';

/** The screens, windows and tabs of this browser: its user is asked each time, and may end it at any time. */
export class Screen implements ScreenSource {
  readonly #devices: Pick<MediaDevices, 'getDisplayMedia'> | undefined;

  constructor(devices: Pick<MediaDevices, 'getDisplayMedia'> | undefined = globalThis.navigator?.mediaDevices) {
    this.#devices = devices;
  }

  async open({ signal }: { readonly signal?: AbortSignal } = {}): Promise<CameraLease | undefined> {
    signal?.throwIfAborted();
    const stream = await this.#ask();
    if (signal?.aborted) {
      release(stream);
      throw signal.reason as Error;
    }
    return stream && leaseOf(stream);
  }

  async #ask(): Promise<MediaStream | undefined> {
    if (!this.#devices?.getDisplayMedia) throw new CcError('unsupported-browser', 'no screen can be asked for here');
    try {
      // what is read matters more than what moves
      return await this.#devices.getDisplayMedia({ video: { frameRate: { ideal: 15, max: 30 } }, audio: false });
    } catch (cause) {
      // thought better of it, or not allowed: both were their own decision
      if (cause instanceof DOMException && (cause.name === 'NotAllowedError' || cause.name === 'AbortError')) return undefined;
      throw new CcError('media-failed', 'the screen cannot be shown', { cause });
    }
  }
}

function leaseOf(stream: MediaStream): CameraLease {
  const [track] = stream.getVideoTracks();
  if (track) track.contentHint = 'detail';
  let listener: ((stream: MediaStream) => void) | undefined;
  // ended in the browser's own bar; `stop` does not tell
  track?.addEventListener('ended', () => listener?.(new MediaStream()), { once: true });
  return {
    stream,
    onChange: (told) => {
      listener = told;
    },
    release: () => release(stream),
  };
}

function release(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
