import type { Conversation } from './conversation.js';

/** What is kept of a conversation between two visits of a page. Plain data, as JSON takes it. */
export interface ConversationRecord {
  /** Another number is another shape, and is not read. */
  readonly version: 1;
  readonly conversation: Conversation | undefined;
  /** Back ends find files and bot answers again by these, by message id. */
  readonly references: Readonly<Record<string, string>>;
  /** Own messages whose sending was begun: they may have arrived. */
  readonly attempted: readonly string[];
  /** What was being written. */
  readonly draft: string;
}
