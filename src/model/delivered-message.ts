import type { MessageAuthor, MessageContent } from './message.js';

/** A message as it comes from the back end: of others, or the visitor's own from history or another device. */
export interface DeliveredMessage {
  /** The back end's own, else one made of what the message is, so that a repetition has the same. An own message has the id it was sent under. */
  readonly id: string;
  readonly author: MessageAuthor;
  readonly name?: string;
  readonly avatar?: string;
  /** ms since the epoch, by the server's clock. */
  readonly at: number;
  readonly content: MessageContent;
  readonly similarQuestions?: readonly string[];
  readonly quickReplies?: readonly string[];
  /** A bot's answer that can be rated. */
  readonly rateable?: boolean;
  /** By what the back end finds this message's file, picture or bot answer again. Opaque; kept with the message by the chat, never shown. */
  readonly reference?: string;
}
