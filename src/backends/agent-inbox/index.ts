export { agentInbox } from './agent-inbox.js';
export type { AgentInboxOptions } from './agent-inbox.js';
