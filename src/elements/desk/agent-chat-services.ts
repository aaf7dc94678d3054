import type { AgentChatBackend } from '../../contracts/agent-chat-backend.js';
import { AgentChats } from '../../services/agent-chats.js';

/** Builds an agent's conversations. Loaded when a page has an inbox for them. */
export function agentChatServices(backend: AgentChatBackend): AgentChats {
  return new AgentChats(backend);
}
