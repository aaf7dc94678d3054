import type { MessageContent } from './message.js';
import type { Steps } from './steps.js';

/** Where a conversation stands, for an agent. */
export type AgentConversationState = 'offered' | 'active' | 'ended';

/**
 * The steps it may take.
 *
 *     offered ──► active ──► ended
 *        └────────────────────►│
 *        ◄─────────────────────┘
 *
 * `ended → offered` and `ended → active`: it was handed on, and came back.
 */
export const agentConversationSteps: Steps<AgentConversationState> = {
  offered: ['active', 'ended'],
  active: ['ended'],
  ended: ['offered', 'active'],
};

/**
 * Why it is over for this agent. `transferred`: it goes on with somebody else;
 * `answered-elsewhere`: an offer that another agent took, or that was withdrawn.
 */
export type AgentConversationEndReason = 'visitor' | 'agent' | 'timeout' | 'transferred' | 'answered-elsewhere';

/** With whom a conversation is. All of it comes from outside and is shown as text. */
export interface ConversationVisitor {
  readonly id: string;
  /** Empty where it is not told. */
  readonly name: string;
  /** BCP 47, where told: `zh-CN` */
  readonly language?: string;
}

/** One entry of it, whoever wrote it. */
export interface AgentMessage {
  readonly id: string;
  readonly author: 'visitor' | 'bot' | 'agent' | 'system';
  /** Display name of its author, where told. */
  readonly name?: string;
  /** ms since the epoch, by the server's clock. */
  readonly at: number;
  readonly content: MessageContent;
}

/** A conversation as its agent has it, or is offered it. A frozen snapshot. */
export interface AgentConversation {
  readonly id: string;
  readonly state: AgentConversationState;
  readonly visitor: ConversationVisitor;
  /** ms since the epoch */
  readonly startedAt: number;
  /** The visitor is writing. */
  readonly typing: boolean;
  /** Messages of the visitor that the agent has not seen. */
  readonly unread: number;
  /** Oldest first, from before this agent came, too. */
  readonly messages: readonly AgentMessage[];
  /** Once `ended`. */
  readonly endReason?: AgentConversationEndReason;
}

/** To whom a conversation can be handed. */
export interface ChatColleague {
  readonly id: string;
  readonly name: string;
}

/** Where a conversation is handed: to a colleague by id, or back to a queue (`''`: the one it came from). */
export type ChatTransferTarget = { readonly agent: string } | { readonly queue: string };

/** What a card says. */
export interface ChatCard {
  readonly title: string;
  readonly description?: string;
  /** http(s) */
  readonly url?: string;
}
