import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.js';

/** Whom a chat token stands for. */
export interface Bearer {
  readonly channelId: string;
  readonly userId: string;
}

type Lease<Holder> = { readonly holder: Holder; readonly expires: number };

/** Tokens and whom they stand for, until they expire. */
class Leases<Holder> {
  readonly #leases = new Map<string, Lease<Holder>>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(token: string, holder: Holder, seconds: number): void {
    this.#leases.set(token, { holder, expires: this.#clock.now() + seconds * 1000 });
  }

  /** `expired` for one that was good once. */
  find(token: string): Holder | 'expired' | undefined {
    const lease = this.#leases.get(token);
    if (lease === undefined) return undefined;
    return lease.expires > this.#clock.now() ? lease.holder : 'expired';
  }

  /** Whom an expired token stood for. */
  formerly(token: string): Holder | undefined {
    return this.#leases.get(token)?.holder;
  }

  expireAll(): void {
    for (const [token, { holder }] of this.#leases) this.#leases.set(token, { holder, expires: 0 });
  }

  forgetAll(): void {
    this.#leases.clear();
  }
}

/** Compares without telling by its time where the difference is. */
export function same(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The tokens of the API Fabric and those of the chat. */
export class Tokens {
  readonly fabric: Leases<string>;
  readonly chat: Leases<Bearer>;
  readonly #clock: Clock;
  readonly #tenantId: string;

  constructor(clock: Clock, tenantId: string) {
    this.#clock = clock;
    this.#tenantId = tenantId;
    this.fabric = new Leases(clock);
    this.chat = new Leases(clock);
  }

  issueFabric(appKey: string, seconds: number): string {
    const token = randomBytes(16).toString('hex');
    this.fabric.add(token, appKey, seconds);
    return token;
  }

  /** URL-encoded Base64 of a JSON object: opaque to clients, who send it letter by letter as it is. */
  issueChat(bearer: Bearer, seconds: number): string {
    const facts = {
      nonce: randomBytes(9).toString('base64url'),
      createTime: this.#clock.now(),
      tenantId: this.#tenantId,
      userId: bearer.userId,
      channelId: bearer.channelId,
    };
    const token = encodeURIComponent(Buffer.from(JSON.stringify(facts)).toString('base64'));
    this.chat.add(token, bearer, seconds);
    return token;
  }

  expire(which: 'fabric' | 'chat' | 'all'): void {
    if (which !== 'chat') this.fabric.expireAll();
    if (which !== 'fabric') this.chat.expireAll();
  }

  forget(): void {
    this.fabric.forgetAll();
    this.chat.forgetAll();
  }
}
