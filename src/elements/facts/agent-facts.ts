import type { AgentSession } from '../../context/contexts.js';
import { AgentStateChangeEvent } from '../../events/agent-events.js';

/** Dispatches an agent session's facts from `target` until `signal` is aborted. To be called once by whoever holds it. */
export function dispatchAgentFacts(agent: AgentSession, target: EventTarget, signal: AbortSignal): void {
  agent.subscribe(
    ({ agentState, reason }, previous) => {
      if (agentState === previous.agentState && reason === previous.reason) return;
      target.dispatchEvent(new AgentStateChangeEvent(agentState, previous.agentState, reason));
    },
    { signal },
  );
}
