import type { ChatBackend, ChatEvent } from '../contracts/chat-backend.js';
import type { Clock } from '../kit/clock.js';
import { sleep } from '../kit/sleep.js';
import { type BackOff, backOffDelay } from '../kit/retry.js';
import type { ConversationEvent } from '../model/conversation-event.js';
import { type CcError, toCcError } from '../model/error.js';

/** What a follower is made of. */
export interface ConversationFollowerOptions {
  readonly backend: ChatBackend;
  readonly clock: Clock;
  readonly random: () => number;
  readonly backOff: BackOff;
  readonly signal: AbortSignal;
  readonly happen: (event: ConversationEvent) => void;
  readonly onConnection: (online: boolean, error?: CcError) => void;
  readonly onEnded: () => void;
}

/** Who writes says so again and again; after this many ms of silence they write no more. */
const typingLasts = 10_000;

/** Hears what the far end says, until the conversation is over. */
export class ConversationFollower {
  readonly #options: ConversationFollowerOptions;
  #following: Promise<void> = Promise.resolve();
  #stopTyping: () => void = () => {};

  constructor(options: ConversationFollowerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#following = this.#follow().finally(() => this.#stopTyping());
  }

  /** Resolves when it has let go of the back end. */
  stopped(): Promise<void> {
    return this.#following;
  }

  async #follow(): Promise<void> {
    const { backend, clock, random, backOff, signal, onConnection } = this.#options;
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        for await (const event of backend.follow({ signal })) {
          if (signal.aborted) return;
          attempt = 0;
          this.#onEvent(event);
        }
      } catch (cause) {
        if (signal.aborted) return;
        onConnection(false, toCcError(cause, 'backend-unreachable'));
      }
      // a back end that stops before the end is followed again
      await sleep(clock, backOffDelay(attempt, random, backOff), signal).catch(() => undefined);
    }
  }

  #onEvent(event: ChatEvent): void {
    const { clock, happen, onConnection, onEnded } = this.#options;
    if (event.type === 'connection') return onConnection(event.online, event.error);
    if (event.type === 'typing') this.#onTyping(event.typing);
    happen(event.type === 'ended' ? { ...event, at: clock.now() } : event);
    if (event.type === 'ended') onEnded();
  }

  #onTyping(typing: boolean): void {
    const { clock, happen } = this.#options;
    this.#stopTyping();
    if (typing) this.#stopTyping = clock.after(typingLasts, () => happen({ type: 'typing', typing: false }));
  }
}
