import type { AgentChoice, AgentStanding } from '../model/agent.js';

/** What an agent session hears from its back end. */
export interface AgentBackendListener {
  onStanding(standing: AgentStanding): void;
}

/** Keeps an agent's state: an ACD, or the desk itself where there is none. */
export interface AgentBackend {
  /** Names the listener; called once, before anything else. */
  attach(listener: AgentBackendListener): void;
  /** Rejects with `backend-refused`, `credential-rejected` or `backend-unreachable`. */
  signIn(first: AgentChoice): Promise<void>;
  /** Rejects with `illegal-transition` while the agent is on a call. */
  signOut(): Promise<void>;
  /**
   * Asks for a state; it counts when `onStanding` says so. On a call, and
   * until it is over, it is kept as what comes next.
   */
  choose(choice: AgentChoice): Promise<void>;
  /** Ends wrap-up so many ms later, at most when the standing says that it may. Absent where that cannot be. Rejects with `illegal-transition` outside wrap-up. */
  extendWrapUp?(by: number): Promise<void>;
  dispose(): Promise<void>;
}
