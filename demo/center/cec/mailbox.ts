import type { Clock } from '../clock.js';
import type { Downlink } from './downlink.js';

type Waiting = { readonly answer: (taken: boolean) => void };

/**
 * What waits for one visitor. Taking consumes: nothing is given twice, and what
 * was taken by an answer that got lost is gone. Of two polls at once the newer
 * one stays; the older one comes back empty.
 */
export class Mailbox {
  #messages: Downlink[] = [];
  #waiting: Waiting | undefined;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether a poll is held right now. */
  get isPolled(): boolean {
    return this.#waiting !== undefined;
  }

  get size(): number {
    return this.#messages.length;
  }

  put(message: Downlink): void {
    this.#messages.push(message);
    this.#waiting?.answer(true);
  }

  /** Puts what a poll has taken back to the front, to be taken a second time. */
  putBack(messages: readonly Downlink[]): void {
    this.#messages.unshift(...messages);
  }

  /**
   * Takes what is there, else waits up to `hold` milliseconds. Read receipts
   * are for those who asked for them, and lost on all others.
   */
  async take(options: { readonly hold: number; readonly wantsRead: boolean; readonly signal?: AbortSignal }): Promise<readonly Downlink[]> {
    this.#waiting?.answer(false);
    const ready = this.#drain(options.wantsRead);
    if (ready.length > 0) return ready;
    const until = this.#clock.now() + options.hold;
    for (;;) {
      const arrives = await this.#wait({ ...options, hold: until - this.#clock.now() });
      if (!arrives) return [];
      const arrived = this.#drain(options.wantsRead);
      if (arrived.length > 0) return arrived;
    }
  }

  #drain(wantsRead: boolean): readonly Downlink[] {
    const taken = this.#messages.filter(({ controlType }) => wantsRead || controlType !== 'READ');
    this.#messages = [];
    return taken;
  }

  #wait({ hold, signal }: { readonly hold: number; readonly signal?: AbortSignal }): Promise<boolean> {
    return new Promise((resolve) => {
      const limit = this.#clock.after(hold, () => waiting.answer(false));
      const gone = (): void => waiting.answer(false);
      const waiting: Waiting = {
        answer: (taken) => {
          limit.cancel();
          signal?.removeEventListener('abort', gone);
          if (this.#waiting === waiting) this.#waiting = undefined;
          resolve(taken);
        },
      };
      this.#waiting = waiting;
      if (signal?.aborted === true) gone();
      else signal?.addEventListener('abort', gone, { once: true });
    });
  }
}
