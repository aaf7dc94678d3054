import type { TabChannel } from '../contracts/tabs.js';
import { type Clock, systemClock } from '../kit/clock.js';
import { randomNumber } from '../kit/random-number.js';
import { CcError } from '../model/error.js';
import { OwnerWatch } from './owner-watch.js';
import { PhoneLine, type PhoneLineMessage, rankOf, type SharedService, type SharedState } from './phone-line.js';

/** The one that has the phone begins with what it is asked for within this time, in ms, or it hangs. */
const patience = 4000;

/** What may be asked again of whoever has the phone next. */
const repeatable: readonly string[] = ['register', 'unregister', 'signIn', 'signOut'];

/** What is made of the tab that has the phone. */
export interface PhoneOwnerOptions {
  readonly channel: TabChannel;
  readonly clock?: Clock;
  readonly randomId: () => string;
  readonly onState: (state: SharedState) => void;
  /** Another tab has it now. */
  readonly onSuccession?: () => void;
  /** It hangs: it was asked for a sign of life and gave none. */
  readonly onSilence?: () => void;
}

/** Something that this tab wants, until it is done. */
interface Outstanding {
  readonly request: Extract<PhoneLineMessage, { kind: 'request' }>;
  /** Who has begun with it. */
  begunBy?: string;
  readonly cancelWait: () => void;
  readonly settle: (outcome: { readonly value?: unknown; readonly error?: Error }) => void;
}

/** The tab that has the phone, seen from another one: told of by its messages, asked for what is wanted. */
export class PhoneOwner {
  readonly #options: PhoneOwnerOptions;
  readonly #clock: Clock;
  readonly #line: PhoneLine;
  readonly #outstanding = new Map<string, Outstanding>();
  readonly #watch: OwnerWatch;
  #told: { readonly owner: string; readonly count: number } | undefined;

  constructor(options: PhoneOwnerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#line = new PhoneLine(options.channel, (message) => this.#onMessage(message));
    this.#watch = new OwnerWatch({
      clock: this.#clock,
      random: randomNumber,
      ask: () => this.#line.post({ kind: 'hello' }),
      onSilence: () => options.onSilence?.(),
    });
    this.#line.post({ kind: 'hello' });
  }

  /** Which in the row of owners has it; 0 where nothing was heard of any. */
  get rank(): number {
    return rankOf(this.#told?.owner);
  }

  /** Asks it to do something. Rejects as the verb does, or with `backend-unreachable` when it does not answer. */
  ask(service: SharedService, verb: string, parameters: readonly unknown[]): Promise<unknown> {
    const requestId = this.#options.randomId();
    const request = { kind: 'request', requestId, service, verb, parameters } as const;
    return new Promise((resolve, reject) => {
      const settle: Outstanding['settle'] = ({ value, error }) => {
        cancelWait();
        this.#outstanding.delete(requestId);
        if (error === undefined) resolve(value);
        else reject(error);
      };
      const cancelWait = this.#clock.after(patience, () =>
        settle({ error: new CcError('backend-unreachable', 'the tab that has the phone does not answer') }),
      );
      this.#outstanding.set(requestId, { request, settle, cancelWait });
      this.#line.post(request);
    });
  }

  /** This tab has the phone now: what may be done again is done by `perform`, the rest has failed. */
  leave(perform: (request: Outstanding['request']) => Promise<unknown>): void {
    this.#watch.stop();
    this.#line.close();
    for (const { request, begunBy, settle } of [...this.#outstanding.values()]) {
      if (begunBy === undefined || repeatable.includes(request.verb))
        void perform(request).then(
          (value) => settle({ value }),
          (error: Error) => settle({ error }),
        );
      else settle({ error: gone() });
    }
  }

  /** Nobody here wants anything any more. */
  dispose(): void {
    this.#watch.stop();
    this.#line.close();
    for (const { settle } of [...this.#outstanding.values()]) settle({ error: new CcError('disposed', 'this phone was disposed') });
  }

  #onMessage(message: PhoneLineMessage): void {
    if (message.kind === 'begun') this.#onBegun(message.requestId, message.owner);
    else if (message.kind === 'reply') this.#outstanding.get(message.requestId)?.settle(message);
    else if (message.kind === 'state') this.#onState(message);
  }

  #onBegun(requestId: string, owner: string): void {
    const outstanding = this.#outstanding.get(requestId);
    if (!outstanding) return;
    outstanding.begunBy = owner;
    outstanding.cancelWait(); // a person who is asked for the microphone takes their time
  }

  #onState({ owner, count, state }: Extract<PhoneLineMessage, { kind: 'state' }>): void {
    // what one says that was replaced while it hung
    if (rankOf(owner) < this.rank) return;
    this.#watch.heard();
    if (this.#told?.owner === owner && count <= this.#told.count) return;
    const another = this.#told?.owner !== owner;
    const succession = another && this.#told !== undefined;
    this.#told = { owner, count };
    this.#options.onState(state);
    if (another) this.#askAgain(owner);
    if (succession) this.#options.onSuccession?.();
  }

  #askAgain(owner: string): void {
    for (const outstanding of [...this.#outstanding.values()]) {
      const { request, begunBy, settle } = outstanding;
      if (begunBy === owner) continue;
      if (begunBy === undefined || repeatable.includes(request.verb)) this.#line.post(request);
      else settle({ error: gone() });
    }
  }
}

function gone(): CcError {
  return new CcError('signaling-lost', 'the tab that had the phone is gone');
}
