import type { DeliveredMessage } from '../model/delivered-message.js';
import type { Attendant, ConversationEndReason, Evaluation, EvaluationForm, QueuePlace, VisitorProfile } from '../model/conversation.js';
import type { CcError } from '../model/error.js';
import type { Feedback, MessageContent } from '../model/message.js';

/** What a chat can do on its back end; parts hide what it cannot. */
export interface ChatAbilities {
  readonly files: boolean;
  readonly typing: boolean;
  readonly readReceipts: boolean;
  readonly history: boolean;
  readonly evaluation: boolean;
  readonly suggestions: boolean;
  readonly botFeedback: boolean;
  readonly leaveMessage: boolean;
  /** A visitor who talks to a bot can ask for an agent. */
  readonly requestAgent: boolean;
}

/** What a chat takes. Told before somebody runs into it. */
export interface ChatLimits {
  /** Longest text, in bytes of UTF-8. */
  readonly textBytes: number;
  /** Largest file, in bytes. */
  readonly fileBytes: number;
  /** Endings that are taken, lower case, without dot. */
  readonly fileTypes: readonly string[];
}

export type { DeliveredMessage } from '../model/delivered-message.js';

/** What a chat hears from its back end. Repetitions are allowed: the chat drops what it has seen. */
export type ChatEvent =
  | { readonly type: 'message'; readonly message: DeliveredMessage }
  | { readonly type: 'attendant'; readonly attendant: Attendant }
  /** The visitor waits for an agent; may come again with a new place. */
  | { readonly type: 'queued'; readonly queue?: QueuePlace }
  | { readonly type: 'typing'; readonly typing: boolean }
  /** The far end has read these messages of the visitor. */
  | { readonly type: 'read'; readonly messageIds: readonly string[] }
  | { readonly type: 'recalled'; readonly messageId: string }
  /** Nobody is there any more, but what is written will be answered later. */
  | { readonly type: 'asynchronous' }
  /** The connection was lost or is back; the follower goes on trying by itself. */
  | { readonly type: 'connection'; readonly online: boolean; readonly error?: CcError }
  | { readonly type: 'ended'; readonly reason: ConversationEndReason; readonly error?: CcError };

/** What became of asking for a conversation. */
export type Opening =
  | { readonly type: 'open' }
  /** The centre takes nobody now; a message can be left where the back end can. */
  | { readonly type: 'closed'; readonly reason: 'outside-hours' | 'no-agents' };

/** An own message on its way. */
export interface OutgoingMessage {
  readonly id: string;
  readonly at: number;
  readonly content: MessageContent;
  /** What `upload` gave for the message's file or picture. */
  readonly reference?: string;
  /**
   * An earlier attempt may have arrived although no answer came: the back end
   * finds out first, so that nobody reads it twice, or says that it cannot.
   */
  readonly repeated: boolean;
}

/** A page of the past, oldest first. */
export interface HistoryPage {
  readonly messages: readonly DeliveredMessage[];
  readonly hasOlder: boolean;
}

interface Abortable {
  readonly signal?: AbortSignal | undefined;
}

/**
 * A back end that can hold a conversation.
 *
 * Operations reject with `credential-expired` or `credential-rejected` (after
 * one renewal), `backend-unreachable` (network, 5xx: worth repeating),
 * `backend-refused` (its answer is no), `conversation-gone` (the server does
 * not know the conversation any more), or the signal's reason.
 */
export interface ChatBackend {
  readonly abilities: ChatAbilities;
  readonly limits: ChatLimits;
  /** Names this visitor's conversation for tabs and memory of this browser: the same for all tabs of one visitor. No secret. */
  readonly key: string;
  /** Asks for a conversation. */
  open(options: Abortable & { readonly profile?: VisitorProfile | undefined }): Promise<Opening>;
  /** After a reload or in another tab: whether the conversation that was open still lives on the server. */
  resume(options: Abortable): Promise<boolean>;
  /**
   * Follows the conversation until `signal` is aborted or `ended` came.
   * Outages are bridged: what was missed meanwhile is delivered. Never throws
   * but the signal's reason. One follower at a time, in one tab.
   */
  follow(options: { readonly signal: AbortSignal }): AsyncIterable<ChatEvent>;
  /**
   * Resolves when the server has it. One at a time. Rejects with
   * `message-uncertain`, too: no answer came, and whether it arrived cannot be
   * found out. Its writer says whether it is sent again, as one that is not
   * `repeated`.
   */
  send(message: OutgoingMessage, options: Abortable): Promise<void>;
  /** Brings a file to the server; the result goes with the message. Rejects with `file-refused`, too. */
  upload(file: Blob, options: Abortable & { readonly name: string; readonly onProgress?: (share: number) => void }): Promise<string>;
  /** The bytes of a message's file or of a card's picture. */
  download(reference: string, options: Abortable): Promise<Blob>;
  /** The visitor is writing. Throttled by the chat. Never rejects. */
  sendTyping(): Promise<void>;
  /** The visitor has seen these messages of others, for a far end that wants to know. Never rejects. */
  sendRead?(messageIds: readonly string[]): Promise<void>;
  /** Messages from before `before` (ms since the epoch), the youngest `limit` of them. */
  history(options: Abortable & { readonly before: number; readonly limit: number }): Promise<HistoryPage>;
  /** From a bot to an agent. */
  requestAgent(options: Abortable): Promise<Opening>;
  /** What people ask who begin like this; at most five. */
  suggest(text: string, options: Abortable): Promise<readonly string[]>;
  /** `undefined` when nobody is to be asked. */
  evaluationForm(options: Abortable & { readonly language: string }): Promise<EvaluationForm | undefined>;
  /** During or after the conversation; the last one counts. */
  evaluate(evaluation: Evaluation, options: Abortable): Promise<void>;
  /** Rates a bot's answer. `comment` is needed for `unhelpful` by some back ends: at most 64 characters. */
  rate(reference: string, feedback: Feedback, comment: string, options: Abortable): Promise<void>;
  leaveMessage(message: { readonly phone: string; readonly text: string }, options: Abortable): Promise<void>;
  /** Ends the conversation. Resolves when the server was told, or cannot be. */
  close(): Promise<void>;
  /** Forgets who the visitor is: the next conversation is somebody else's. */
  forget(): Promise<void>;
  dispose(): Promise<void>;
}
