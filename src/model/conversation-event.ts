import type { Attendant, ConversationEndReason, Evaluation, QueuePlace } from './conversation.js';
import type { DeliveredMessage } from './delivered-message.js';
import type { CcError } from './error.js';
import type { Feedback, MessageContent } from './message.js';

/**
 * What can happen to a conversation, from either side. Plain data but for the
 * error: one tab makes it happen, every tab of the visitor hears of it, and
 * the same events in the same order give the same conversation everywhere.
 * Times in ms since the epoch.
 */
export type ConversationEvent =
  // of the far end
  | { readonly type: 'message'; readonly message: DeliveredMessage }
  | { readonly type: 'attendant'; readonly attendant: Attendant }
  | { readonly type: 'queued'; readonly queue?: QueuePlace }
  | { readonly type: 'typing'; readonly typing: boolean }
  | { readonly type: 'read'; readonly messageIds: readonly string[] }
  | { readonly type: 'recalled'; readonly messageId: string }
  | { readonly type: 'asynchronous' }
  | { readonly type: 'ended'; readonly reason: ConversationEndReason; readonly at: number; readonly error?: CcError }
  // of this side
  /** A conversation is asked for. What was not sent in the one before stays. */
  | { readonly type: 'begun'; readonly conversationId: string; readonly at: number; readonly hasOlder: boolean }
  | { readonly type: 'history'; readonly messages: readonly DeliveredMessage[]; readonly hasOlder: boolean }
  /** The visitor wrote something, which is to be sent. */
  | { readonly type: 'written'; readonly messageId: string; readonly at: number; readonly content: MessageContent }
  /** A share from 0 to 1 of its file is at the server. */
  | { readonly type: 'progress'; readonly messageId: string; readonly progress: number }
  /** Its file is at the server, under this name. */
  | { readonly type: 'uploaded'; readonly messageId: string; readonly reference: string }
  /** From now on it may have arrived. */
  | { readonly type: 'attempted'; readonly messageId: string }
  | { readonly type: 'sent'; readonly messageId: string }
  | { readonly type: 'failed'; readonly messageId: string; readonly error: CcError }
  | { readonly type: 'retried'; readonly messageId: string; readonly at: number }
  | { readonly type: 'discarded'; readonly messageId: string }
  /** The visitor has seen everything up to this message. */
  | { readonly type: 'seen'; readonly messageId: string }
  | { readonly type: 'rated'; readonly messageId: string; readonly feedback: Feedback }
  | { readonly type: 'evaluated'; readonly evaluation: Evaluation };
