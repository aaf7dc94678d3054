import type { AgentConversation, AgentMessage } from '../../model/agent-conversation.js';
import type { Message } from '../../model/message.js';

const seen = new WeakMap<AgentMessage, Message>();

/** The conversation as its agent sees it: what agents say is one's own side, the visitor is the other one. */
export function agentView({ messages }: AgentConversation): readonly Message[] {
  return messages.map((message) => {
    const known = seen.get(message);
    if (known) return known;
    const made = asSeen(message);
    seen.set(message, made);
    return made;
  });
}

function asSeen({ id, at, author, name, content }: AgentMessage): Message {
  if (author === 'agent') return { id, at, author: 'visitor', status: 'sent', content };
  const far = author === 'visitor' ? 'agent' : author;
  return { id, at, author: far, status: 'received', content, ...(name && { name }) };
}

/** What was said last, in a line for a list. */
export function lastWords({ messages }: AgentConversation): string {
  const content = messages.findLast(({ author }) => author !== 'system')?.content;
  switch (content?.type) {
    case 'text':
    case 'unknown':
      return content.text;
    case 'card':
      return content.title;
    case 'file':
      return content.file.name;
    case 'location':
      return content.label ?? '';
    default:
      return '';
  }
}
