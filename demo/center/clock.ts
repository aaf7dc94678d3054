/** Something that was set to happen later and may be called off. */
export interface Timer {
  cancel(): void;
}

/** Where the center gets its time from; tests bring their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `action` once after `delay` milliseconds. */
  after(delay: number, action: () => void): Timer;
}

/** The time of the machine. Its timers never keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delay, action) {
    const timeout = setTimeout(action, delay);
    timeout.unref();
    return { cancel: () => clearTimeout(timeout) };
  },
};
