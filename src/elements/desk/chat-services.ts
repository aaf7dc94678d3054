import type { Backend } from '../../contracts/backend.js';
import type { ConversationMemory } from '../../contracts/conversation-memory.js';
import type { Tabs } from '../../contracts/tabs.js';
import { Chat } from '../../services/chat.js';
import { dispatchChatFacts } from '../facts/chat-facts.js';
import { dispatchErrors } from '../facts/error-facts.js';
import { browserMemory } from './browser-memory.js';
import { browserTabs } from './browser-tabs.js';
import type { DeskServices } from './service-slot.js';

/** The services of a desk where visitors chat. */
export interface ChatServices extends DeskServices {
  readonly chat: Chat;
}

/** What the services are made of. */
export interface ChatServicesOptions {
  readonly chat: NonNullable<Backend['chat']>;
  /** Default: those of this browser. */
  readonly tabs?: Tabs | undefined;
  /** Default: that of this browser. */
  readonly memory?: ConversationMemory | undefined;
}

/** Builds a chat. Loaded when a back end with one is offered; the back end itself is asked for nothing before a visitor wants something. */
export function chatServices({ chat: backend, tabs = browserTabs(), memory = browserMemory() }: ChatServicesOptions): ChatServices {
  const chat = new Chat({ backend, tabs, memory });
  return {
    chat,
    tell: (target, signal) => {
      dispatchChatFacts(chat, target, signal);
      dispatchErrors([chat], target, signal);
    },
    dispose: () => chat.dispose(),
  };
}
