import type { AgentState, ChosenAgentState } from '../model/agent.js';

/** A back end that keeps the agent's state (an ACD). Without one the desk keeps it. */
export interface AgentBackend {
  /** Names the listener; called once, before anything else. */
  attach(listener: { onState(state: AgentState, reasonCode?: string): void }): void;
  /** Rejects with `backend-refused`, `credential-rejected` or `backend-unreachable`. */
  signIn(): Promise<void>;
  signOut(): Promise<void>;
  /** Asks for a state; it counts when `onState` says so. */
  setState(state: ChosenAgentState, reasonCode?: string): Promise<void>;
  dispose(): Promise<void>;
}
