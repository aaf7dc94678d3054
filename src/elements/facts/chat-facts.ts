import type { Chat } from '../../context/contexts.js';
import {
  ConversationStateChangeEvent,
  MessageReceivedEvent,
  MessageStatusChangeEvent,
  UnreadChangeEvent,
} from '../../events/chat-facts.js';
import type { Conversation } from '../../model/conversation.js';

/**
 * Dispatches a chat's facts from `target` until `signal` is aborted. To be
 * called once by whoever holds the chat: the desk, or a window that was given
 * it directly.
 */
export function dispatchChatFacts(chat: Chat, target: EventTarget, signal: AbortSignal): void {
  const onConversation = (conversation: Conversation | undefined, before: Conversation | undefined): void => {
    if (!conversation || (conversation.state === before?.state && conversation.id === before.id)) return;
    const previous = conversation.id === before?.id ? before.state : undefined;
    target.dispatchEvent(new ConversationStateChangeEvent(conversation, previous));
  };
  chat.subscribe<Conversation | undefined>(onConversation, { selector: ({ conversation }) => conversation, signal });
  chat.subscribe<number>((unread) => target.dispatchEvent(new UnreadChangeEvent(unread)), {
    selector: ({ conversation }) => conversation?.unread ?? 0,
    signal,
  });
  const stops = [
    chat.on('received', (message) => target.dispatchEvent(new MessageReceivedEvent(message, chat.state.conversation?.id ?? ''))),
    chat.on('status', ({ message, previous }) => target.dispatchEvent(new MessageStatusChangeEvent(message, previous))),
  ];
  signal.addEventListener('abort', () => stops.forEach((stop) => stop()), { once: true });
}
