/** Stops a subscription. Safe to call more than once. */
export type Unsubscribe = () => void;

/** How to listen to a source. */
export interface SubscribeOptions<S, T> {
  /** What of the state matters; the listener is called when this changes (`Object.is`). Default: all of it. */
  readonly selector?: (state: S) => T;
  /** Ends the subscription. */
  readonly signal?: AbortSignal;
}

/** Something whose state can be read and followed. Every service is one. */
export interface Source<S> {
  /** The present state: a frozen snapshot. */
  readonly state: S;
  /** Calls `listener` after every change of what is selected; not at once. */
  subscribe<T = S>(listener: (selected: T, previous: T) => void, options?: SubscribeOptions<S, T>): Unsubscribe;
}

/**
 * Holds one frozen snapshot and tells its listeners when it is replaced.
 *
 * A listener that throws does not keep the others from hearing; its error is
 * reported as an uncaught one, as a DOM listener's would be. A commit made by
 * a listener is delivered after the one that is under way, so that everybody
 * sees every change in the same order.
 */
export class Store<S extends object> implements Source<S> {
  #state: Readonly<S>;
  readonly #listeners = new Set<(state: S, previous: S) => void>();
  readonly #pending: (readonly [state: S, previous: S])[] = [];
  #delivering = false;

  constructor(initial: S) {
    this.#state = Object.freeze({ ...initial });
  }

  get state(): S {
    return this.#state;
  }

  /** Replaces the named fields. Nothing happens when none of them changes. */
  commit(change: Partial<S>): void {
    const keys = Object.keys(change) as (keyof S)[];
    if (keys.every((key) => Object.is(change[key], this.#state[key]))) return;
    const previous = this.#state;
    this.#state = Object.freeze({ ...previous, ...change });
    this.#pending.push([this.#state, previous]);
    if (!this.#delivering) this.#deliver();
  }

  subscribe<T = S>(listener: (selected: T, previous: T) => void, { selector, signal }: SubscribeOptions<S, T> = {}): Unsubscribe {
    if (signal?.aborted) return () => {};
    const select = selector ?? ((state: S) => state as unknown as T);
    const entry = (state: S, previous: S): void => {
      const [now, before] = [select(state), select(previous)];
      if (!Object.is(now, before)) listener(now, before);
    };
    this.#listeners.add(entry);
    const stop = (): void => {
      this.#listeners.delete(entry);
      signal?.removeEventListener('abort', stop);
    };
    signal?.addEventListener('abort', stop, { once: true });
    return stop;
  }

  /** Lets go of every listener. */
  dispose(): void {
    this.#listeners.clear();
  }

  #deliver(): void {
    this.#delivering = true;
    for (let next = this.#pending.shift(); next; next = this.#pending.shift()) {
      for (const listener of [...this.#listeners]) {
        if (!this.#listeners.has(listener)) continue;
        try {
          listener(...next);
        } catch (error) {
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    }
    this.#delivering = false;
  }
}
