import type { Backend } from '../../contracts/backend.js';
import { Chat } from '../../services/chat.js';
import { dispatchChatFacts } from '../facts/chat-facts.js';
import { dispatchErrors } from '../facts/error-facts.js';
import { browserMemory } from './browser-memory.js';
import { browserTabs } from './browser-tabs.js';
import { offered } from './offered.js';
import type { DeskServices } from './service-slot.js';

/** The services of a desk where visitors chat. */
export interface ChatServices extends DeskServices {
  readonly chat: Chat;
}

/** Builds a chat from the first back end with one. Loaded when it is wanted; the back end itself is asked for nothing before a visitor wants something. */
export function chatServices(all: readonly Backend[]): ChatServices {
  const chat = new Chat({ backend: offered(all, 'chat'), tabs: browserTabs(), memory: browserMemory() });
  return {
    chat,
    tell: (target, signal) => {
      dispatchChatFacts(chat, target, signal);
      dispatchErrors([chat], target, signal);
    },
    dispose: () => chat.dispose(),
  };
}
