import type { ChatState } from '../../context/contexts.js';
import { type Conversation, isOpen } from '../../model/conversation.js';

/** What fills a chat window: one subject at a time. */
export type Pane =
  /** The conversation is in a window of its own. */
  | 'elsewhere'
  /** What the page wants to be agreed to. */
  | 'consent'
  /** The chat is being loaded. */
  | 'loading'
  /** The page has no chat. */
  | 'missing'
  /** What the page wants to know first. */
  | 'pre-chat'
  /** Nobody is there: a message can be left. */
  | 'closed'
  | 'conversation';

/** How long a page may take to bring its chat before it is missed, in ms. */
export const patience = 5000;

/** What decides. */
export interface PaneFacts {
  /** Undefined while there is no chat. */
  readonly chat: ChatState | undefined;
  readonly agreed: boolean;
  /** The conversation is in a window of its own. */
  readonly elsewhere: boolean;
  /** There is nothing to show before there is a chat. */
  readonly expected: boolean;
  /** The page had long enough to bring its chat. */
  readonly overdue: boolean;
  /** Something is asked before the chat, and was not answered yet. */
  readonly asks: boolean;
  /** The visitor chose to leave a message although there was a conversation. */
  readonly leavesMessage: boolean;
}

/** Says what to show. A conversation wins over everything but consent: whoever talks is not asked anything. */
export function paneOf({ chat, agreed, elsewhere, expected, overdue, asks, leavesMessage }: PaneFacts): Pane {
  if (elsewhere) return 'elsewhere';
  if (!agreed) return 'consent';
  if (!chat && expected) return overdue ? 'missing' : 'loading';
  if (leavesMessage) return 'closed';
  if (isOpen(chat?.conversation)) return 'conversation';
  if (chat?.closed) return 'closed';
  return asks && !chat?.conversation ? 'pre-chat' : 'conversation';
}

/** Whether something is to be shown that does not belong to every conversation. */
export function needsViews(pane: Pane, conversation: Conversation | undefined): boolean {
  return pane === 'conversation' ? conversation?.state === 'ended' : pane !== 'loading';
}
