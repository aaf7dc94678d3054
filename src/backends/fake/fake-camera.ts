import type { CameraLease, CameraSource } from '../../contracts/camera-source.js';
import { CcError, type ErrorCode } from '../../model/error.js';

/** A camera in memory: an empty stream, one it is given, or the refusal it was told. */
export class FakeCamera implements CameraSource {
  /** Why it cannot be had; undefined when it can. */
  refusal: ErrorCode | undefined;
  /** What it sees. */
  stream: MediaStream = new MediaStream();
  readonly #leases = new Set<{ listener: (stream: MediaStream) => void }>();

  /** How many calls use it. */
  get leases(): number {
    return this.#leases.size;
  }

  /** It is another device from now on. */
  change(stream: MediaStream): void {
    this.stream = stream;
    for (const { listener } of this.#leases) listener(stream);
  }

  async open(options: { readonly signal?: AbortSignal } = {}): Promise<CameraLease> {
    options.signal?.throwIfAborted();
    if (this.refusal) throw new CcError(this.refusal, 'refused by script');
    const held = { listener: (_stream: MediaStream): void => {} };
    this.#leases.add(held);
    const current = (): MediaStream => this.stream;
    return {
      get stream(): MediaStream {
        return current();
      },
      onChange: (listener) => {
        held.listener = listener;
      },
      release: () => void this.#leases.delete(held),
    };
  }
}
