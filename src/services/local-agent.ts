import type { AgentBackend, AgentBackendListener } from '../contracts/agent-backend.js';
import { type Clock, systemClock } from '../kit/clock.js';
import type { Unsubscribe } from '../kit/store.js';
import { mayStep } from '../kit/transition.js';
import { type AgentChoice, agentSteps, type AgentStanding, type AgentState } from '../model/agent.js';
import { type Call, callChanges, isLive, isRingingIn } from '../model/call.js';
import { CcError } from '../model/error.js';
import type { Phone } from './phone.js';

/** What a `LocalAgent` is made of. */
export interface LocalAgentOptions {
  readonly phone: Phone;
  readonly clock?: Clock;
  /** Time for after-call work, in ms; 0 for none. Default 0. */
  readonly wrapUp?: number;
}

/**
 * Keeps the agent's state where there is no ACD: it follows the phone's calls,
 * times the wrap-up and turns calls away while the agent is not ready.
 */
export class LocalAgent implements AgentBackend {
  readonly #phone: Phone;
  readonly #clock: Clock;
  readonly #wrapUp: number;
  readonly #stop: Unsubscribe;
  #listener: AgentBackendListener | undefined;
  #standing: AgentStanding = Object.freeze({ agentState: 'offline' });
  /** What the agent was before the call, and will be again. */
  #chosen: AgentChoice = Object.freeze({ agentState: 'ready' });
  #talked = false;
  #cancelWrapUp: () => void = () => {};

  constructor({ phone, clock = systemClock, wrapUp = 0 }: LocalAgentOptions) {
    this.#phone = phone;
    this.#clock = clock;
    this.#wrapUp = wrapUp;
    phone.admit(() => (this.#admits() ? undefined : 'unavailable'));
    this.#stop = phone.subscribe<readonly Call[]>((calls, before) => this.#onCalls(calls, before), { selector: (state) => state.calls });
  }

  attach(listener: AgentBackendListener): void {
    this.#listener = listener;
  }

  async signIn(first: AgentChoice): Promise<void> {
    if (this.#standing.agentState !== 'offline') return;
    this.#chosen = first;
    this.#step(first.agentState, reasonOf(first));
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

  async dispose(): Promise<void> {
    this.#stop();
    this.#cancelWrapUp();
    this.#phone.admit(() => undefined);
  }

  // a second caller may wait while an agent talks, if they were ready when it began
  #admits(): boolean {
    const { agentState } = this.#standing;
    return agentState === 'ready' || (agentState === 'on-call' && this.#chosen.agentState === 'ready');
  }

  #onCalls(calls: readonly Call[], before: readonly Call[]): void {
    if (this.#standing.agentState === 'offline') return;
    const busy = calls.some((call) => isLive(call) && !isRingingIn(call));
    this.#talked ||= callChanges(calls, before).some(({ call }) => call.state === 'connected');
    if (busy && this.#standing.agentState !== 'on-call') return this.#step('on-call');
    if (!busy && this.#standing.agentState === 'on-call') this.#afterCall();
  }

  #afterCall(): void {
    const wrapsUp = this.#talked && this.#wrapUp > 0;
    this.#talked = false;
    if (!wrapsUp) return this.#return();
    const next = this.#standing.next;
    this.#step('wrap-up', { wrapUpEndsAt: this.#clock.now() + this.#wrapUp, ...(next && { next }) });
    this.#cancelWrapUp = this.#clock.after(this.#wrapUp, () => this.#return());
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
    this.#standing = Object.freeze(standing);
    this.#listener?.onStanding(this.#standing);
  }
}

function reasonOf({ reason }: AgentChoice): { readonly reason?: string } {
  return reason === undefined ? {} : { reason };
}
