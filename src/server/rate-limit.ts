/** How often somebody may ask. */
export interface Rate {
  /** Requests at once. */
  readonly burst: number;
  /** Requests a minute after that. */
  readonly perMinute: number;
  /** Addresses that are remembered at most, the latest ones. */
  readonly addresses: number;
}

type Allowance = { readonly left: number; readonly at: number };

/**
 * Counts requests by the address they come from. An IPv6 network of 64 bits is
 * one address, since whoever has one has all of it.
 */
export class RateLimit {
  readonly #rate: Rate;
  readonly #allowances = new Map<string, Allowance>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** Takes one request from an address's allowance; gives 0, or the seconds to wait if there is none left. */
  take(address: string | undefined, now: number): number {
    const { burst, perMinute, addresses } = this.#rate;
    const network = networkOf(address ?? '');
    const { left, at } = this.#allowances.get(network) ?? { left: burst, at: now };
    const allowed = Math.min(burst, left + (Math.max(0, now - at) * perMinute) / 60_000);
    // taken out first, so that the map is in order of the last request
    this.#allowances.delete(network);
    this.#allowances.set(network, { left: allowed < 1 ? allowed : allowed - 1, at: now });
    if (this.#allowances.size > addresses) {
      const [oldest] = this.#allowances.keys();
      if (oldest !== undefined) this.#allowances.delete(oldest);
    }
    return allowed < 1 ? Math.ceil(((1 - allowed) * 60) / perMinute) : 0;
  }
}

/** An IPv4 address as it is, of an IPv6 address the first four groups. */
function networkOf(address: string): string {
  const bare = address.replace(/^\[|\]$|%.*$/g, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  if (!bare.includes(':')) return bare.slice(0, 64);
  const [before = '', after] = bare.split('::');
  const groups = before === '' ? [] : before.split(':');
  const last = after === undefined || after === '' ? [] : after.split(':');
  const missing = after === undefined ? 0 : Math.max(0, 8 - groups.length - last.length);
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...last];
  return all
    .slice(0, 4)
    .map((group) => group.slice(0, 4).replace(/^0+(?=.)/, ''))
    .join(':');
}
