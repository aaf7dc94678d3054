import type { AgentBackend, AgentBackendListener } from '../contracts/agent-backend.js';
import type { AgentMemory } from '../contracts/agent-memory.js';
import { type Clock, systemClock } from '../kit/clock.js';
import type { Unsubscribe } from '../kit/store.js';
import { mayStep } from '../kit/transition.js';
import { type AgentChoice, agentSteps, type AgentStanding, type AgentState, type WhileNotReady } from '../model/agent.js';
import { type Call, callChanges, isLive, isRingingIn } from '../model/call.js';
import { CcError } from '../model/error.js';
import { agentRecordIn, type AgentRecord } from './agent-record.js';
import type { Phone } from './phone.js';

/** Wrap-up does not get longer than this by being extended, in ms, unless it is from the beginning. */
const longestWrapUp = 300_000;

/** What a `LocalAgent` is made of. */
export interface LocalAgentOptions {
  readonly phone: Phone;
  readonly clock?: Clock;
  /** What happens to calls while the agent is not ready or on a break. Default `unavailable`. */
  readonly whileNotReady?: () => WhileNotReady | undefined;
  /** Time for after-call work, in ms; 0 for none. Default 0. */
  readonly wrapUp?: number;
  /** Where the state is kept for the page after this one. Default: it is not kept. */
  readonly memory?: AgentMemory;
}

/**
 * Keeps the agent's state where there is no ACD: it follows the phone's calls,
 * times the wrap-up and turns calls away while the agent is not ready. An agent
 * who signs in goes on where the memory says that they were.
 */
export class LocalAgent implements AgentBackend {
  readonly #phone: Phone;
  readonly #clock: Clock;
  readonly #wrapUp: number;
  readonly #memory: AgentMemory | undefined;
  readonly #stop: Unsubscribe;
  #listener: AgentBackendListener | undefined;
  #standing: AgentStanding = Object.freeze({ agentState: 'offline' });
  /** Since when, ms since the epoch. */
  #since = 0;
  /** What the agent was before the call, and will be again. */
  #chosen: AgentChoice = Object.freeze({ agentState: 'ready' });
  #talked = false;
  #cancelWrapUp: () => void = () => {};

  constructor({ phone, clock = systemClock, wrapUp = 0, memory, whileNotReady }: LocalAgentOptions) {
    this.#phone = phone;
    this.#clock = clock;
    this.#wrapUp = wrapUp;
    this.#memory = memory;
    phone.admit(() => (this.#admits() ? undefined : (this.#isAway && whileNotReady?.()) || 'unavailable'));
    this.#stop = phone.subscribe<readonly Call[]>((calls, before) => this.#onCalls(calls, before), { selector: (state) => state.calls });
  }

  attach(listener: AgentBackendListener): void {
    this.#listener = listener;
  }

  async signIn(first: AgentChoice): Promise<void> {
    if (this.#standing.agentState !== 'offline') return;
    const kept = agentRecordIn(this.#memory?.load(), this.#phone.state.registration.number);
    if (kept) this.#goOn(kept);
    else {
      this.#chosen = first;
      this.#step(first.agentState, reasonOf(first));
    }
    this.#onCalls(this.#phone.state.calls, []);
  }

  async signOut(): Promise<void> {
    if (this.#standing.agentState === 'offline') return;
    this.#step('offline');
  }

  async choose(choice: AgentChoice): Promise<void> {
    const { agentState } = this.#standing;
    if (agentState === 'offline') throw new CcError('illegal-transition', 'the agent has not signed in');
    this.#chosen = choice;
    if (agentState === 'on-call') return this.#tell({ ...this.#standing, next: choice });
    if (agentState === choice.agentState) return this.#tell({ agentState, ...reasonOf(choice) });
    this.#step(choice.agentState, reasonOf(choice));
  }

  async extendWrapUp(by: number): Promise<void> {
    const { wrapUpEndsAt, wrapUpMayEndAt } = this.#standing;
    if (wrapUpEndsAt === undefined || wrapUpMayEndAt === undefined) throw new CcError('illegal-transition', 'the agent does not wrap up');
    const endsAt = Math.min(wrapUpEndsAt + by, wrapUpMayEndAt);
    this.#time(endsAt);
    this.#tell({ ...this.#standing, wrapUpEndsAt: endsAt });
  }

  async dispose(): Promise<void> {
    this.#stop();
    this.#cancelWrapUp();
    this.#phone.admit(() => undefined);
  }

  // a second caller may wait while an agent talks, if they were ready when it began; and goes on waiting
  // when the tab that talked is gone, which leaves the agent in wrap-up
  #admits(): boolean {
    const { agentState } = this.#standing;
    if (agentState === 'ready') return true;
    const waits = agentState === 'wrap-up' && this.#phone.state.calls.some((call) => call.elsewhere && isRingingIn(call));
    return (agentState === 'on-call' || waits) && this.#chosen.agentState === 'ready';
  }

  get #isAway(): boolean {
    const { agentState } = this.#standing;
    return agentState === 'not-ready' || agentState === 'break';
  }

  /** As it was before the page was loaded again, or another tab was closed; a call that was talking is over by that. */
  #goOn({ agentState, chosen, since, wrapUpEndsAt, talked }: AgentRecord): void {
    this.#chosen = chosen;
    const now = this.#clock.now();
    if (agentState === 'wrap-up' && wrapUpEndsAt !== undefined && wrapUpEndsAt > now) this.#beginWrapUp(wrapUpEndsAt, since);
    else if (agentState === 'on-call' && talked && this.#wrapUp > 0) this.#beginWrapUp(now + this.#wrapUp);
    else this.#step(chosen.agentState, { ...reasonOf(chosen), ...(agentState === chosen.agentState && { since }) });
  }

  #onCalls(calls: readonly Call[], before: readonly Call[]): void {
    if (this.#standing.agentState === 'offline') return;
    const busy = calls.some((call) => isLive(call) && !isRingingIn(call));
    const talked = callChanges(calls, before).some(({ call }) => call.state === 'connected');
    if (busy && this.#standing.agentState !== 'on-call') this.#step('on-call');
    if (talked && !this.#talked) {
      this.#talked = true;
      this.#keep();
    }
    if (!busy && this.#standing.agentState === 'on-call') this.#afterCall();
  }

  #afterCall(): void {
    const wrapsUp = this.#talked && this.#wrapUp > 0;
    this.#talked = false;
    if (wrapsUp) this.#beginWrapUp(this.#clock.now() + this.#wrapUp);
    else this.#return();
  }

  #beginWrapUp(endsAt: number, since?: number): void {
    const next = this.#standing.next;
    const mayEndAt = (since ?? this.#clock.now()) + Math.max(this.#wrapUp, longestWrapUp);
    this.#step('wrap-up', {
      wrapUpEndsAt: endsAt,
      wrapUpMayEndAt: mayEndAt,
      ...(next && { next }),
      ...(since !== undefined && { since }),
    });
    this.#time(endsAt);
  }

  #time(endsAt: number): void {
    this.#cancelWrapUp();
    this.#cancelWrapUp = this.#clock.after(endsAt - this.#clock.now(), () => this.#return());
  }

  #return(): void {
    this.#step(this.#chosen.agentState, reasonOf(this.#chosen));
  }

  #step(agentState: AgentState, more: Omit<AgentStanding, 'agentState'> = {}): void {
    const from = this.#standing.agentState;
    if (!mayStep(agentSteps, from, agentState)) throw new CcError('illegal-transition', `no step from ${from} to ${agentState}`);
    this.#cancelWrapUp();
    this.#tell({ agentState, ...more });
  }

  #tell(standing: AgentStanding): void {
    const isNews = standing.agentState !== this.#standing.agentState || standing.reason !== this.#standing.reason;
    if (isNews) this.#since = standing.since ?? this.#clock.now();
    this.#standing = Object.freeze(standing);
    this.#keep();
    this.#listener?.onStanding(this.#standing);
  }

  // what an agent was is not forgotten when the phone is lost: only who signs out leaves nothing
  #keep(): void {
    const { agentState, wrapUpEndsAt } = this.#standing;
    if (agentState === 'offline') return;
    const number = this.#phone.state.registration.number;
    const record: AgentRecord = {
      ...(number !== undefined && { number }),
      agentState,
      chosen: this.#chosen,
      since: this.#since,
      ...(wrapUpEndsAt !== undefined && { wrapUpEndsAt }),
      talked: this.#talked,
    };
    this.#memory?.save(JSON.stringify(record));
  }
}

function reasonOf({ reason }: AgentChoice): { readonly reason?: string } {
  return reason === undefined ? {} : { reason };
}
