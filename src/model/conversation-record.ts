import type { Conversation } from './conversation.js';

/** What is kept of a conversation between two visits of a page, and handed to a tab that joins. */
export interface ConversationRecord {
  /** With the youngest messages, and all that were not sent. */
  readonly conversation?: Conversation;
  /** By what the back end finds files and bot answers again, by message id. */
  readonly references: Readonly<Record<string, string>>;
  /** Own messages that may have arrived, although nobody said so. */
  readonly attempted: readonly string[];
}
