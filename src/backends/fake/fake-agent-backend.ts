import type { AgentBackend, AgentBackendListener } from '../../contracts/agent-backend.js';
import type { AgentChoice, AgentStanding } from '../../model/agent.js';
import { CcError } from '../../model/error.js';

/** An ACD in memory: it grants what it is asked, unless told to refuse. */
export class FakeAgentBackend implements AgentBackend {
  #listener: AgentBackendListener | undefined;
  #standing: AgentStanding = { agentState: 'offline' };
  #refuses = false;

  attach(listener: AgentBackendListener): void {
    this.#listener = listener;
  }

  async signIn(first: AgentChoice): Promise<void> {
    this.#grant();
    if (this.#standing.agentState === 'offline') this.tell(first);
  }

  async signOut(): Promise<void> {
    if (this.#standing.agentState === 'on-call') throw new CcError('illegal-transition', 'the agent is on a call');
    this.tell({ agentState: 'offline' });
  }

  async choose(choice: AgentChoice): Promise<void> {
    this.#grant();
    if (this.#standing.agentState === 'offline') throw new CcError('illegal-transition', 'the agent has not signed in');
    if (this.#standing.agentState === 'on-call') this.tell({ ...this.#standing, next: choice });
    else this.tell(choice);
  }

  async dispose(): Promise<void> {
    this.#listener = undefined;
  }

  /** The ACD says what the agent is. */
  tell(standing: AgentStanding): void {
    this.#standing = Object.freeze({ ...standing });
    this.#listener?.onStanding(this.#standing);
  }

  /** The agent's call is over; the ACD makes them what they chose meanwhile, else ready. */
  endCall(): void {
    this.tell(this.#standing.next ?? { agentState: 'ready' });
  }

  /** Refuses the next request. */
  refuse(): void {
    this.#refuses = true;
  }

  #grant(): void {
    if (!this.#refuses) return;
    this.#refuses = false;
    throw new CcError('backend-refused', 'refused by script');
  }
}
