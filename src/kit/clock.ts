/** Time, as everything in this package reads it. Virtual in tests. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `task` once after `delay` ms; the result cancels it. */
  after(delay: number, task: () => void): () => void;
}

/** The clock on the wall. The only place that touches the platform's timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delay, task) => {
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
};
