import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../clock.js';
import type { Seat } from './seats.js';

type Issued = {
  readonly seat: Seat;
  /** Milliseconds since 1970. */
  expires: number;
  replaced: boolean;
};

/** What became of a credential that somebody brings. */
export type Verdict = Seat | 'unknown' | 'expired' | 'replaced';

/** The credentials of the web phones: one for each seat, of which a new one ends the one before. */
export class Authentications {
  readonly #issued = new Map<string, Issued>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `Bearer <id>:<account>:<uuid>`, good for some seconds. */
  issue(seat: Seat, seconds: number): string {
    for (const issued of this.#issued.values()) if (issued.seat.account === seat.account) issued.replaced = true;
    const token = `${randomBytes(5).toString('hex')}:${seat.account}:${randomUUID()}`;
    this.#issued.set(token, { seat, expires: this.#clock.now() + seconds * 1000, replaced: false });
    return `Bearer ${token}`;
  }

  /** Whose credential it is; with or without its `Bearer`. */
  verdict(authentication: string): Verdict {
    const issued = this.#issued.get(authentication.replace(/^Bearer\s+/i, ''));
    if (issued === undefined) return 'unknown';
    if (issued.replaced) return 'replaced';
    return issued.expires > this.#clock.now() ? issued.seat : 'expired';
  }

  /** Ends all of them now. */
  expireAll(): void {
    for (const issued of this.#issued.values()) issued.expires = 0;
  }
}
