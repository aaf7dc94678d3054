import type { MicrophoneLease, MicrophoneSource } from '../../src/contracts/microphone-source.js';
import { CcError, type ErrorCode } from '../../src/model/error.js';

/** A microphone whose user may refuse or think about it, and whose leases are counted. */
export class GuardedMicrophone implements MicrophoneSource {
  /** Why it cannot be had; undefined when it can. */
  refusal: ErrorCode | undefined;
  /** Its user does not decide: it is granted only after somebody gave up waiting. */
  undecided = false;
  readonly #source: MicrophoneSource;
  #leases = 0;

  constructor(source: MicrophoneSource) {
    this.#source = source;
  }

  /** How many calls hold it. */
  get leases(): number {
    return this.#leases;
  }

  async open({ signal }: { readonly signal?: AbortSignal } = {}): Promise<MicrophoneLease> {
    signal?.throwIfAborted();
    if (this.refusal) throw new CcError(this.refusal, 'refused by the test');
    if (this.undecided && signal) {
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      throw signal.reason;
    }
    const lease = await this.#source.open(signal ? { signal } : {});
    this.#leases++;
    let held = true;
    return {
      get stream(): MediaStream {
        return lease.stream;
      },
      onChange: (listener) => lease.onChange(listener),
      release: () => {
        lease.release();
        if (held) this.#leases--;
        held = false;
      },
    };
  }
}
