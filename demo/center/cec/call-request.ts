import type { Clock, Timer } from '../clock.js';

/** What `getClickToCallEvents` tells; without `eventId`, nothing has happened. */
export interface CallEvent {
  readonly eventId?: 168101 | 168102 | 168103 | 168105 | 168106 | 168110 | 168199;
  readonly resultDesc: string;
  readonly content?: Readonly<Record<string, unknown>>;
}

/** Where a request for a call stands. */
export type CallStage = 'requested' | 'queued' | 'offered' | 'talking' | 'ended';

/** A cause of the CTI platform. */
export interface Cause {
  readonly causeId: number;
  readonly causeDesc: string;
}

/** One request for a call, and the events that wait for its visitor; each is told once. */
export class CallRequest {
  readonly id: string;
  readonly video: boolean;
  readonly createdAt: number;
  stage: CallStage = 'requested';
  /** Present once there is somebody to talk to. */
  accessCode: string | undefined;
  /** Extension or number that it goes to. */
  target: string | undefined;
  cause: Cause | undefined;
  readonly told: CallEvent[] = [];
  readonly #events: CallEvent[] = [];
  readonly #timers: Timer[] = [];
  readonly #clock: Clock;
  #waiting: (() => void) | undefined;

  constructor(options: { readonly id: string; readonly video: boolean; readonly clock: Clock }) {
    this.id = options.id;
    this.video = options.video;
    this.#clock = options.clock;
    this.createdAt = options.clock.now();
  }

  get ended(): boolean {
    return this.stage === 'ended';
  }

  tell(event: CallEvent): void {
    this.#events.push(event);
    this.#waiting?.();
  }

  /** Nothing comes after this. */
  end(event: CallEvent, cause: Cause): void {
    if (this.ended) return;
    this.stage = 'ended';
    this.cause = cause;
    for (const timer of this.#timers) timer.cancel();
    this.tell({ ...event, content: { ...cause } });
  }

  /** Does something later, unless it has ended by then. */
  later(delay: number, action: () => void): void {
    if (!this.ended) this.#timers.push(this.#clock.after(delay, action));
  }

  /** The next event, as soon as there is one; `undefined` when nothing happens for `hold` milliseconds. */
  async next(hold: number, signal: AbortSignal): Promise<CallEvent | undefined> {
    this.#waiting?.();
    if (this.#events.length === 0 && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          limit.cancel();
          signal.removeEventListener('abort', done);
          if (this.#waiting === done) this.#waiting = undefined;
          resolve();
        };
        const limit = this.#clock.after(hold, done);
        this.#waiting = done;
        signal.addEventListener('abort', done, { once: true });
      });
    }
    if (signal.aborted) return undefined;
    const event = this.#events.shift();
    if (event !== undefined) this.told.push(event);
    return event;
  }

  get isPolled(): boolean {
    return this.#waiting !== undefined;
  }
}
