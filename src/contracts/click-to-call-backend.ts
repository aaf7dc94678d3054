import type { CallMedia, ClickToCallAbilities, ClickToCallEndReason } from '../model/click-to-call.js';
import type { QueuePlace } from '../model/conversation.js';
import type { CcError } from '../model/error.js';
import type { PhoneBackend } from './phone-backend.js';

/** Where a call goes once the centre has a place for it: one address at one of several gateways, tried in order. */
export interface DialPlan {
  /** WebSocket URLs, `wss://…`; `ws://…` on loopback only. At least one. */
  readonly servers: readonly string[];
  /** Address of record to call from, without registration or password: `sip:AnonymousCard@gw.example.com`. */
  readonly address: string;
  /** Address to call. */
  readonly target: string;
  readonly displayName?: string;
}

/** Makes a phone that can place the one call of a plan. Given to back ends from outside, so that none imports another. */
export type PhoneFactory = (plan: DialPlan) => PhoneBackend | Promise<PhoneBackend>;

/** What becomes of a request for a call. After `ended` nothing more comes. */
export type ClickToCallEvent =
  | { readonly type: 'queued'; readonly queue?: QueuePlace }
  /** An agent has been found; `phone` makes the phone that calls `target`. Following goes on. */
  | { readonly type: 'ready'; readonly target: string; readonly phone: () => PhoneBackend | Promise<PhoneBackend> }
  /** Handed on to somebody else; the call goes on. */
  | { readonly type: 'transferred' }
  | { readonly type: 'ended'; readonly reason: ClickToCallEndReason; readonly cause?: string; readonly error?: CcError };

interface Abortable {
  readonly signal?: AbortSignal | undefined;
}

/**
 * A back end where a visitor can ask for a call.
 *
 * Operations reject as those of a chat do, and `check` with
 * `click-to-call-unsupported` where the tenant or the channel has no calls.
 */
export interface ClickToCallBackend {
  /** What the tenant offers. Changes nothing there. */
  check(options: Abortable): Promise<ClickToCallAbilities>;
  /** Opens the conversation that the request belongs to, where the back end wants one. */
  connect(options: Abortable & { readonly context?: Readonly<Record<string, string>> | undefined }): Promise<void>;
  /** Asks for an agent. Resolves when the centre has taken it, or with why it did not. */
  request(
    media: CallMedia,
    options: Abortable,
  ): Promise<{ readonly type: 'taken' } | { readonly type: 'refused'; readonly reason: ClickToCallEndReason; readonly error?: CcError }>;
  /** Follows the request until its end or until `signal` is aborted. Never throws but the signal's reason. */
  follow(options: { readonly signal: AbortSignal }): AsyncIterable<ClickToCallEvent>;
  /** Gives the request up, or tells that the call is over. May be called at any time, more than once. Never rejects. */
  drop(): Promise<void>;
  dispose(): Promise<void>;
}
