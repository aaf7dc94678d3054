import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clock } from '../../kit/clock.js';

/** How long a control that has just appeared cannot be hit, in ms. */
export const settlingTime = 500;

/**
 * Keeps a click that was meant for what stood here before from hitting what
 * stands here now: Answer must not become Hang up under the finger.
 */
export class SettlingController implements ReactiveController {
  readonly #clock: () => Clock;
  #subject: string | undefined;
  #since = Number.NEGATIVE_INFINITY;

  /** @param clock read each time, since it may be exchanged */
  constructor(host: ReactiveControllerHost, clock: () => Clock) {
    this.#clock = clock;
    host.addController(this);
  }

  /** Says what is shown. Another subject than before begins to settle. */
  show(subject: string | undefined): void {
    if (subject === this.#subject) return;
    this.#subject = subject;
    this.#since = this.#clock().now();
  }

  /** Whether what is shown has stood long enough to be meant. */
  get settled(): boolean {
    return this.#clock().now() - this.#since >= settlingTime;
  }

  hostDisconnected(): void {
    this.#subject = undefined;
  }
}
