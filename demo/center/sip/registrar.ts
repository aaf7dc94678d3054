import type { Clock } from '../clock.js';
import type { CenterConfig } from '../config.js';
import { allHeaders, header, type Header, type SIPRequest } from './message.js';
import type { Peer } from './peer.js';
import { replies, type Reply } from './reply.js';
import { parseAddress, parseNameAddress } from './uri.js';

/** One place at which an account can be reached. */
export type Binding = {
  readonly username: string;
  /** The address that the user agent gave as its own. */
  readonly contact: string;
  /** Host of `contact`: a `.invalid` name of the user agent's own making. */
  readonly host: string;
  /** `urn:uuid:…` of the user agent (RFC 5626 §4.1), if it told. */
  readonly instance: string | undefined;
  readonly callID: string;
  readonly sequence: number;
  readonly peer: Peer;
  /** Milliseconds since 1970. */
  readonly expires: number;
  readonly order: number;
};

type Wish = { readonly key: string; readonly seconds: number; readonly binding: Binding };

/** Who can be reached where (RFC 3261 §10.3, outbound RFC 5626, GRUU RFC 5627). */
export class Registrar {
  readonly #bindings = new Map<string, Map<string, Binding>>();
  readonly #config: CenterConfig;
  readonly #clock: Clock;
  readonly #givesGRUU: () => boolean;
  #order = 0;

  constructor(options: { readonly config: CenterConfig; readonly clock: Clock; readonly givesGRUU: () => boolean }) {
    this.#config = options.config;
    this.#clock = options.clock;
    this.#givesGRUU = options.givesGRUU;
  }

  /** Carries out a REGISTER that `username` has signed, wholly or not at all. */
  register(peer: Peer, username: string, request: SIPRequest): Reply {
    const own = this.#own(username);
    const contacts = allHeaders(request, 'contact');
    if (contacts.includes('*')) {
      if (contacts.length > 1 || header(request, 'expires') !== '0') return replies.badRequest;
      own.clear();
      return this.#listing(username, request);
    }
    const wishes: Wish[] = [];
    for (const contact of contacts) {
      const wish = this.#wish(peer, username, contact, request);
      if ('status' in wish) return wish;
      const known = own.get(wish.key);
      if (known?.callID === wish.binding.callID && known.sequence >= wish.binding.sequence) {
        return { status: 400, reason: 'CSeq Out Of Order' };
      }
      wishes.push(wish);
    }
    const added = wishes.filter(({ key, seconds }) => seconds > 0 && !own.has(key)).length;
    if (added > 0 && own.size + added > this.#config.limits.bindingsPerAccount) {
      return { ...replies.overloaded, reason: 'Too Many Bindings' };
    }
    for (const { key, seconds, binding } of wishes) {
      if (seconds === 0) own.delete(key);
      else own.set(key, binding);
    }
    return this.#listing(username, request);
  }

  /** Where an account rings: one binding for each user agent, the newest first. */
  bindings(username: string): readonly Binding[] {
    const seen = new Set<string>();
    return [...this.#own(username).values()]
      .sort((one, other) => other.order - one.order)
      .filter(({ instance }) => instance === undefined || (!seen.has(instance) && seen.add(instance) !== undefined));
  }

  /** The binding whose user agent made up this `.invalid` host name. */
  atHost(host: string): Binding | undefined {
    return [...this.#bindings.keys()]
      .flatMap((username) => [...this.#own(username).values()])
      .filter((binding) => binding.host === host)
      .sort((one, other) => other.order - one.order)[0];
  }

  /** Forgets what was registered over a connection that is gone. */
  forgetPeer(peer: Peer): void {
    for (const own of this.#bindings.values()) {
      for (const [key, binding] of own) if (binding.peer === peer) own.delete(key);
    }
  }

  /** Forgets where an account can be reached, or everybody but the call partner. */
  forget(username?: string): void {
    for (const known of [...this.#bindings.keys()]) {
      if (username === undefined ? known !== this.#config.partner : known === username) this.#bindings.delete(known);
    }
  }

  #own(username: string): Map<string, Binding> {
    const own = this.#bindings.get(username) ?? new Map<string, Binding>();
    for (const [key, { expires }] of own) if (expires <= this.#clock.now()) own.delete(key);
    this.#bindings.set(username, own);
    return own;
  }

  #wish(peer: Peer, username: string, contact: string, request: SIPRequest): Wish | Reply {
    const read = parseNameAddress(contact);
    const address = parseAddress(read?.uri ?? '');
    if (read === undefined || address === undefined) return replies.badRequest;
    const { shortest, longest, usual } = this.#config.registration;
    const asked = Number(read.parameters.get('expires') ?? header(request, 'expires') ?? usual);
    const seconds = Math.min(Number.isInteger(asked) && asked >= 0 ? asked : usual, longest);
    if (seconds > 0 && seconds < shortest) {
      return { status: 423, reason: 'Interval Too Brief', headers: [['Min-Expires', String(shortest)]] };
    }
    const instance = read.parameters.get('+sip.instance')?.replace(/^<|>$/g, '');
    const key = instance === undefined ? read.uri : `${instance} ${read.parameters.get('reg-id') ?? ''}`;
    this.#order += 1;
    const binding: Binding = {
      username,
      contact: read.uri,
      host: address.host,
      instance,
      callID: header(request, 'call-id') ?? '',
      sequence: parseInt(header(request, 'cseq') ?? '0', 10),
      peer,
      expires: this.#clock.now() + seconds * 1000,
      order: this.#order,
    };
    return { key, seconds, binding };
  }

  #listing(username: string, request: SIPRequest): Reply {
    const supported = allHeaders(request, 'supported')
      .join(',')
      .toLowerCase()
      .split(/\s*,\s*/);
    const outbound = supported.includes('outbound') && allHeaders(request, 'contact').some((value) => /;\s*reg-id=/i.test(value));
    const contacts = [...this.#own(username).values()].map((binding): Header => {
      const seconds = Math.ceil((binding.expires - this.#clock.now()) / 1000);
      const { instance } = binding;
      const gruu = instance !== undefined && supported.includes('gruu') && this.#givesGRUU();
      const address = `sip:${username}@${this.#config.domain};gr=${instance ?? ''}`;
      return [
        'Contact',
        `<${binding.contact}>;expires=${String(seconds)}` +
          (instance === undefined ? '' : `;+sip.instance="<${instance}>"`) +
          (gruu ? `;pub-gruu="${address}"` : ''),
      ];
    });
    return { ...replies.ok, headers: [...(outbound ? [['Require', 'outbound'] as const] : []), ...contacts] };
  }
}
