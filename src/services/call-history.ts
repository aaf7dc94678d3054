import type { CallHistoryMemory } from '../contracts/call-history-memory.js';
import { type Clock, systemClock } from '../kit/clock.js';
import { type Source, Store, type SubscribeOptions, type Unsubscribe } from '../kit/store.js';
import type { AgentState } from '../model/agent.js';
import type { Call } from '../model/call.js';
import { isMissed, type PastCall, pastCallOf } from '../model/past-call.js';
import type { AgentSession } from './agent-session.js';
import { type CallHistoryRecord, mergedRecords, readRecord } from './call-history-record.js';
import type { Phone } from './phone.js';

/** Everything a list of calls shows. A frozen snapshot. */
export interface CallHistoryState {
  /** Newest first. */
  readonly calls: readonly PastCall[];
  /** How many calls were missed since somebody looked. */
  readonly missed: number;
}

/** What a `CallHistory` is made of. */
export interface CallHistoryOptions {
  readonly phone: Phone;
  /** Whose sign-out empties the list. */
  readonly agent?: AgentSession;
  /** Default: kept as long as the page lives. */
  readonly memory?: CallHistoryMemory;
  readonly clock?: Clock;
  /** How many calls are kept. Default 200. */
  readonly limit?: number;
}

const empty: CallHistoryRecord = Object.freeze({ calls: Object.freeze([]), seenAt: 0 });

/**
 * The calls that a phone has had, for the agent at this phone: kept under its
 * number, shared between the tabs of a browser, and emptied when the agent signs
 * out, with those that are over and still shown. A phone that merely loses its server keeps its list.
 */
export class CallHistory implements Source<CallHistoryState> {
  readonly #options: CallHistoryOptions;
  readonly #clock: Clock;
  readonly #limit: number;
  readonly #store = new Store<CallHistoryState>({ calls: empty.calls, missed: 0 });
  readonly #stops: Unsubscribe[] = [];
  readonly #taken = new Set<string>();
  #record = empty;
  #key: string | undefined;
  #unfollow: () => void = () => {};

  constructor(options: CallHistoryOptions) {
    const { phone, agent, clock = systemClock, limit = 200 } = options;
    this.#options = options;
    this.#clock = clock;
    this.#limit = limit;
    this.#stops.push(
      phone.subscribe<string | undefined>((number) => this.#open(number), { selector: ({ registration }) => registration.number }),
      phone.subscribe<readonly Call[]>((calls) => this.#take(calls), { selector: ({ calls }) => calls }),
    );
    if (agent) this.#stops.push(agent.subscribe<AgentState>((state) => this.#onAgent(state), { selector: ({ agentState }) => agentState }));
    this.#open(phone.state.registration.number);
    this.#take(phone.state.calls);
  }

  get state(): CallHistoryState {
    return this.#store.state;
  }

  subscribe<T = CallHistoryState>(
    listener: (selected: T, previous: T) => void,
    options?: SubscribeOptions<CallHistoryState, T>,
  ): Unsubscribe {
    return this.#store.subscribe(listener, options);
  }

  /** The missed calls were seen: they do not count any more. */
  markSeen(): void {
    if (this.state.missed > 0) this.#keep({ ...this.#record, seenAt: this.#clock.now() });
  }

  /** Empties the list, here and where it is kept. */
  clear(): void {
    if (this.#key !== undefined) this.#options.memory?.wipe(this.#key);
    this.#show(empty);
  }

  /** Follows nothing any more. What is kept stays. */
  dispose(): void {
    for (const stop of this.#stops) stop();
    this.#unfollow();
    this.#store.dispose();
  }

  // a list belongs to the number it was made with
  #open(number: string | undefined): void {
    if (number === undefined || number === this.#key) return;
    const { memory } = this.#options;
    const before = this.#key === undefined ? this.#record : empty;
    this.#key = number;
    this.#unfollow();
    this.#unfollow = memory?.follow(number, (text) => this.#onOtherTab(text)) ?? (() => {});
    this.#show(mergedRecords(before, readRecord(memory?.load(number)), this.#limit));
  }

  #take(calls: readonly Call[]): void {
    const over = calls.filter(({ id, state }) => state === 'ended' && !this.#taken.has(id));
    if (over.length === 0) return;
    for (const { id } of over) this.#taken.add(id);
    this.#keep(mergedRecords({ calls: over.map(pastCallOf), seenAt: 0 }, this.#record, this.#limit));
  }

  #onAgent(agentState: AgentState): void {
    // an agent whose phone lost its server is offline too, and did not sign out
    const { phone } = this.#options;
    if (agentState !== 'offline' || phone.state.registration.state !== 'registered') return;
    this.clear();
    // nor does whoever comes next see who was on the phone last
    for (const { id, state } of phone.state.calls) if (state === 'ended') phone.dismiss(id);
  }

  // both may have had calls at the same moment: what this tab knows is not lost
  #onOtherTab(text: string | undefined): void {
    if (text === undefined) return this.#show(empty);
    const theirs = readRecord(text);
    const both = mergedRecords(this.#record, theirs, this.#limit);
    if (both.calls.length > theirs.calls.length) this.#keep(both);
    else this.#show(both);
  }

  #keep(record: CallHistoryRecord): void {
    const { memory } = this.#options;
    const kept = this.#key === undefined ? undefined : memory?.load(this.#key);
    const whole = kept === undefined ? record : mergedRecords(record, readRecord(kept), this.#limit);
    if (this.#key !== undefined) memory?.save(this.#key, JSON.stringify(whole));
    this.#show(whole);
  }

  #show(record: CallHistoryRecord): void {
    this.#record = record;
    const missed = record.calls.filter((call) => isMissed(call) && call.endedAt > record.seenAt).length;
    this.#store.commit({ calls: Object.freeze([...record.calls]), missed });
  }
}
