import { randomBytes } from 'node:crypto';
import type { Clock, Timer } from '../clock.js';
import type { CenterConfig } from '../config.js';
import type { LineStates } from './line-states.js';
import { header, type Header, type SIPRequest } from './message.js';
import type { Peer } from './peer.js';
import type { Registrar } from './registrar.js';
import { replies, type Reply, tagOf } from './reply.js';
import { parseAddress, parseNameAddress } from './uri.js';

/** What waits for an account. */
export type Mailbox = { readonly new: number; readonly old: number };

type Package = 'dialog' | 'presence' | 'message-summary';

type Subscription = {
  readonly peer: Peer;
  readonly event: Package;
  /** The account it is about. */
  readonly about: string;
  readonly tag: string;
  readonly request: SIPRequest;
  sequence: number;
  version: number;
  /** Milliseconds since 1970. */
  expires: number;
  timer: Timer;
};

const contentTypes: Readonly<Record<Package, string>> = {
  dialog: 'application/dialog-info+xml',
  presence: 'application/pidf+xml',
  'message-summary': 'application/simple-message-summary',
};
/** Three hundred lines, each in two ways, and a box. */
const [longest, mostOfOnePeer] = [3600, 700];
const badEvent: Reply = { status: 489, reason: 'Bad Event', headers: [['Allow-Events', Object.keys(contentTypes).join(', ')]] };

/** Tells who subscribed (RFC 6665) what lines do (RFC 4235, RFC 3856) and what waits in a voicemail box (RFC 3842). */
export class Notifier {
  readonly #config: CenterConfig;
  readonly #clock: Clock;
  readonly #registrar: Registrar;
  readonly #lines: LineStates;
  readonly #refuses: () => readonly string[];
  readonly #subscriptions = new Map<string, Subscription>();
  readonly #boxes = new Map<string, Mailbox>();

  constructor(options: {
    readonly config: CenterConfig;
    readonly clock: Clock;
    readonly registrar: Registrar;
    readonly lines: LineStates;
    /** Event packages that are not to be known just now. */
    readonly refuses: () => readonly string[];
  }) {
    this.#config = options.config;
    this.#clock = options.clock;
    this.#registrar = options.registrar;
    this.#lines = options.lines;
    this.#refuses = options.refuses;
  }

  /** Whether a SUBSCRIBE is for the center itself: about one of its accounts, or one that it granted. */
  takes(request: SIPRequest): boolean {
    return request.method === 'SUBSCRIBE' && (this.#known(request) !== undefined || this.#accountIn(request.uri) !== undefined);
  }

  /** Grants a subscription, prolongs or ends it; the notification follows. */
  subscribe(peer: Peer, request: SIPRequest): Reply {
    const wanted = Number(header(request, 'expires') ?? longest);
    if (!Number.isInteger(wanted) || wanted < 0) return replies.badRequest;
    const seconds = Math.min(wanted, longest);
    const known = this.#known(request);
    if (known === undefined && tagOf(header(request, 'to')) !== '') return replies.noTransaction;
    if (seconds > 0 && seconds < this.#config.registration.shortest)
      return { status: 423, reason: 'Interval Too Brief', headers: [['Min-Expires', String(this.#config.registration.shortest)]] };
    const granted = known ?? this.#begin(peer, request);
    if ('status' in granted) return granted;
    granted.expires = this.#clock.now() + seconds * 1000;
    granted.timer.cancel();
    granted.timer = this.#clock.after(seconds * 1000, () => this.#end(granted, 'timeout'));
    setImmediate(() => (seconds === 0 ? this.#end(granted, 'timeout') : this.#notify(granted)));
    return { ...replies.ok, headers: [['Expires', String(seconds)], this.#contact], tag: granted.tag };
  }

  /** These accounts do something else now. */
  changed(usernames: readonly string[]): void {
    for (const subscription of this.#subscriptions.values())
      if (usernames.includes(subscription.about) && subscription.event !== 'message-summary') this.#notify(subscription);
  }

  mailbox(username: string): Mailbox {
    return this.#boxes.get(username) ?? { new: 0, old: 0 };
  }

  /** Something else waits for an account. Who has not subscribed is told as well, as many servers do, if that is wanted. */
  fill(username: string, mailbox: Mailbox, { unasked = false }: { readonly unasked?: boolean } = {}): void {
    this.#boxes.set(username, mailbox);
    const subscribed = [...this.#subscriptions.values()].filter(({ event, about }) => event === 'message-summary' && about === username);
    for (const subscription of subscribed) this.#notify(subscription);
    if (unasked) for (const { peer, contact } of this.#registrar.bindings(username)) this.#tellUnasked(peer, contact, username);
  }

  forget(peer: Peer): void {
    for (const [key, subscription] of this.#subscriptions) {
      if (subscription.peer !== peer) continue;
      subscription.timer.cancel();
      this.#subscriptions.delete(key);
    }
  }

  get #contact(): Header {
    return ['Contact', `<sip:${this.#config.domain};transport=ws>`];
  }

  #begin(peer: Peer, request: SIPRequest): Subscription | Reply {
    const event = (header(request, 'event') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    const about = this.#accountIn(request.uri);
    if (!Object.hasOwn(contentTypes, event) || this.#refuses().includes(event)) return badEvent;
    if (about === undefined) return replies.notFound;
    if (event === 'message-summary' && about !== peer.username) return replies.forbidden;
    const own = [...this.#subscriptions.values()].filter((one) => one.peer === peer).length;
    if (own >= mostOfOnePeer) return replies.overloaded;
    const subscription: Subscription = {
      peer,
      event: event as Package,
      about,
      tag: randomBytes(6).toString('hex'),
      request,
      sequence: 0,
      version: 0,
      expires: 0,
      timer: { cancel: () => undefined },
    };
    this.#subscriptions.set(this.#keyOf(request), subscription);
    return subscription;
  }

  #end(subscription: Subscription, reason: string): void {
    subscription.timer.cancel();
    this.#subscriptions.delete(this.#keyOf(subscription.request));
    this.#notify(subscription, `terminated;reason=${reason}`);
  }

  #keyOf(request: SIPRequest): string {
    return `${header(request, 'call-id') ?? ''} ${tagOf(header(request, 'from'))}`;
  }

  #known(request: SIPRequest): Subscription | undefined {
    const subscription = this.#subscriptions.get(this.#keyOf(request));
    return subscription?.tag === tagOf(header(request, 'to')) ? subscription : undefined;
  }

  #accountIn(uri: string): string | undefined {
    const address = parseAddress(uri);
    const user = address?.host === this.#config.domain ? address.user : undefined;
    return user !== undefined && this.#config.accounts.has(user) ? user : undefined;
  }

  #notify(subscription: Subscription, state?: string): void {
    const { peer, request, event, about, tag } = subscription;
    const left = Math.max(1, Math.round((subscription.expires - this.#clock.now()) / 1000));
    const target = parseNameAddress(header(request, 'contact') ?? '')?.uri;
    if (target === undefined) return;
    const dialog: Header[] = [
      ['From', `${withoutTag(header(request, 'to') ?? '')};tag=${tag}`],
      ['To', header(request, 'from') ?? ''],
      ['Call-ID', header(request, 'call-id') ?? ''],
      ['CSeq', `${String(++subscription.sequence)} NOTIFY`],
    ];
    const body = this.#document(event, about, subscription.version++);
    this.#send(peer, target, dialog, event, state ?? `active;expires=${String(left)}`, body);
  }

  #tellUnasked(peer: Peer, target: string, username: string): void {
    const address = `<sip:${username}@${this.#config.domain}>`;
    const dialog: Header[] = [
      ['From', `${address};tag=${randomBytes(6).toString('hex')}`],
      ['To', address],
      ['Call-ID', randomBytes(9).toString('hex')],
      ['CSeq', '1 NOTIFY'],
    ];
    this.#send(peer, target, dialog, 'message-summary', 'active', this.#document('message-summary', username, 0));
  }

  #send(peer: Peer, uri: string, dialog: readonly Header[], event: Package, state: string, body: string): void {
    const headers: Header[] = [
      ['Via', `SIP/2.0/WS ${this.#config.domain};branch=z9hG4bK${randomBytes(9).toString('hex')}`],
      ['Max-Forwards', '70'],
      ...dialog,
      this.#contact,
      ['Event', event],
      ['Subscription-State', state],
      ['Content-Type', contentTypes[event]],
    ];
    peer.send({ kind: 'request', method: 'NOTIFY', uri, headers, body });
  }

  #document(event: Package, username: string, version: number): string {
    const entity = `sip:${username}@${this.#config.domain}`;
    if (event === 'message-summary') {
      const box = this.mailbox(username);
      return `Messages-Waiting: ${box.new > 0 ? 'yes' : 'no'}\r\nMessage-Account: sip:605@${this.#config.domain}\r\nVoice-Message: ${String(box.new)}/${String(box.old)} (0/0)\r\n`;
    }
    const { state, direction } = this.#lines.stateOf(username);
    if (event === 'dialog') {
      const dialog = state === 'idle' ? '' : `<dialog id="call" direction="${direction}"><state>${state}</state></dialog>`;
      return `<?xml version="1.0"?>\r\n<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${String(version)}" state="full" entity="${entity}">${dialog}</dialog-info>\r\n`;
    }
    const basic = this.#registrar.bindings(username).length > 0 ? 'open' : 'closed';
    const busy = state === 'idle' ? '' : '<dm:person id="person"><rpid:activities><rpid:on-the-phone/></rpid:activities></dm:person>';
    return `<?xml version="1.0"?>\r\n<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="${entity}"><tuple id="phone"><status><basic>${basic}</basic></status></tuple>${busy}</presence>\r\n`;
  }
}

function withoutTag(value: string): string {
  return value.replace(/;\s*tag=[^;]*/i, '');
}
