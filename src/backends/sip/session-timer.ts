import './call-core.js';
import type { Clock } from '../../kit/clock.js';
import type { Session } from './session.js';
import type { SessionInterval } from './session-interval.js';

/** What a session timer works with. */
export interface SessionTimerOptions {
  readonly session: Session;
  readonly interval: SessionInterval;
  readonly clock: Clock;
  /** The server can be asked something now. */
  readonly canSignal: () => boolean;
  /** Asks the far end. Resolves with whether it still knows the call. */
  readonly refresh: () => Promise<boolean>;
  /** The far end does not know the call any more. */
  readonly onGone: () => void;
  /** Aborted when the call ends. */
  readonly signal: AbortSignal;
}

/**
 * Keeps a call confirmed between its ends (RFC 4028 §10). A far end that was to
 * confirm it and did not is asked, instead of being hung up on: its server may
 * have been away while both sides went on talking.
 */
export class SessionTimer {
  readonly #options: SessionTimerOptions;
  #cancel: () => void = () => {};

  constructor(options: SessionTimerOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#cancel(), { once: true });
    const { seconds, ours } = options.interval;
    options.session.answerHeaders = () => [`Session-Expires: ${seconds};refresher=${ours ? 'uas' : 'uac'}`];
    this.heard();
  }

  /** What each re-INVITE of ours says: one that says nothing ends the timer (RFC 4028 §7.4). */
  get headers(): string[] {
    const { seconds, ours } = this.#options.interval;
    return [`Session-Expires: ${seconds};refresher=${ours ? 'uac' : 'uas'}`];
  }

  /** The call was confirmed just now. */
  heard(): void {
    const { clock, interval, signal } = this.#options;
    const { seconds, ours } = interval;
    this.#cancel();
    if (signal.aborted) return;
    const wait = ours ? seconds / 2 : seconds - Math.min(32, seconds / 3);
    this.#cancel = clock.after(wait * 1000, () => void this.#refresh());
  }

  async #refresh(): Promise<void> {
    const { canSignal, refresh, onGone } = this.#options;
    this.heard();
    if (canSignal() && !(await refresh())) onGone();
  }
}
