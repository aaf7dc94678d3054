import { type Clock, systemClock } from 'contact-center-widgets';

/** The clock on the wall, moved forward at will, so that a call can have lasted for minutes. */
export class ShiftedClock implements Clock {
  #shift = 0;

  now(): number {
    return systemClock.now() + this.#shift;
  }

  after(delay: number, task: () => void): () => void {
    return systemClock.after(delay, task);
  }

  /** Moves on by `duration` ms. What was to happen meanwhile happens at its own time all the same. */
  skip(duration: number): void {
    this.#shift += duration;
  }
}
