import type { Unsubscribe } from './store.js';

/** Tells moments that leave no trace in a state, to those who listen just then. */
export class Emitter<Moments extends object> {
  readonly #listeners = new Map<keyof Moments, Set<(value: never) => void>>();

  on<K extends keyof Moments>(moment: K, listener: (value: Moments[K]) => void): Unsubscribe {
    const listeners = this.#listeners.get(moment) ?? new Set();
    this.#listeners.set(moment, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  emit<K extends keyof Moments>(moment: K, value: Moments[K]): void {
    for (const listener of [...(this.#listeners.get(moment) ?? [])]) (listener as (value: Moments[K]) => void)(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
