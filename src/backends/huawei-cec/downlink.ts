import type { ChatEvent, DeliveredMessage } from '../../contracts/chat-backend.js';
import type { Attendant } from '../../model/conversation.js';
import type { MessageAuthor } from '../../model/message.js';
import { contentOf } from './downlink-content.js';
import { referenceText } from './message-reference.js';
import { isYes, recordOf, textOf, textsOf, timeOf, webAddress, type WireRecord } from './wire-value.js';

/** What a message from the service amounts to. */
export type Downlink =
  | Extract<ChatEvent, { type: 'read' | 'recalled' | 'typing' }>
  | { readonly type: 'message'; readonly message: DeliveredMessage; readonly isQueueNotice: boolean }
  /** The visitor waits now, whatever the words with it are. */
  | { readonly type: 'queuing' }
  | { readonly type: 'attendant'; readonly attendant: Attendant }
  | { readonly type: 'disconnected'; readonly by: 'agent' | 'system'; readonly offline: boolean; readonly at: number };

const authors: Readonly<Record<string, MessageAuthor>> = { AGENT: 'agent', ROBOT: 'bot', CUSTOMER: 'visitor', SYSTEM: 'system' };

/** Shortest and longest number of similar questions that make sense on a screen. */
const mostQuestions = 10;

/**
 * Reads one entry of `downlinkMessages`, or of a history. Tolerates fields that
 * are absent, null, of another type or unknown. Source: Huawei CEC API, poll.
 */
export function readDownlink(raw: unknown, now: number): readonly Downlink[] {
  const message = recordOf(raw);
  const author = authorOf(message);
  switch ((textOf(message['controlType']) ?? 'CHAT').toUpperCase()) {
    case 'READ':
      return author === 'visitor' ? [] : readReceipt(message);
    case 'INPUT':
      return author === 'agent' || author === 'bot' ? [{ type: 'typing', typing: textOf(message['content']) !== '0' }] : [];
    case 'RECALL':
    case 'DELETE':
    case 'WITHDRAW':
      return recall(message);
    case 'DISCONNECT':
      return author === 'visitor' ? [] : [...said(message, author, now), disconnect(message, author, now)];
    case 'TRANS2AGENT':
      return author === 'visitor' ? [] : [...said(message, author, now), { type: 'queuing' }];
    case 'CONNECT':
      return author === 'visitor' ? [] : said(message, author, now);
    default: // CHAT, and what a later version may bring
      return said(message, author, now);
  }
}

/** Who wrote it comes from `sourceType`, never from `from`: that is always the channel. */
function authorOf(message: WireRecord): MessageAuthor {
  const source = (textOf(message['sourceType']) ?? '').toUpperCase();
  return Object.hasOwn(authors, source) ? (authors[source] ?? 'system') : 'system';
}

function said(message: WireRecord, author: MessageAuthor, now: number): readonly Downlink[] {
  const events: Downlink[] = [];
  const isQueueNotice = isYes(message['queueFlag']);
  if (author === 'agent' || author === 'bot') events.push({ type: 'attendant', attendant: { kind: author, ...personOf(message) } });
  if (textOf(message['content']) !== undefined) events.push({ type: 'message', message: delivered(message, author, now), isQueueNotice });
  if (isQueueNotice) events.push({ type: 'queuing' });
  return events;
}

function delivered(message: WireRecord, author: MessageAuthor, now: number): DeliveredMessage {
  const { content, file } = contentOf(message);
  const at = timeWritten(message) ?? now;
  const answer = author === 'bot' ? textOf(message['interIdx']) : undefined;
  const questions = author === 'bot' ? textsOf(message['simQuestions']).slice(0, mostQuestions) : [];
  const reference = referenceText({ file, answer });
  return {
    id: idOf(message, author, at),
    author,
    ...(author === 'system' ? {} : personOf(message)), // the system's name is a word in the tenant's language
    at,
    content,
    ...(questions.length > 0 && { similarQuestions: questions }),
    ...(answer && { rateable: true }),
    ...(reference && { reference }),
  };
}

function personOf(message: WireRecord): { readonly name?: string; readonly avatar?: string } {
  const [name, avatar] = [textOf(message['senderNickname']), webAddress(message['senderAvatar'])];
  return { ...(name && { name }), ...(avatar && { avatar }) };
}

/** ms since the epoch; some services count in another field. */
export function timeWritten(message: WireRecord): number | undefined {
  return timeOf(message['timestamp']) ?? timeOf(message['receiveTime']);
}

/** Own messages by the id they were sent under, others by the service's; else one of what the message is. */
function idOf(message: WireRecord, author: MessageAuthor, at: number): string {
  const [own, code] = [textOf(message['messageId']), textOf(message['messageCode'])];
  const id = author === 'visitor' ? (own ?? code) : (code ?? own);
  if (id !== undefined) return id;
  const fields = ['sourceType', 'controlType', 'mediaType', 'content', 'senderNickname'].map((name) => textOf(message[name]) ?? '');
  return `made-${String(at)}-${fingerprint(fields.join('\u0000'))}`;
}

function readReceipt(message: WireRecord): readonly Downlink[] {
  const messageIds = (textOf(message['content']) ?? '').split(',').map((id) => id.trim()).filter(Boolean); // prettier-ignore
  return messageIds.length > 0 ? [{ type: 'read', messageIds }] : [];
}

/** Which field names the message is not documented: the content where there is one, else the code. */
function recall(message: WireRecord): readonly Downlink[] {
  const messageId = textOf(message['content']) ?? textOf(message['messageCode']);
  return messageId === undefined ? [] : [{ type: 'recalled', messageId }];
}

function disconnect(message: WireRecord, author: MessageAuthor, now: number): Downlink {
  const by = author === 'agent' ? 'agent' : 'system';
  return { type: 'disconnected', by, offline: isYes(message['isOfflineStatus']), at: timeWritten(message) ?? now };
}

/** FNV-1a, 32 bits: tells messages of one millisecond apart, and nothing else is asked of it. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
