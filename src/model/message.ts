import type { CcError } from './error.js';
import type { Steps } from './steps.js';

/** Who wrote a message. `system` is the centre itself: notices, not a person. */
export type MessageAuthor = 'visitor' | 'bot' | 'agent' | 'system';

/** What became of a message: own ones are `pending`, `sent`, `read` or `failed`, all others `received`. */
export type MessageStatus = 'pending' | 'sent' | 'read' | 'failed' | 'received';

/**
 * The steps a message may take.
 *
 *     pending → sent → read         received
 *        ⇅
 *      failed
 */
export const messageSteps: Steps<MessageStatus> = {
  pending: ['sent', 'read', 'failed'],
  failed: ['pending'],
  sent: ['read'],
  read: [],
  received: [],
};

/** What kind of thing a file is, for showing it. */
export type FileKind = 'picture' | 'audio' | 'video' | 'document';

/** A file in a conversation. Its bytes are not here: they are asked of the chat by message. */
export interface FileFacts {
  readonly kind: FileKind;
  /** As the sender named it; text, never a path. */
  readonly name: string;
  /** Bytes, where known. */
  readonly size?: number;
  /** MIME type, where known. */
  readonly mediaType?: string;
}

/** What a message says. All text comes from outside and is shown as text, never as markup. */
export type MessageContent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'file'; readonly file: FileFacts }
  /** A link with a title; `url` is http(s) or absent. A card's picture is a file of its own, asked for like one. */
  | { readonly type: 'card'; readonly title: string; readonly description?: string; readonly url?: string; readonly hasPicture: boolean }
  /** Degrees, WGS 84 as the sender gives them. */
  | { readonly type: 'location'; readonly latitude: number; readonly longitude: number; readonly label?: string }
  /** A kind that this version cannot show; said in words, with what could be read of it. */
  | { readonly type: 'unknown'; readonly text: string }
  /** A notice of this side: the connection was lost here, and what came meanwhile may be missing for good. */
  | { readonly type: 'gap' };

/** What a visitor thinks of an answer that a bot gave. */
export type Feedback = 'helpful' | 'unhelpful';

/** One entry in a conversation. A frozen snapshot. */
export interface Message {
  /** Unique in its conversation. At most 32 characters, no comma, for own messages (CEC joins ids with commas). */
  readonly id: string;
  readonly author: MessageAuthor;
  /** Display name of its author, where the back end tells. Text, never markup. */
  readonly name?: string;
  /** Picture of its author, an http(s) URL. Loaded only where the page allows its origin. */
  readonly avatar?: string;
  /** When it was written, ms since the epoch; by the server's clock for those of others. */
  readonly at: number;
  readonly status: MessageStatus;
  readonly content: MessageContent;
  /** How much of its file has been uploaded, 0 to 1, while `pending`. */
  readonly progress?: number;
  /** Only with `failed`. */
  readonly error?: CcError;
  /** Taken back by its author: its content is not to be shown any more. */
  readonly recalled?: boolean;
  /** Questions that a bot thinks were meant; sending one is an answer. */
  readonly similarQuestions?: readonly string[];
  /** Answers offered for one press. */
  readonly quickReplies?: readonly string[];
  /** Whether a bot's answer can be rated, and how it was. */
  readonly feedback?: Feedback | 'open';
}

/** The visitor's own. */
export function isOwn(message: Message): boolean {
  return message.author === 'visitor';
}
