import './call-core.js';
import type { IncomingResponseMessage } from 'sip.js/lib/core/messages/index.js';
import { Grammar, type URI } from 'sip.js/lib/grammar/index.js';

/** Whom a server may send a call on to: nobody, addresses of the phone's own domain, or any address. */
export type RedirectPolicy = 'none' | 'own-domain' | 'any';

/** A call is sent so often at most (RFC 3261 §8.1.3.4 leaves it to us). */
const mostTries = 6;
const mostContacts = 10;

/** Where and how a call is tried next. */
export interface FurtherTry {
  readonly target: URI;
  /** More for the INVITE; in place of its own Session-Expires where there is one. */
  readonly headers: readonly string[];
}

/**
 * What else can be tried with a call that was sent on (3xx, RFC 3261 §8.1.3.4),
 * or refused for something that can be had: a longer session interval (422) or
 * reliable provisional answers (421). Bounded, and never twice in the same way.
 */
export class FurtherTries {
  readonly #policy: RedirectPolicy;
  readonly #domain: string;
  readonly #seen = new Set<string>();
  readonly #waiting: URI[] = [];
  #target: URI;
  #headers: readonly string[] = [];
  #tries = 1;

  constructor({ policy, domain, target }: { readonly policy: RedirectPolicy; readonly domain: string; readonly target: URI }) {
    this.#policy = policy;
    this.#domain = domain.toLowerCase();
    this.#target = target;
    this.#seen.add(nameOf(target));
  }

  /** The next try after this answer; nothing when there is none. */
  after(message: IncomingResponseMessage): FurtherTry | undefined {
    if (this.#tries++ >= mostTries) return undefined;
    const status = message.statusCode ?? 0;
    if (status === 421 || status === 422) return this.#betterEquipped(status, message);
    if (status >= 300 && status < 400 && status !== 305 && status !== 380) this.#note(message);
    // a 6xx speaks for everybody (RFC 3261 §21.6), 487 is our own doing
    const target = status >= 600 || status === 487 ? undefined : this.#waiting.shift();
    if (!target) return undefined;
    this.#target = target;
    return { target, headers: this.#headers };
  }

  #betterEquipped(status: 421 | 422, message: IncomingResponseMessage): FurtherTry | undefined {
    const least = Number(message.getHeader('Min-SE'));
    const reliable = /\b100rel\b/i.test((message.getHeader('Require') ?? '').slice(0, 512));
    const header = status === 422 ? least >= 90 && least <= 86_400 && `Session-Expires: ${least}` : reliable && 'Supported: 100rel';
    if (!header || this.#headers.includes(header)) return undefined;
    this.#headers = [...this.#headers.filter((each) => each.slice(0, 4) !== header.slice(0, 4)), header];
    return { target: this.#target, headers: this.#headers };
  }

  #note(message: IncomingResponseMessage): void {
    const found = message
      .getHeaders('contact')
      .slice(0, mostContacts)
      .flatMap((contact) => {
        const address = contact.length > 1024 ? undefined : addressIn(contact);
        return address ? [{ uri: address.uri, share: Number(address.getParam('q') ?? 1) }] : [];
      })
      .sort((one, other) => other.share - one.share);
    for (const { uri } of found) {
      uri.clearHeaders();
      if (!this.#allows(uri) || this.#seen.has(nameOf(uri))) continue;
      this.#seen.add(nameOf(uri));
      this.#waiting.push(uri);
    }
  }

  #allows({ scheme, host }: URI): boolean {
    if (scheme !== 'sip' && scheme !== 'sips') return false;
    if (host.endsWith('.invalid')) return false;
    return this.#policy === 'any' || (this.#policy === 'own-domain' && host.toLowerCase() === this.#domain);
  }
}

function addressIn(contact: string): ReturnType<typeof Grammar.nameAddrHeaderParse> {
  try {
    return Grammar.nameAddrHeaderParse(contact);
  } catch {
    return undefined;
  }
}

function nameOf({ scheme, user, host, port }: URI): string {
  return `${scheme}:${user ?? ''}@${host.toLowerCase()}:${port ?? ''}`;
}
