import './chat-window-frame.js';
import '../message-list.js';
import { ChatConversation, type ConversationHost } from '../../elements/chat-panel/chat-conversation.js';

export const create = (host: ConversationHost): ChatConversation => new ChatConversation(host);
