import type { AgentConversationEndReason } from '../model/agent-conversation.js';

/** Words around an agent's conversations. */
export type AgentChatKey =
  | `agent-chat.ended-${AgentConversationEndReason}`
  | 'agent-chat.label'
  | 'agent-chat.none'
  | 'agent-chat.waits' // {name}
  | 'agent-chat.take'
  | 'agent-chat.take-label' // {name}
  | 'agent-chat.visitor'
  | 'agent-chat.unread' // {count}
  | 'agent-chat.over'
  | 'agent-chat.hand-over'
  | 'agent-chat.hand-over-to' // {name}
  | 'agent-chat.queue'
  | 'agent-chat.end'
  | 'agent-chat.end-label' // {name}
  | 'agent-chat.close'
  | 'agent-chat.close-label' // {name}
  | 'agent-chat.reply' // {name}
  | 'agent-chat.refused'
  | 'agent-chat.trouble';
