import type { OutgoingMessage } from '../../contracts/chat-backend.js';
import { CcError } from '../../model/error.js';
import type { CecCalls, Uplink } from './cec-calls.js';
import type { CecAnswer } from './cec-gate.js';

/** With these a service says that it did not even look at a request. */
const unread: readonly unknown[] = [429, 503];

/** What a single sender stands on. */
export interface SingleSendOptions {
  readonly calls: CecCalls;
  /** The service answered when it was last asked for something. */
  readonly isReached: () => boolean;
  /** It did not answer. */
  readonly onDoubt: () => void;
}

/**
 * Sends by calls that carry no id and have no history, so that nobody can find
 * out afterwards what has arrived. What may have arrived is never sent again by
 * itself: that is told as `message-uncertain`, and is up to its writer. So that
 * this is rare, nothing is sent into an outage: the service is asked something
 * harmless first, and what was not sent for certain may be repeated.
 */
export class SingleSend {
  readonly #options: SingleSendOptions;
  /** Tried here, and not sent for certain. */
  readonly #unsent = new Set<string>();

  constructor(options: SingleSendOptions) {
    this.#options = options;
  }

  async send({ id, repeated }: OutgoingMessage, uplink: Uplink, signal: AbortSignal | undefined): Promise<CecAnswer> {
    const { calls, isReached, onDoubt } = this.#options;
    if (repeated && !this.#unsent.has(id)) throw uncertain();
    this.#unsent.add(id);
    if (!isReached()) await calls.queueInfo({ signal });
    try {
      const answer = await calls.send(uplink, { signal });
      this.#unsent.delete(id);
      return answer;
    } catch (cause) {
      if (!signal?.aborted && !mayHaveArrived(cause)) throw cause;
      this.#unsent.delete(id);
      if (signal?.aborted) throw cause;
      onDoubt();
      throw uncertain(cause);
    }
  }
}

function mayHaveArrived(cause: unknown): boolean {
  return cause instanceof CcError && cause.code === 'backend-unreachable' && !unread.includes(cause.context['status']);
}

function uncertain(cause?: unknown): CcError {
  return new CcError('message-uncertain', 'whether the message has arrived cannot be found out', { cause });
}
