import type { ChatBackend } from '../contracts/chat-backend.js';
import type { ConversationMemory } from '../contracts/conversation-memory.js';
import type { Tabs } from '../contracts/tabs.js';
import type { Clock } from '../kit/clock.js';
import type { BackOff } from '../kit/retry.js';

/** What a `Chat` is made of. */
export interface ChatOptions {
  /** Made when a chat is first wanted: its code need not be loaded before. */
  readonly backend: () => ChatBackend | Promise<ChatBackend>;
  readonly clock?: Clock;
  /** Other tabs of this browser. Default: there are none. */
  readonly tabs?: Tabs;
  /** Keeps the conversation over reloads. Default: it is not kept. */
  readonly memory?: ConversationMemory;
  /** Ids of own messages: at most 32 characters, no comma. */
  readonly randomId?: () => string;
  /** A number from 0 up to 1, for the back-off. */
  readonly random?: () => number;
  /** How long to wait before a message is sent again. */
  readonly backOff?: BackOff;
}
