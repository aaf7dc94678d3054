import type { Emitter } from '../kit/emitter.js';
import type { Conversation } from '../model/conversation.js';
import type { ConversationEvent } from '../model/conversation-event.js';
import type { ConversationRecord } from '../model/conversation-record.js';
import type { DeliveredMessage } from '../model/delivered-message.js';
import { isOwn, type Message, type MessageStatus } from '../model/message.js';
import { conversationAfter } from './conversation-progress.js';
import { messageOf, placeOf } from './message-sequence.js';

/** Moments of a conversation that leave no trace in its state. */
export interface ConversationMoments {
  /** Somebody else's message arrived; not from history. */
  readonly received: Message;
  /** An own message was written, sent, read, or could not be sent. */
  readonly status: { readonly message: Message; readonly previous: MessageStatus | undefined };
}

/** Where the conversation is shown. */
export interface ConversationPlace {
  readonly conversation: Conversation | undefined;
  show(conversation: Conversation | undefined): void;
}

/** A conversation with what is needed to go on with it, kept by its events. The same in every tab. */
export class ConversationLog {
  readonly #place: ConversationPlace;
  readonly #moments: Emitter<ConversationMoments>;
  #references = new Map<string, string>();
  #attempted = new Set<string>();
  /** Ids of own messages that are pending or failed. */
  #unsent = new Set<string>();

  constructor(place: ConversationPlace, moments: Emitter<ConversationMoments>) {
    this.#place = place;
    this.#moments = moments;
  }

  get conversation(): Conversation | undefined {
    return this.#place.conversation;
  }

  /** What the back end finds this message's file or answer by. */
  referenceOf(messageId: string): string | undefined {
    return this.#references.get(messageId);
  }

  /** It may have arrived. */
  wasAttempted(messageId: string): boolean {
    return this.#attempted.has(messageId);
  }

  /** All that may have arrived, although nobody said so. */
  get attempted(): readonly string[] {
    return [...this.#attempted];
  }

  message(messageId: string): Message | undefined {
    return this.conversation && messageOf(this.conversation.messages, messageId);
  }

  /** The own message that is to be sent next. */
  nextPending(): Message | undefined {
    let next: { readonly message: Message; readonly place: number } | undefined;
    for (const id of this.#unsent) {
      const place = this.conversation ? placeOf(this.conversation.messages, id) : -1;
      const message = this.conversation?.messages[place];
      if (message?.status === 'pending' && (!next || place < next.place)) next = { message, place };
    }
    return next?.message;
  }

  apply(event: ConversationEvent): void {
    const before = this.conversation;
    const touched = touchedBy(event, this.#unsent).map((id) => [id, before && messageOf(before.messages, id)] as const);
    this.#keepAside(event);
    const after = conversationAfter(before, event);
    if (after === before) return;
    if (event.type === 'begun') this.#forgetSent(after);
    for (const [id] of touched) this.#sort(id, after && messageOf(after.messages, id));
    this.#place.show(after);
    for (const [id, previous] of touched) this.#tell(event, after && messageOf(after.messages, id), previous);
  }

  /** What is to be kept: the youngest messages, and all that were not sent. */
  record(length: number = Infinity): ConversationRecord {
    const { conversation } = this;
    if (!conversation) return { references: {}, attempted: [] };
    const messages = this.#youngest(conversation, length);
    const hasOlder = conversation.hasOlder || messages.length < conversation.messages.length;
    const references = messages.flatMap(({ id }) => {
      const reference = this.#references.get(id);
      return reference === undefined ? [] : [[id, reference] as const];
    });
    return {
      conversation: { ...conversation, messages, hasOlder },
      references: Object.fromEntries(references),
      attempted: [...this.#attempted],
    };
  }

  /** Takes over what was kept. Older messages that are here already stay. */
  restore({ conversation, references, attempted }: ConversationRecord): void {
    const here = this.conversation;
    if (!conversation || here?.id !== conversation.id) this.#references = new Map();
    for (const [id, reference] of Object.entries(references)) this.#references.set(id, reference);
    this.#attempted = new Set(attempted);
    const merged = here && conversation && here.id === conversation.id ? withOlderOf(here, conversation) : conversation;
    this.#unsent = new Set(merged?.messages.filter(isUnsent).map(({ id }) => id));
    this.#place.show(merged && Object.freeze({ ...merged, messages: Object.freeze([...merged.messages]) }));
  }

  clear(): void {
    this.restore({ references: {}, attempted: [] });
  }

  #youngest({ messages }: Conversation, length: number): readonly Message[] {
    const start = Math.max(0, messages.length - length);
    if (start === 0) return messages;
    const older = [...this.#unsent].map((id) => placeOf(messages, id)).filter((place) => place >= 0 && place < start);
    const places = [...older.sort((a, b) => a - b), ...Array.from({ length: messages.length - start }, (_, index) => start + index)];
    return places.flatMap((place) => messages[place] ?? []);
  }

  // what is not shown
  #keepAside(event: ConversationEvent): void {
    if (event.type === 'message') this.#keepReference(event.message);
    else if (event.type === 'history') event.messages.forEach((message) => this.#keepReference(message));
    else if (event.type === 'uploaded') this.#references.set(event.messageId, event.reference);
    else if (event.type === 'attempted') this.#attempted.add(event.messageId);
    else if (event.type === 'sent' || event.type === 'failed' || event.type === 'discarded') this.#attempted.delete(event.messageId);
  }

  #keepReference({ id, reference }: DeliveredMessage): void {
    if (reference !== undefined) this.#references.set(id, reference);
  }

  #forgetSent(conversation: Conversation | undefined): void {
    const goesOn = new Set(conversation?.messages.map(({ id }) => id));
    for (const id of this.#references.keys()) if (!goesOn.has(id)) this.#references.delete(id);
    for (const id of this.#attempted) if (!goesOn.has(id)) this.#attempted.delete(id);
  }

  #sort(id: string, message: Message | undefined): void {
    if (message && isUnsent(message)) this.#unsent.add(id);
    else this.#unsent.delete(id);
  }

  #tell(event: ConversationEvent, message: Message | undefined, previous: Message | undefined): void {
    if (!message) return;
    if (isOwn(message)) {
      if (message.status !== previous?.status) this.#moments.emit('status', { message, previous: previous?.status });
    } else if (event.type === 'message' && !previous) this.#moments.emit('received', message);
  }
}

function isUnsent({ status }: Message): boolean {
  return status === 'pending' || status === 'failed';
}

/** Which messages an event may change. */
function touchedBy(event: ConversationEvent, unsent: ReadonlySet<string>): readonly string[] {
  if (event.type === 'message') return [event.message.id];
  if (event.type === 'ended' || event.type === 'begun') return [...unsent];
  if (event.type === 'history') return event.messages.filter(({ author }) => author === 'visitor').map(({ id }) => id);
  if (event.type === 'read') return event.messageIds;
  return 'messageId' in event ? [event.messageId] : [];
}

// a record is cut off at its old end; whoever scrolled back further has more
function withOlderOf(here: Conversation, conversation: Conversation): Conversation {
  const first = conversation.messages.find((message) => !isUnsent(message));
  const place = first ? placeOf(here.messages, first.id) : -1;
  if (!first || place <= 0) return conversation;
  const known = new Set(conversation.messages.map(({ id }) => id));
  const older = here.messages.filter((message, index) => index < place && !known.has(message.id) && !isUnsent(message));
  return { ...conversation, messages: [...older, ...conversation.messages], hasOlder: here.hasOlder };
}
