import type { TcccAgentStatus, TcccSettableStatus } from '../../backends/tencent-tccc/tccc-api.js';
import type { AgentState, ChosenAgentState } from '../../model/agent.js';

/** Our agent states in Tencent's words. */
export const statusOf: Readonly<Record<AgentState, TcccAgentStatus | 'offline'>> = {
  offline: 'offline',
  ready: 'free',
  'not-ready': 'notReady',
  'on-call': 'busy',
  'wrap-up': 'arrange',
  break: 'rest',
};

/** What can be asked for, in ours. After-call work is not chosen here: it follows a call. */
export const stateOf: Readonly<Partial<Record<TcccSettableStatus, ChosenAgentState>>> = {
  free: 'ready',
  stopNotReady: 'ready',
  notReady: 'not-ready',
  rest: 'break',
};
