import { mayStep } from '../kit/transition.js';
import { type Conversation, conversationSteps, type ConversationState } from '../model/conversation.js';
import type { ConversationEvent } from '../model/conversation-event.js';
import type { DeliveredMessage } from '../model/delivered-message.js';
import { CcError } from '../model/error.js';
import { type Feedback, isOwn, type Message, type MessageContent, type MessageStatus, messageSteps } from '../model/message.js';
import { appended, inserted, messageOf, placeOf, prepended, removed, replaced } from './message-sequence.js';

type EventOf<Type extends ConversationEvent['type']> = Extract<ConversationEvent, { type: Type }>;

/**
 * The conversation after an event. Pure; the same object when nothing changes.
 *
 * What was seen already and steps that the tables do not have change nothing:
 * back ends repeat themselves, and an ended conversation stays ended.
 */
export function conversationAfter(conversation: Conversation | undefined, event: ConversationEvent): Conversation | undefined {
  if (event.type === 'begun') return begun(conversation, event);
  if (!conversation) return undefined;
  switch (event.type) {
    case 'message':
      return received(conversation, event.message);
    case 'history':
      return withHistory(conversation, event);
    case 'attendant':
      return attended(conversation, event);
    case 'queued':
      return queued(conversation, event);
    case 'typing':
      return conversation.state === 'ended' ? conversation : changed(conversation, { typing: event.typing });
    case 'asynchronous':
      return stepped(conversation, 'active', { asynchronous: true, typing: false, attendant: nobody, queue: undefined });
    case 'ended':
      return ended(conversation, event);
    case 'written':
      return written(conversation, event);
    case 'retried':
      return retried(conversation, event);
    case 'discarded':
      return discarded(conversation, event.messageId);
    case 'seen':
      return seen(conversation, event.messageId);
    case 'evaluated':
      return changed(conversation, { evaluation: Object.freeze({ ...event.evaluation }) });
    case 'read':
      return event.messageIds.reduce((next, id) => withMessage(next, id, (message) => withStatus(message, 'read')), conversation);
    default:
      return withMessage(conversation, event.messageId, (message) => messageAfter(message, event));
  }
}

const nobody = Object.freeze({ kind: 'nobody' as const });

function messageAfter(
  message: Message,
  event: EventOf<'recalled' | 'progress' | 'uploaded' | 'attempted' | 'sent' | 'failed' | 'rated'>,
): Message {
  switch (event.type) {
    case 'recalled':
      return recalled(message);
    case 'progress':
      return message.status === 'pending' && message.content.type !== 'text'
        ? Object.freeze({ ...message, progress: Math.min(1, Math.max(message.progress ?? 0, event.progress)) })
        : message;
    case 'sent':
      return withStatus(message, 'sent');
    case 'failed':
      return message.status === 'pending' ? withStatus(message, 'failed', event.error) : message;
    case 'rated':
      return rated(message, event.feedback);
    default:
      return message; // for those who send, not for those who read
  }
}

// what was not sent goes along, so that nobody has to write it twice
function begun(before: Conversation | undefined, { conversationId, at, hasOlder }: EventOf<'begun'>): Conversation {
  if (before && before.state !== 'ended') return before;
  return Object.freeze<Conversation>({
    id: conversationId,
    state: 'connecting',
    attendant: nobody,
    asynchronous: false,
    typing: false,
    messages: Object.freeze(before?.messages.filter((message) => message.status === 'failed') ?? []),
    hasOlder,
    unread: 0,
    startedAt: at,
  });
}

function received(conversation: Conversation, delivered: DeliveredMessage): Conversation {
  const { messages } = conversation;
  if (placeOf(messages, delivered.id) >= 0) return arrived(conversation, delivered);
  const message = messageFrom(delivered);
  const news = isOwn(message) ? {} : { typing: false, unread: conversation.unread + (counts(message) ? 1 : 0) };
  return changed(conversation, { messages: inserted(messages, message), ...news });
}

// an own message that comes back has arrived, whatever its sender was told
function arrived(conversation: Conversation, { id, author }: DeliveredMessage): Conversation {
  return author === 'visitor' ? withMessage(conversation, id, (message) => withStatus(message, 'sent')) : conversation;
}

function withHistory(conversation: Conversation, { messages: page, hasOlder }: EventOf<'history'>): Conversation {
  const known = page.reduce(
    (next, delivered) => (placeOf(next.messages, delivered.id) >= 0 ? arrived(next, delivered) : next),
    conversation,
  );
  const unknown = page.filter(({ id }, index) => placeOf(known.messages, id) < 0 && page.findIndex((other) => other.id === id) === index);
  const oldest = known.messages.find((message) => !isOwn(message));
  const older = unknown.filter(({ at }) => !oldest || at <= oldest.at).map(messageFrom);
  const younger = unknown.filter(({ at }) => oldest && at > oldest.at).map(messageFrom);
  const messages = younger.reduce(inserted, older.length > 0 ? prepended(known.messages, older) : known.messages);
  return changed(known, { messages, hasOlder });
}

function attended(conversation: Conversation, { attendant }: EventOf<'attendant'>): Conversation {
  const now = Object.freeze({ ...attendant });
  if (attendant.kind === 'nobody') return conversation.state === 'ended' ? conversation : changed(conversation, { attendant: now });
  return stepped(conversation, 'active', { attendant: now, asynchronous: false, queue: undefined });
}

function queued(conversation: Conversation, { queue }: EventOf<'queued'>): Conversation {
  return stepped(conversation, 'queued', { attendant: nobody, typing: false, queue: queue && Object.freeze({ ...queue }) });
}

function ended(conversation: Conversation, { reason, at, error }: EventOf<'ended'>): Conversation {
  if (conversation.state === 'ended') return conversation;
  const gone = error ?? new CcError('conversation-gone', 'the conversation ended first');
  const messages = conversation.messages.reduce(
    (next, message, place) => (message.status === 'pending' ? replaced(next, place, withStatus(message, 'failed', gone)) : next),
    conversation.messages,
  );
  return stepped(conversation, 'ended', {
    messages,
    typing: false,
    queue: undefined,
    endedAt: at,
    endReason: reason,
    ...(error && { error }),
  });
}

function written(conversation: Conversation, { messageId, at, content }: EventOf<'written'>): Conversation {
  if (conversation.state === 'ended' || placeOf(conversation.messages, messageId) >= 0) return conversation;
  const message = Object.freeze<Message>({ id: messageId, author: 'visitor', at, status: 'pending', content: frozen(content) });
  return changed(conversation, { messages: appended(conversation.messages, message) });
}

// to the end, as that is where the far end will read it
function retried(conversation: Conversation, { messageId, at }: EventOf<'retried'>): Conversation {
  const message = messageOf(conversation.messages, messageId);
  if (conversation.state === 'ended' || message?.status !== 'failed') return conversation;
  const rest = removed(conversation.messages, placeOf(conversation.messages, messageId));
  return changed(conversation, { messages: appended(rest, withStatus(Object.freeze({ ...message, at }), 'pending')) });
}

function discarded(conversation: Conversation, messageId: string): Conversation {
  const message = messageOf(conversation.messages, messageId);
  if (message?.status !== 'failed' && message?.status !== 'pending') return conversation;
  return changed(conversation, { messages: removed(conversation.messages, placeOf(conversation.messages, messageId)) });
}

function seen(conversation: Conversation, messageId: string): Conversation {
  const last = placeOf(conversation.messages, messageId);
  if (last < 0) return conversation;
  let unread = 0;
  for (let place = conversation.messages.length - 1; place > last && unread < conversation.unread; place--) {
    const message = conversation.messages[place];
    if (message && counts(message)) unread++;
  }
  return changed(conversation, { unread });
}

function recalled(message: Message): Message {
  if (message.recalled) return message;
  const rest = without(message, 'similarQuestions', 'quickReplies', 'feedback');
  // what was taken back is not kept, in no memory and no transcript
  return Object.freeze({ ...rest, content: frozen({ type: 'text', text: '' }), recalled: true });
}

function rated(message: Message, feedback: Feedback): Message {
  return message.feedback === undefined || message.feedback === feedback ? message : Object.freeze({ ...message, feedback });
}

/** The message with another status; itself where the table has no such way. */
function withStatus(message: Message, status: MessageStatus, error?: CcError): Message {
  const rest = without(message, 'error', 'progress');
  const direct = mayStep(messageSteps, message.status, status);
  // one that had failed can turn out to have arrived: it was on its way after all
  const byPending = message.status === 'failed' && mayStep(messageSteps, 'pending', status);
  return direct || byPending ? Object.freeze({ ...rest, status, ...(error && { error }) }) : message;
}

function withMessage(conversation: Conversation, id: string, change: (message: Message) => Message): Conversation {
  const place = placeOf(conversation.messages, id);
  const message = conversation.messages[place];
  if (!message) return conversation;
  const next = change(message);
  return next === message ? conversation : changed(conversation, { messages: replaced(conversation.messages, place, next) });
}

function messageFrom({ rateable, reference: _reference, similarQuestions, quickReplies, ...delivered }: DeliveredMessage): Message {
  return Object.freeze<Message>({
    ...delivered,
    content: frozen(delivered.content),
    status: delivered.author === 'visitor' ? 'sent' : 'received',
    ...(similarQuestions && { similarQuestions: Object.freeze([...similarQuestions]) }),
    ...(quickReplies && { quickReplies: Object.freeze([...quickReplies]) }),
    ...(rateable && { feedback: 'open' as const }),
  });
}

// notices of the centre itself are no news to come back for
function counts(message: Message): boolean {
  return message.author === 'agent' || message.author === 'bot';
}

function frozen(content: MessageContent): MessageContent {
  return Object.freeze(content.type === 'file' ? { ...content, file: Object.freeze({ ...content.file }) } : { ...content });
}

/** The messages of others that the visitor has not seen, oldest first. */
export function unreadMessages({ messages, unread }: Conversation): readonly Message[] {
  const found: Message[] = [];
  for (let place = messages.length - 1; place >= 0 && found.length < unread; place--) {
    const message = messages[place];
    if (message && counts(message)) found.unshift(message);
  }
  return found;
}

type Change = { readonly [Key in keyof Conversation]?: Conversation[Key] | undefined };

function stepped(conversation: Conversation, state: ConversationState, change: Change): Conversation {
  if (conversation.state === state && state !== 'ended') return changed(conversation, change);
  return mayStep(conversationSteps, conversation.state, state) ? changed(conversation, { ...change, state }) : conversation;
}

function without<T extends object, Key extends keyof T>(value: T, ...keys: readonly Key[]): Omit<T, Key> {
  const rest = { ...value };
  for (const key of keys) delete rest[key];
  return rest;
}

// `undefined` takes a field away
function changed(conversation: Conversation, change: Change): Conversation {
  const keys = Object.keys(change) as (keyof Conversation)[];
  if (keys.every((key) => alike(conversation[key], change[key]))) return conversation;
  const next: Record<string, unknown> = { ...conversation, ...change };
  for (const key of keys) if (next[key] === undefined) delete next[key];
  return Object.freeze(next) as unknown as Conversation;
}

// a queue place or an attendant told twice is one
function alike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isPlain(one) || !isPlain(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => Object.is(one[key], other[key]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
