import type { LineState } from '../../model/line.js';
import { DialogInfo } from './dialog-info.js';
import { presenceIn } from './presence-document.js';
import type { Subscription, SubscriptionOptions } from './subscription.js';

/** Follows one event package about a line. */
export type FollowLine = (about: Pick<SubscriptionOptions, 'event' | 'type' | 'onNotice' | 'onSilence'>) => Subscription;

/**
 * A line that is followed in two ways, each as far as its server has it: its dialogs tell of each call (RFC 4235), and
 * say "no call" of somebody who is reachable nowhere, too; that they are is told by presence (RFC 3856).
 */
export class WatchedLine {
  readonly #dialogInfo = new DialogInfo();
  readonly #onState: (state: LineState) => void;
  readonly #subscriptions: readonly Subscription[];
  #dialogs: LineState = 'unknown';
  /** Undefined until there was an answer of any kind: who is there is not told before that. */
  #presence: LineState | undefined;

  constructor(follow: FollowLine, onState: (state: LineState) => void) {
    this.#onState = onState;
    this.#subscriptions = [
      follow({
        ...{ event: 'dialog', type: 'application/dialog-info+xml' },
        onNotice: (body) => this.#become(this.#dialogInfo.take(body) ?? this.#dialogs, this.#presence),
        onSilence: () => this.#become('unknown', this.#presence),
      }),
      follow({
        ...{ event: 'presence', type: 'application/pidf+xml' },
        onNotice: (body) => this.#become(this.#dialogs, presenceIn(body) ?? this.#presence ?? 'unknown'),
        onSilence: () => this.#become(this.#dialogs, 'unknown'),
      }),
    ];
  }

  /** Lets go of it; the server is told unless that is not wanted. */
  end(how?: { readonly tell: boolean }): void {
    for (const subscription of this.#subscriptions) subscription.end(how);
  }

  #become(dialogs: LineState, presence: LineState | undefined): void {
    this.#dialogs = dialogs;
    this.#presence = presence;
    this.#onState(this.#state);
  }

  // who talks is there, whatever else is said
  get #state(): LineState {
    if (this.#dialogs === 'unknown') return this.#presence ?? 'unknown';
    if (this.#dialogs !== 'idle') return this.#dialogs;
    if (this.#presence === undefined) return 'unknown';
    return this.#presence === 'offline' ? 'offline' : 'idle';
  }
}
