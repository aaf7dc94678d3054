import { type Clock, systemClock } from 'contact-center-widgets';

/** The clock on the wall, moved forward at will, so that a call can have lasted for minutes. */
export class ShiftedClock implements Clock {
  #shift = 0;
  readonly #waiting = new Map<() => void, number>();

  now(): number {
    return systemClock.now() + this.#shift;
  }

  after(delay: number, task: () => void): () => void {
    const cancel = systemClock.after(delay, run);
    const waiting = this.#waiting;
    function run(): void {
      stop();
      task();
    }
    function stop(): void {
      cancel();
      waiting.delete(run);
    }
    this.#waiting.set(run, this.now() + delay);
    return stop;
  }

  /** Moves on by `duration` ms; what falls due meanwhile happens now. */
  skip(duration: number): void {
    this.#shift += duration;
    for (const [run, at] of [...this.#waiting]) if (at <= this.now()) run();
  }
}
