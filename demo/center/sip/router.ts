import type { CenterConfig } from '../config.js';
import type { Target } from './forked-request.js';
import type { Binding, Registrar } from './registrar.js';
import { replies, type Reply } from './reply.js';
import type { Peer } from './peer.js';
import { parseAddress, parseNameAddress } from './uri.js';

/** Where a request goes, and for how long it may ring, in milliseconds; `username` where all phones of an account are meant. */
export type Route = { readonly targets: readonly Target[]; readonly noAnswerAfter: number; readonly username?: string };

/** A number of the telephone network (E.164), as a gateway would take it. */
const outside = /^\+[1-9]\d{6,14}$/;

const target = ({ peer, contact }: Binding): Target => ({ peer, uri: contact });

/** Finds out where an address is to be reached (RFC 3261 §16.5). */
export class Router {
  readonly #config: CenterConfig;
  readonly #registrar: Registrar;
  /** Guests have no binding; they are found by the host that they made up. */
  readonly #guests = new Map<string, Peer>();

  constructor(config: CenterConfig, registrar: Registrar) {
    this.#config = config;
    this.#registrar = registrar;
  }

  /** Keeps in mind where a guest is to be reached, as long as its connection holds. */
  rememberGuest(peer: Peer, contact: string | undefined): void {
    const host = parseAddress(parseNameAddress(contact ?? '')?.uri ?? '')?.host;
    if (host?.endsWith('.invalid') === true) this.#guests.set(host, peer);
  }

  forgetGuest(peer: Peer): void {
    for (const [host, guest] of this.#guests) if (guest === peer) this.#guests.delete(host);
  }

  /**
   * The targets of an address: an extension, a number of the call partner, which
   * is the telephone network as well, one user agent by its GRUU (RFC 5627), or one by the `.invalid` host it made
   * up. The last two hold after a reconnect and a restart, because they name
   * the user agent and not the connection.
   */
  route(uri: string): Route | Reply {
    const { domain, accounts, numbers, partner, noAnswerAfter } = this.#config;
    if (!/^sips?:/i.test(uri)) return { status: 416, reason: 'Unsupported URI Scheme' };
    const address = parseAddress(uri);
    if (address === undefined) return replies.badRequest;
    if (address.host.endsWith('.invalid')) {
      const guest = this.#guests.get(address.host);
      if (guest !== undefined) return { targets: [{ peer: guest, uri }], noAnswerAfter };
      const binding = this.#registrar.atHost(address.host);
      return binding === undefined ? replies.unavailable : { targets: [target(binding)], noAnswerAfter };
    }
    if (address.host !== domain || address.user === undefined) return replies.notFound;
    const plan = numbers.get(address.user);
    const username = plan || outside.test(address.user) ? partner : address.user;
    if (!accounts.has(username)) return replies.notFound;
    const instance = address.parameters.get('gr');
    const targets = this.#registrar
      .bindings(username)
      .filter((binding) => instance === undefined || binding.instance === instance)
      .map(target);
    if (targets.length === 0) return replies.unavailable;
    return { targets, noAnswerAfter: plan?.noAnswerAfter ?? noAnswerAfter, ...(instance === undefined && { username }) };
  }
}
