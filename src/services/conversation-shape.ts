import { among, flag, listOf, mapOf, number, object, optional, type Shape, text, variant } from '../kit/shape.js';
import type { Attendant, Conversation, ConversationEndReason, Evaluation, QueuePlace } from '../model/conversation.js';
import type { ConversationEvent } from '../model/conversation-event.js';
import type { ConversationRecord } from '../model/conversation-record.js';
import type { DeliveredMessage } from '../model/delivered-message.js';
import { CcError } from '../model/error.js';
import { type ErrorCode, errorCodes } from '../model/error-codes.js';
import type { Feedback, FileFacts, Message, MessageAuthor, MessageContent, MessageStatus } from '../model/message.js';

// What comes from storage or from another tab may be of another version of
// this package, or of anybody who may write there: it is read by these.

interface ErrorFacts {
  readonly code: ErrorCode;
  readonly message: string;
  readonly recoverable: boolean;
}

const errorFacts: Shape<ErrorFacts> = object<ErrorFacts>({ code: among(...errorCodes), message: text, recoverable: flag });

/** An error as it was told by `asText`. Its cause and context stay where it happened. */
export const errorShape: Shape<CcError> = (value) => {
  const { code, message, recoverable } = errorFacts(value);
  return new CcError(code, message, { recoverable });
};

const author: Shape<MessageAuthor> = among('visitor', 'bot', 'agent', 'system');
const status: Shape<MessageStatus> = among('pending', 'sent', 'read', 'failed', 'received');
export const feedbackShape: Shape<Feedback> = among('helpful', 'unhelpful');
const endReason: Shape<ConversationEndReason> = among(
  'visitor',
  'agent',
  'timeout',
  'outside-hours',
  'no-agents',
  'queue-timeout',
  'failed',
);

const file: Shape<FileFacts> = object<FileFacts>({
  kind: among('picture', 'audio', 'video', 'document'),
  name: text,
  size: optional(number),
  mediaType: optional(text),
});

type ContentOf<Type extends MessageContent['type']> = Extract<MessageContent, { type: Type }>;

export const contentShape: Shape<MessageContent> = variant<MessageContent>('type', {
  text: object<ContentOf<'text'>>({ type: among('text'), text }),
  file: object<ContentOf<'file'>>({ type: among('file'), file }),
  card: object<ContentOf<'card'>>({
    type: among('card'),
    title: text,
    description: optional(text),
    url: optional(text),
    hasPicture: flag,
  }),
  location: object<ContentOf<'location'>>({ type: among('location'), latitude: number, longitude: number, label: optional(text) }),
  unknown: object<ContentOf<'unknown'>>({ type: among('unknown'), text }),
  gap: object<ContentOf<'gap'>>({ type: among('gap') }),
} satisfies Record<MessageContent['type'], Shape<MessageContent>>);

type Somebody = Exclude<Attendant, { kind: 'nobody' }>;

const somebody: Shape<Somebody> = object<Somebody>({ kind: among('bot', 'agent'), name: optional(text), avatar: optional(text) });

const attendant: Shape<Attendant> = variant<Attendant>('kind', {
  nobody: object<Extract<Attendant, { kind: 'nobody' }>>({ kind: among('nobody') }),
  bot: somebody,
  agent: somebody,
});

const queue: Shape<QueuePlace> = object<QueuePlace>({
  position: optional(number),
  waited: optional(number),
  estimated: optional(number),
  limit: optional(number),
});

export const evaluationShape: Shape<Evaluation> = object<Evaluation>({
  level: number,
  comment: optional(text),
  resolved: optional(flag),
  recommendation: optional(number),
});

const message: Shape<Message> = object<Message>({
  id: text,
  author,
  name: optional(text),
  avatar: optional(text),
  at: number,
  status,
  content: contentShape,
  progress: optional(number),
  error: optional(errorShape),
  recalled: optional(flag),
  similarQuestions: optional(listOf(text)),
  quickReplies: optional(listOf(text)),
  feedback: optional(among('helpful', 'unhelpful', 'open')),
});

const conversation: Shape<Conversation> = object<Conversation>({
  id: text,
  state: among('connecting', 'queued', 'active', 'ended'),
  attendant,
  queue: optional(queue),
  asynchronous: flag,
  typing: flag,
  messages: listOf(message),
  hasOlder: flag,
  unread: number,
  startedAt: number,
  endedAt: optional(number),
  endReason: optional(endReason),
  error: optional(errorShape),
  evaluation: optional(evaluationShape),
});

export const recordShape: Shape<ConversationRecord> = object<ConversationRecord>({
  conversation: optional(conversation),
  references: mapOf(text),
  attempted: listOf(text),
});

const delivered: Shape<DeliveredMessage> = object<DeliveredMessage>({
  id: text,
  author,
  name: optional(text),
  avatar: optional(text),
  at: number,
  content: contentShape,
  similarQuestions: optional(listOf(text)),
  quickReplies: optional(listOf(text)),
  rateable: optional(flag),
  reference: optional(text),
});

type EventOf<Type extends ConversationEvent['type']> = Extract<ConversationEvent, { type: Type }>;

export const eventShape: Shape<ConversationEvent> = variant<ConversationEvent>('type', {
  message: object<EventOf<'message'>>({ type: among('message'), message: delivered }),
  attendant: object<EventOf<'attendant'>>({ type: among('attendant'), attendant }),
  queued: object<EventOf<'queued'>>({ type: among('queued'), queue: optional(queue) }),
  typing: object<EventOf<'typing'>>({ type: among('typing'), typing: flag }),
  read: object<EventOf<'read'>>({ type: among('read'), messageIds: listOf(text) }),
  recalled: object<EventOf<'recalled'>>({ type: among('recalled'), messageId: text }),
  asynchronous: object<EventOf<'asynchronous'>>({ type: among('asynchronous') }),
  ended: object<EventOf<'ended'>>({ type: among('ended'), reason: endReason, at: number, error: optional(errorShape) }),
  begun: object<EventOf<'begun'>>({ type: among('begun'), conversationId: text, at: number, hasOlder: flag }),
  history: object<EventOf<'history'>>({ type: among('history'), messages: listOf(delivered), hasOlder: flag }),
  written: object<EventOf<'written'>>({ type: among('written'), messageId: text, at: number, content: contentShape }),
  progress: object<EventOf<'progress'>>({ type: among('progress'), messageId: text, progress: number }),
  uploaded: object<EventOf<'uploaded'>>({ type: among('uploaded'), messageId: text, reference: text }),
  attempted: object<EventOf<'attempted'>>({ type: among('attempted'), messageId: text }),
  sent: object<EventOf<'sent'>>({ type: among('sent'), messageId: text }),
  failed: object<EventOf<'failed'>>({ type: among('failed'), messageId: text, error: errorShape }),
  retried: object<EventOf<'retried'>>({ type: among('retried'), messageId: text, at: number }),
  discarded: object<EventOf<'discarded'>>({ type: among('discarded'), messageId: text }),
  seen: object<EventOf<'seen'>>({ type: among('seen'), messageId: text }),
  rated: object<EventOf<'rated'>>({ type: among('rated'), messageId: text, feedback: feedbackShape }),
  evaluated: object<EventOf<'evaluated'>>({ type: among('evaluated'), evaluation: evaluationShape }),
} satisfies Record<ConversationEvent['type'], Shape<ConversationEvent>>);

/** Plain data as JSON; errors with what others may know of them. */
export function asText(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item instanceof CcError ? ({ code: item.code, message: item.message, recoverable: item.recoverable } satisfies ErrorFacts) : item,
  );
}

/** What a text says as JSON; undefined when it is none. */
export function fromText(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
