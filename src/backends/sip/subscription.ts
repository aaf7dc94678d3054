import type { IncomingRequestMessage, IncomingResponseMessage } from 'sip.js/lib/core/messages/index.js';
import { SubscribeUserAgentClient } from 'sip.js/lib/core/user-agents/subscribe-user-agent-client.js';
import type { Subscription as Dialog } from 'sip.js/lib/core/subscription/index.js';
import type { URI } from 'sip.js/lib/grammar/index.js';
import { type BackOff, backOffDelay } from '../../kit/retry.js';
import type { Clock } from '../../kit/clock.js';
import { isReceived, retryAfterOf } from './sip-response.js';
import type { UserAgent } from './user-agent.js';

/** What a subscription is made of and whom it tells. */
export interface SubscriptionOptions {
  readonly userAgent: UserAgent;
  readonly clock: Clock;
  readonly random: () => number;
  readonly target: URI;
  /** The event package (RFC 6665 §7.2), and the type of document that it brings. */
  readonly event: string;
  readonly type: string;
  /** What the server says now; empty while it says nothing, or may not yet (RFC 6665 §4.1.3, `pending`). */
  readonly onNotice: (body: string) => void;
  /** Nothing is known any more: it is tried again later, or not at all. */
  readonly onSilence: () => void;
}

/** Asked for, in s. A server that forgets us is found out after this time at the latest. */
const usual = 600;
/** A subscription is refreshed after this share of its life. */
const refreshAfter = 0.8;
const backOff: BackOff = { first: 2000, longest: 300_000, jitter: 0.25 };
/** No server is waited for longer than this, whatever it says, in ms. */
const longestWait = 3_600_000;

/** What will not be otherwise however often one asks (RFC 6665 §4.1.2.1, RFC 3261 §21). */
const final: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 407, 410, 414, 416, 420, 485, 488, 489, 501, 603, 604, 606]);
/** Reasons after which nobody need ask again (RFC 6665 §4.1.3). */
const finalReasons = /;\s*reason\s*=\s*(?:rejected|noresource|invariant)\b/i;

/** One subscription, kept alive from `begin` to `end`: refreshed, and asked for anew when its server ended it. */
export class Subscription {
  readonly #options: SubscriptionOptions;
  #expires = usual;
  #attempt = 0;
  #dialog: Dialog | undefined;
  /** The way that the request took, from here on. */
  #routes: readonly string[] = [];
  #cancel: () => void = () => {};
  #stopWaiting: () => void = () => {};
  #over = false;

  constructor(options: SubscriptionOptions) {
    this.#options = options;
  }

  begin(): void {
    if (this.#over) return;
    const { userAgent, target } = this.#options;
    const { userAgentCore: core, configuration } = userAgent;
    const message = core.makeOutgoingRequestMessage('SUBSCRIBE', target, configuration.uri, target, {}, this.#headers());
    const onRefused = ({ message: answer }: { message: IncomingResponseMessage }): void => this.#onRefused(answer);
    const request = new SubscribeUserAgentClient(core.library, message, {
      onAccept: ({ message: answer }) => this.#onGranted(answer),
      onNotify: ({ request: notify, subscription }) => {
        void notify.accept();
        if (this.#over) return void subscription?.dispose();
        this.#attempt = 0;
        if (subscription) this.#keep(subscription);
        this.#take(notify.message);
      },
      onNotifyTimeout: () => this.#again(),
      onReject: onRefused,
      onRedirect: onRefused,
    });
    this.#stopWaiting = () => request.waitNotifyStop();
  }

  /** Lets go of it; the server is told if it can be. */
  end({ tell = true }: { readonly tell?: boolean } = {}): void {
    if (this.#over) return;
    this.#over = true;
    this.#cancel();
    this.#stopWaiting();
    const dialog = this.#dialog;
    this.#forget();
    if (tell && this.#options.userAgent.up) this.#sayGoodbye(dialog);
    dialog?.dispose();
  }

  #headers(expires: number = this.#expires): string[] {
    const { event, type, userAgent } = this.#options;
    return [`Event: ${event}`, `Accept: ${type}`, `Expires: ${expires}`, `Contact: ${userAgent.contact.toString()}`];
  }

  #sayGoodbye(dialog: Dialog | undefined): void {
    try {
      dialog?.subscribe(undefined, { extraHeaders: this.#headers(0) });
    } catch {
      // it was over already
    }
  }

  #onGranted(answer: IncomingResponseMessage): void {
    this.#routes = answer.getHeaders('record-route').reverse();
    if (this.#dialog) this.#route(this.#dialog);
  }

  // a proxy is to be found in NOTIFY (RFC 6665 §4.3), and some are only in the answer, as it was before
  #route(dialog: Dialog): void {
    const { dialogState } = dialog as unknown as { readonly dialogState: { routeSet: readonly string[] } };
    if (dialogState.routeSet.length === 0) dialogState.routeSet = this.#routes;
  }

  #keep(dialog: Dialog): void {
    this.#dialog = dialog;
    this.#route(dialog);
    dialog.delegate = {
      onNotify: (notify) => {
        void notify.accept();
        this.#take(notify.message);
      },
      onTerminated: () => this.#again(),
    };
  }

  #take(message: IncomingRequestMessage): void {
    const state = (message.getHeader('Subscription-State') ?? '').slice(0, 512);
    const { type, onNotice } = this.#options;
    // what stands in one that is pending is made up, so that nobody can tell whether they may know (RFC 3856 §6.7)
    const told = !/^\s*pending\b/i.test(state) && (message.getHeader('Content-Type') ?? '').toLowerCase().startsWith(type);
    onNotice(told ? message.body : '');
    if (/^\s*terminated\b/i.test(state)) return this.#onTerminated(state);
    const expires = Number(/;\s*expires\s*=\s*(\d{1,9})/i.exec(state)?.[1] ?? this.#dialog?.subscriptionExpires);
    if (expires > 0) this.#after(Math.min(expires, 86_400) * 1000 * refreshAfter, () => this.#refresh());
  }

  #refresh(): void {
    const onGone = (): void => this.#again();
    try {
      this.#dialog?.subscribe({ onReject: onGone, onRedirect: onGone }, { extraHeaders: this.#headers() });
    } catch {
      this.#again();
    }
  }

  #onTerminated(state: string): void {
    this.#forget();
    const wait = Number(/;\s*retry-after\s*=\s*(\d{1,9})/i.exec(state)?.[1]) * 1000;
    if (finalReasons.test(state)) this.#giveUp();
    else this.#again(Number.isFinite(wait) ? wait : undefined);
  }

  #onRefused(message: IncomingResponseMessage): void {
    const status = isReceived(message) ? (message.statusCode ?? 0) : 408;
    const demanded = Number(message.getHeader('Min-Expires'));
    if (status === 423 && demanded > this.#expires && demanded <= 86_400) {
      this.#expires = demanded;
      this.begin();
    } else if (final.has(status)) this.#giveUp();
    else this.#again(retryAfterOf(message));
  }

  #again(wait: number = 0): void {
    if (this.#over) return;
    const { random, onSilence } = this.#options;
    this.#stopWaiting();
    this.#dialog?.dispose();
    this.#forget();
    onSilence();
    this.#after(Math.min(Math.max(wait, backOffDelay(this.#attempt++, random, backOff)), longestWait), () => this.begin());
  }

  #giveUp(): void {
    this.#cancel();
    this.#forget();
    this.#options.onSilence();
  }

  #forget(): void {
    if (this.#dialog) this.#dialog.delegate = undefined;
    this.#dialog = undefined;
  }

  #after(delay: number, task: () => void): void {
    this.#cancel();
    this.#cancel = this.#options.clock.after(delay, task);
  }
}
