import type { AgentChatStanding } from '../../contracts/agent-chat-backend.js';
import { among, flag, listOf, number, object, optional, type Shape, text, variant } from '../../kit/shape.js';
import type { AgentConversation, AgentMessage, ChatColleague, ConversationVisitor } from '../../model/agent-conversation.js';
import type { FileFacts, MessageContent } from '../../model/message.js';

// a server says this; what it repeats of visitors comes from anybody

type ContentOf<Type extends MessageContent['type']> = Extract<MessageContent, { readonly type: Type }>;

const content: Shape<MessageContent> = variant<MessageContent>('type', {
  text: object<ContentOf<'text'>>({ type: among('text'), text }),
  unknown: object<ContentOf<'unknown'>>({ type: among('unknown'), text }),
  card: object<ContentOf<'card'>>({
    type: among('card'),
    title: text,
    hasPicture: flag,
    description: optional(text),
    url: optional(text),
  }),
  location: object<ContentOf<'location'>>({ type: among('location'), latitude: number, longitude: number, label: optional(text) }),
  file: object<ContentOf<'file'>>({
    type: among('file'),
    file: object<FileFacts>({
      name: text,
      kind: among('document', 'picture', 'audio', 'video'),
      mediaType: optional(text),
      size: optional(number),
    }),
  }),
});

const message: Shape<AgentMessage> = object<AgentMessage>({
  id: text,
  author: among('visitor', 'bot', 'agent', 'system'),
  name: optional(text),
  at: number,
  // a kind of a later version is told as unknown, and the rest is heard
  content: (value) => {
    try {
      return content(value);
    } catch {
      return { type: 'unknown', text: '' };
    }
  },
});

const conversation: Shape<AgentConversation> = object<AgentConversation>({
  id: text,
  state: among('offered', 'active', 'ended'),
  visitor: object<ConversationVisitor>({ id: text, name: text, language: optional(text) }),
  startedAt: number,
  typing: flag,
  unread: number,
  messages: listOf(message),
  endReason: optional(among('visitor', 'agent', 'timeout', 'transferred', 'answered-elsewhere')),
});

/** What a look at the inbox answers. */
export interface InboxView extends AgentChatStanding {
  /** Of what is told: comes back with the next look. */
  readonly version: number;
}

export const inboxView: Shape<InboxView> = object<InboxView>({
  version: number,
  colleagues: listOf(object<ChatColleague>({ id: text, name: text })),
  conversations: listOf(conversation),
});
