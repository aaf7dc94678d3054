import './call-core.js';
import type { IncomingRequestMessage } from 'sip.js/lib/core/messages/index.js';
import type { Clock } from '../../kit/clock.js';
import { parseDialTarget } from '../../model/dial-target.js';
import type { Line, LineState } from '../../model/line.js';
import type { Voicemail } from '../../model/voicemail.js';
import { voicemailIn } from './message-summary.js';
import { Subscription, type SubscriptionOptions } from './subscription.js';
import { targetURI } from './target-uri.js';
import type { UserAgent } from './user-agent.js';
import { WatchedLine } from './watched-line.js';

/** What subscriptions are made of and whom they tell. */
export interface SubscriptionsOptions {
  readonly clock: Clock;
  readonly random: () => number;
  /** The voicemail box that is asked about: an address, `true` for the phone's own, nothing to wait until told. */
  readonly voicemail: string | boolean | undefined;
  readonly onLines: (lines: readonly Line[]) => void;
  readonly onVoicemail: (voicemail: Voicemail) => void;
}

/** Nobody looks at more lamps. */
const mostLines = 300;
/** Between two SUBSCRIBEs of a long list, so that no server takes it for an attack, in ms. */
const pace = 20;

const messageSummary = { event: 'message-summary', type: 'application/simple-message-summary' };

/** What a phone follows beside its calls: the lines of others, and its voicemail box. Loaded when one of them is wanted. */
export class Subscriptions {
  readonly #options: SubscriptionsOptions;
  readonly #running = new Map<string, WatchedLine>();
  #box: Subscription | undefined;
  readonly #pending = new Set<() => void>();
  #userAgent: UserAgent | undefined;
  #lines = new Map<string, LineState>();

  constructor(options: SubscriptionsOptions) {
    this.#options = options;
  }

  /** Follows these lines from now on, and no others. */
  watch(addresses: readonly string[]): void {
    const wanted = new Set(addresses.slice(0, mostLines));
    const before = this.#lines;
    this.#lines = new Map([...wanted].map((address) => [address, before.get(address) ?? 'unknown']));
    for (const address of before.keys()) if (!wanted.has(address)) this.#end(address);
    this.#tell();
    this.#followAll();
  }

  /** Asks for everything over this connection, unless it was asked over it already. */
  start(userAgent: UserAgent): void {
    if (userAgent === this.#userAgent) return;
    this.#clear({ tell: false });
    this.#userAgent = userAgent;
    const { voicemail } = this.#options;
    const { uri } = userAgent.configuration;
    const box = voicemail === true ? uri : voicemail ? targetIn(voicemail, userAgent) : undefined;
    if (box)
      this.#box = this.#begin(userAgent, {
        ...messageSummary,
        target: box,
        onNotice: (body) => this.#onSummary(body),
        onSilence: () => {},
      });
    this.#followAll();
  }

  /** The connection is gone: nothing is known until the next one. */
  pause(): void {
    if (!this.#userAgent) return;
    this.#clear({ tell: false });
    this.#userAgent = undefined;
    for (const address of this.#lines.keys()) this.#lines.set(address, 'unknown');
    this.#tell();
  }

  /** Ends everything and tells the server. */
  stop(): void {
    this.#clear({ tell: true });
    this.#userAgent = undefined;
  }

  /** A notification that nobody asked for (RFC 3842 §3: as many servers do). Results in whether it is taken. */
  takeUnasked(message: IncomingRequestMessage): boolean {
    if (!/^\s*message-summary\b/i.test(message.getHeader('Event') ?? '')) return false;
    this.#onSummary(message.body);
    return true;
  }

  #followAll(): void {
    const userAgent = this.#userAgent;
    if (!userAgent) return;
    const missing = [...this.#lines.keys()].filter((address) => !this.#running.has(address));
    missing.forEach((address, index) => this.#later(index * pace, () => this.#follow(address, userAgent)));
  }

  #follow(address: string, userAgent: UserAgent): void {
    if (!this.#lines.has(address) || this.#running.has(address)) return;
    const target = targetIn(address, userAgent);
    if (!target) return;
    const line = new WatchedLine(
      (about) => this.#begin(userAgent, { ...about, target }),
      (state) => this.#set(address, state),
    );
    this.#running.set(address, line);
  }

  #begin(userAgent: UserAgent, about: Pick<SubscriptionOptions, 'target' | 'event' | 'type' | 'onNotice' | 'onSilence'>): Subscription {
    const subscription = new Subscription({ ...this.#options, ...about, userAgent });
    subscription.begin();
    return subscription;
  }

  #later(delay: number, task: () => void): void {
    const cancel = this.#options.clock.after(delay, () => {
      this.#pending.delete(cancel);
      task();
    });
    this.#pending.add(cancel);
  }

  #clear(how: { readonly tell: boolean }): void {
    for (const cancel of this.#pending) cancel();
    this.#pending.clear();
    for (const line of this.#running.values()) line.end(how);
    this.#running.clear();
    this.#box?.end(how);
    this.#box = undefined;
  }

  #end(address: string): void {
    this.#running.get(address)?.end();
    this.#running.delete(address);
  }

  #onSummary(body: string): void {
    const voicemail = voicemailIn(body);
    if (voicemail) this.#options.onVoicemail(voicemail);
  }

  #set(address: string, state: LineState): void {
    if (!this.#lines.has(address) || this.#lines.get(address) === state) return;
    this.#lines.set(address, state);
    this.#tell();
  }

  #tell(): void {
    this.#options.onLines(Object.freeze([...this.#lines].map(([address, state]) => Object.freeze({ address, state }))));
  }
}

function targetIn(address: string, { configuration }: UserAgent): ReturnType<typeof targetURI> {
  try {
    return targetURI(parseDialTarget(address), configuration.uri);
  } catch {
    return undefined; // no address: nothing is ever known of it
  }
}
