import type { CallLegEvent } from '../../contracts/phone-backend.js';

/** Hands a leg's events to its one follower, those from before first; none after `ended`. */
export class LegEvents {
  #early: CallLegEvent[] = [];
  #listener: ((event: CallLegEvent) => void) | undefined;
  #ended = false;

  get ended(): boolean {
    return this.#ended;
  }

  emit(event: CallLegEvent): void {
    if (this.#ended) return;
    this.#ended = event.type === 'ended';
    if (this.#listener) this.#listener(event);
    else this.#early.push(event);
  }

  follow(listener: (event: CallLegEvent) => void): void {
    const early = this.#early;
    this.#early = [];
    for (const event of early) listener(event);
    this.#listener = listener;
  }
}
