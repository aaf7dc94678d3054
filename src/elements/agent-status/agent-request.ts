import type { AgentStateRequestEvent } from '../../events/agent-events.js';
import type { AgentSession } from '../../context/contexts.js';

// for as long as the session lives: a widget that is mounted again must not sign in whoever left by hand
const leftByHand = new WeakSet<AgentSession>();

/** Does what a request asks, in one call of the session. Failures are in the session's state. */
export async function carryOut(agent: AgentSession, { agentState, reason }: AgentStateRequestEvent): Promise<void> {
  try {
    if (agentState === 'offline') {
      leftByHand.add(agent);
      await agent.signOut();
    } else if (agent.state.agentState === 'offline' && agentState === 'ready') {
      await agent.signIn();
    } else {
      await agent.setState(agentState, reason);
    }
  } catch {
    // shown from the session's state
  }
}

/** Whether its agent signed out in a widget of this page. */
export function wasLeftByHand(agent: AgentSession): boolean {
  return leftByHand.has(agent);
}
