import type { AgentSession } from '../../services/agent-session.js';
import { CallHistory } from '../../services/call-history.js';
import type { Phone } from '../../services/phone.js';
import { browserCallMemory } from './browser-call-memory.js';

/** A list of calls, kept in a storage where there is one. */
export function callHistory(
  phone: Phone,
  agent: AgentSession,
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined,
): CallHistory {
  return new CallHistory({ phone, agent, ...(storage && { memory: browserCallMemory({ storage, window: globalThis.window }) }) });
}
