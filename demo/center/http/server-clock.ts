import type { Clock as ServerClock } from 'contact-center-widgets/server';
import type { Clock } from '../clock.js';

/** The center's time, as the package's server entry takes it. */
export function serverClock(clock: Clock): ServerClock {
  return {
    now: () => clock.now(),
    limit(delay) {
      const controller = new AbortController();
      clock.after(delay, () => controller.abort(new DOMException('the center did not answer in time', 'TimeoutError')));
      return controller.signal;
    },
  };
}
