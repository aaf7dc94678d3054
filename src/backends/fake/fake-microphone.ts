import type { MicrophoneLease, MicrophoneSource } from '../../contracts/microphone-source.js';
import { CcError, type ErrorCode } from '../../model/error.js';

/** A microphone in memory: an empty stream, or the refusal it was told. */
export class FakeMicrophone implements MicrophoneSource {
  /** Why it cannot be had; undefined when it can. */
  refusal: ErrorCode | undefined;
  #leases = 0;

  /** How many calls use it. */
  get leases(): number {
    return this.#leases;
  }

  async open(options: { readonly signal?: AbortSignal } = {}): Promise<MicrophoneLease> {
    options.signal?.throwIfAborted();
    if (this.refusal) throw new CcError(this.refusal, 'refused by script');
    this.#leases++;
    let released = false;
    return {
      stream: new MediaStream(),
      onChange: () => {},
      release: () => {
        if (released) return;
        released = true;
        this.#leases--;
      },
    };
  }
}
