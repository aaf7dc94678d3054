import type { ChatState } from '../../context/contexts.js';
import { isOpen } from '../../model/conversation.js';

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

/** What decides. */
export interface PaneFacts {
  /** Undefined while there is no chat. */
  readonly chat: ChatState | undefined;
  readonly agreed: boolean;
  /** The conversation is in a window of its own. */
  readonly elsewhere: boolean;
  /** The page had long enough to bring its chat. */
  readonly overdue: boolean;
  /** Something is asked before the chat, and was not answered yet. */
  readonly asks: boolean;
  /** The visitor chose to leave a message although there was a conversation. */
  readonly leavesMessage: boolean;
}

/** Says what to show. A conversation wins over everything but consent: whoever talks is not asked anything. */
export function paneOf({ chat, agreed, elsewhere, overdue, asks, leavesMessage }: PaneFacts): Pane {
  if (elsewhere) return 'elsewhere';
  if (!agreed) return 'consent';
  if (!chat) return overdue ? 'missing' : 'loading';
  if (leavesMessage) return 'closed';
  if (isOpen(chat.conversation)) return 'conversation';
  if (chat.closed) return 'closed';
  return asks && !chat.conversation ? 'pre-chat' : 'conversation';
}
