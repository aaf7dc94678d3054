import type { Conversation, ConversationState } from '../model/conversation.js';
import type { Message, MessageStatus } from '../model/message.js';
import { FactEvent } from './fact-event.js';

/** A conversation went from one state to another; `previous` is undefined for its first. */
export class ConversationStateChangeEvent extends FactEvent {
  static readonly type = 'cc-conversation-state-change';
  readonly conversation: Conversation;
  readonly previous: ConversationState | undefined;

  constructor(conversation: Conversation, previous: ConversationState | undefined) {
    super(ConversationStateChangeEvent.type);
    this.conversation = conversation;
    this.previous = previous;
  }
}

/** A message of somebody else arrived. Not dispatched for history. */
export class MessageReceivedEvent extends FactEvent {
  static readonly type = 'cc-message-received';
  readonly message: Message;
  readonly conversationId: string;

  constructor(message: Message, conversationId: string) {
    super(MessageReceivedEvent.type);
    this.message = message;
    this.conversationId = conversationId;
  }
}

/** One of the visitor's own messages went on: it was sent, read, or could not be sent. */
export class MessageStatusChangeEvent extends FactEvent {
  static readonly type = 'cc-message-status-change';
  readonly message: Message;
  readonly previous: MessageStatus | undefined;

  constructor(message: Message, previous: MessageStatus | undefined) {
    super(MessageStatusChangeEvent.type);
    this.message = message;
    this.previous = previous;
  }
}

/** How many messages the visitor has not seen. */
export class UnreadChangeEvent extends FactEvent {
  static readonly type = 'cc-unread-change';
  readonly unread: number;

  constructor(unread: number) {
    super(UnreadChangeEvent.type);
    this.unread = unread;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-conversation-state-change': ConversationStateChangeEvent;
    'cc-message-received': MessageReceivedEvent;
    'cc-message-status-change': MessageStatusChangeEvent;
    'cc-unread-change': UnreadChangeEvent;
  }
}
