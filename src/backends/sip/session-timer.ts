import './call-core.js';
import type { Clock } from '../../kit/clock.js';
import type { Session } from './session.js';
import type { Headers } from './call-data.js';
import { intervalFor, intervalIn, type SessionInterval } from './session-interval.js';

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
  #interval: SessionInterval;
  #cancel: () => void = () => {};

  constructor(options: SessionTimerOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#cancel(), { once: true });
    this.#interval = options.interval;
    options.session.answerHeaders = (request) => this.#answer(request);
    this.heard();
  }

  /** What each re-INVITE of ours says: one that says nothing ends the timer (RFC 4028 §7.4). */
  get headers(): string[] {
    const { seconds, ours } = this.#interval;
    return [`Session-Expires: ${seconds};refresher=${ours ? 'uac' : 'uas'}`];
  }

  /** The far end confirmed the call just now, with this answer if it was asked to. */
  heard(answer?: Headers): void {
    const { clock, signal } = this.#options;
    if (answer) this.#interval = intervalIn(answer) ?? this.#interval;
    const { seconds, ours } = this.#interval;
    this.#cancel();
    if (signal.aborted) return;
    const wait = ours ? seconds / 2 : seconds - Math.min(32, seconds / 3);
    this.#cancel = clock.after(wait * 1000, () => void this.#refresh());
  }

  // each request that confirms the call settles anew how often and by whom that is done (RFC 4028 §9)
  #answer(request: Headers): string[] {
    const { seconds } = this.#interval;
    const wished = intervalFor(request, seconds);
    this.#interval = wished?.interval ?? { seconds, ours: true };
    return wished?.headers ?? [`Session-Expires: ${seconds};refresher=uas`];
  }

  async #refresh(): Promise<void> {
    const { canSignal, refresh, onGone } = this.#options;
    this.heard();
    if (canSignal() && !(await refresh())) onGone();
  }
}
