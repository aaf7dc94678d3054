import type { AgentChatKey } from '../agent-chat-keys.js';
import type { Word } from '../words.js';

/** English. */
export const agentChat: Readonly<Record<AgentChatKey, Word>> = {
  'agent-chat.label': 'Conversations',
  'agent-chat.none': 'No conversations at the moment.',
  'agent-chat.waits': '{name} is waiting.',
  'agent-chat.take': 'Take',
  'agent-chat.take-label': 'Take the conversation with {name}',
  'agent-chat.visitor': 'Visitor',
  'agent-chat.unread': { one: '{count} unread message', other: '{count} unread messages' },
  'agent-chat.over': 'ended',
  'agent-chat.hand-over': 'Hand over',
  'agent-chat.hand-over-to': 'To {name}',
  'agent-chat.queue': 'Back to the queue',
  'agent-chat.end': 'End',
  'agent-chat.end-label': 'End the conversation with {name}',
  'agent-chat.close': 'Close',
  'agent-chat.close-label': 'Close the conversation with {name}',
  'agent-chat.reply': 'Reply to {name}',
  'agent-chat.refused': 'That did not work. The conversation may be over, or with somebody else.',
  'agent-chat.trouble': 'The conversations cannot be reached. Trying again…',
  'agent-chat.ended-visitor': 'The visitor has ended the conversation.',
  'agent-chat.ended-agent': 'You have ended the conversation.',
  'agent-chat.ended-timeout': 'The conversation has ended: nobody wrote any more.',
  'agent-chat.ended-transferred': 'The conversation goes on with somebody else.',
  'agent-chat.ended-answered-elsewhere': 'Somebody else has taken the conversation.',
};
