import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.js';
import type { TCCCAgent } from './agents.js';

type Minted = { readonly agent: TCCCAgent; expires: number; readonly once: boolean; used: boolean };
type Ticket = { readonly agent: TCCCAgent; readonly expires: number };

const tokenLifetime = 600_000;
const ticketLifetime = 43_200_000;
const remembered = 10_000;

/** What became of a token that a script brings. */
export type TokenVerdict = TCCCAgent | 'unknown' | 'expired' | 'used';

/** Tokens of addresses of the script, good for ten minutes and once; and the tickets that they are exchanged for. */
export class TCCCTokens {
  readonly #clock: Clock;
  readonly #minted = new Map<string, Minted>();
  readonly #tickets = new Map<string, Ticket>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A token of 32 digits, and when it ends in Unix seconds. */
  mint(agent: TCCCAgent, once: boolean): { readonly token: string; readonly expires: number } {
    const token = randomBytes(16).toString('hex');
    const expires = this.#clock.now() + tokenLifetime;
    this.#minted.set(token, { agent, expires, once, used: false });
    forgetOldest(this.#minted);
    return { token, expires: Math.floor(expires / 1000) };
  }

  /** Whose token it is; it is used by that. */
  use(token: string): TokenVerdict {
    const minted = this.#minted.get(token);
    if (minted === undefined) return 'unknown';
    if (minted.expires <= this.#clock.now()) return 'expired';
    if (minted.used && minted.once) return 'used';
    minted.used = true;
    return minted.agent;
  }

  /** What a session is continued with. */
  ticket(agent: TCCCAgent): string {
    const ticket = randomBytes(24).toString('base64url');
    this.#tickets.set(ticket, { agent, expires: this.#clock.now() + ticketLifetime });
    forgetOldest(this.#tickets);
    return ticket;
  }

  ofTicket(ticket: string): TCCCAgent | undefined {
    const known = this.#tickets.get(ticket);
    return known !== undefined && known.expires > this.#clock.now() ? known.agent : undefined;
  }

  /** Ends all tokens now, as if ten minutes had passed. Tickets go on. */
  expireAll(): void {
    for (const minted of this.#minted.values()) minted.expires = 0;
  }
}

function forgetOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size > remembered && oldest !== undefined) map.delete(oldest);
}
