import type { CcError } from './error.js';
import type { Message } from './message.js';
import type { Steps } from './steps.js';

/** How far a conversation has come. */
export type ConversationState = 'connecting' | 'queued' | 'active' | 'ended';

/**
 * The steps a conversation may take.
 *
 *     connecting ──► queued ⇄ active ──► ended
 *         │             └───────────────► ▲
 *         ├──────────────────► active     │
 *         └───────────────────────────────┘
 *
 * `active → queued`: from a bot to the line for an agent.
 */
export const conversationSteps: Steps<ConversationState> = {
  connecting: ['queued', 'active', 'ended'],
  queued: ['active', 'ended'],
  active: ['queued', 'ended'],
  ended: [],
};

/** Who answers the visitor now. */
export type Attendant = { readonly kind: 'nobody' } | { readonly kind: 'bot' | 'agent'; readonly name?: string; readonly avatar?: string };

/** Why a conversation is over. `failed` comes with its `error`. */
export type ConversationEndReason = 'visitor' | 'agent' | 'timeout' | 'outside-hours' | 'no-agents' | 'queue-timeout' | 'failed';

/** Where somebody stands in a queue. Times in seconds; what the back end does not know is absent. */
export interface QueuePlace {
  /** 1 is next. */
  readonly position?: number;
  readonly waited?: number;
  /** An estimate of the whole wait. */
  readonly estimated?: number;
  /** Longest wait before the queue gives up. */
  readonly limit?: number;
}

/** One text contact between a visitor and the centre. A frozen snapshot. */
export interface Conversation {
  readonly id: string;
  readonly state: ConversationState;
  readonly attendant: Attendant;
  /** Only while `queued`, once the back end has told. */
  readonly queue?: QueuePlace;
  /** Nobody answers at the moment, but what is written reaches somebody later. */
  readonly asynchronous: boolean;
  /** The far end is writing. */
  readonly typing: boolean;
  /** Oldest first. */
  readonly messages: readonly Message[];
  /** The back end has messages older than the first one here. */
  readonly hasOlder: boolean;
  /** Messages of others that the visitor has not seen. */
  readonly unread: number;
  /** ms since the epoch */
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly endReason?: ConversationEndReason;
  readonly error?: CcError;
  /** What the visitor answered last, as the last one counts. */
  readonly evaluation?: Evaluation;
}

/** What a visitor is asked about the service. `levels` go from worst to best. */
export interface EvaluationForm {
  readonly levels: readonly { readonly value: number; readonly label?: string }[];
  /** Also asks whether the matter was settled (first contact resolution). */
  readonly asksResolved: boolean;
  /** Also asks how likely a recommendation is, 0 to 9. */
  readonly asksRecommendation: boolean;
  /** Longest comment, in characters. */
  readonly commentLimit: number;
}

/** What a visitor answered. */
export interface Evaluation {
  readonly level: number;
  readonly comment?: string;
  readonly resolved?: boolean;
  readonly recommendation?: number;
}

/** Who the visitor says they are: from the page, or from the form before the chat. */
export interface VisitorProfile {
  readonly name?: string;
  /** More that the page or its form asked for, by field name; for bot and agent, untrusted there. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** The conversation takes messages: it has not ended. */
export function isOpen(conversation: Conversation | undefined): boolean {
  return conversation !== undefined && conversation.state !== 'ended';
}
