import type { AgentReason, ChosenAgentState } from '../../model/agent.js';

/** One line of the list of states: a state, or a state for a reason. */
export interface AgentStateChoice {
  readonly agentState: ChosenAgentState;
  readonly reason?: AgentReason;
}

/** What an agent may choose, each state followed by its reasons. */
export function agentChoices(reasons: readonly AgentReason[]): readonly AgentStateChoice[] {
  const states: readonly ChosenAgentState[] = ['ready', 'not-ready', 'break'];
  return states.flatMap((agentState): AgentStateChoice[] => [
    { agentState },
    ...reasons.filter(({ state = 'break' }) => state === agentState).map((reason) => ({ agentState, reason })),
  ]);
}
