import type { ChatState } from '../../context/contexts.js';
import type { LocaleController } from '../../context/locale-controller.js';
import { isOpen } from '../../model/conversation.js';
import type { Banner } from './banner-list.js';
import { errorKey } from './chat-words.js';
import type { Pane } from './pane.js';

/** What banners are made of. */
export interface BannerFacts {
  readonly chat: ChatState | undefined;
  readonly pane: Pane;
  readonly locale: LocaleController;
  /** The browser did not let a window of its own open. */
  readonly blocked: boolean;
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
  readonly onLeaveMessage: () => void;
  readonly onSeen: () => void;
}

/** What is wrong, or otherwise than a visitor expects, the worst first. */
export function bannersOf(facts: BannerFacts): readonly Banner[] {
  const { chat, pane } = facts;
  if (!chat || pane === 'consent' || pane === 'elsewhere') return [];
  return [...obstacle(facts), ...failure(facts, chat), ...circumstances(facts, chat)];
}

function obstacle({ locale: { text }, blocked, onSeen }: BannerFacts): Banner[] {
  return blocked ? [{ kind: 'error', text: text('chat.pop-out.blocked'), dismiss: { label: text('chat.dismiss'), onPress: onSeen } }] : [];
}

function failure({ locale: { text }, onRetry, onDismiss, pane }: BannerFacts, { error, conversation, connection }: ChatState): Banner[] {
  // a message that failed says so itself; an outage has its own words
  if (!error || error.code === 'message-refused' || error.code === 'message-uncertain' || connection === 'reconnecting') return [];
  const retries = error.recoverable && !isOpen(conversation) && pane === 'conversation';
  return [
    {
      kind: 'error',
      text: text(errorKey(error)),
      dismiss: { label: text('chat.dismiss'), onPress: onDismiss },
      ...(retries && { action: { label: text('chat.try-again'), onPress: onRetry } }),
    },
  ];
}

function circumstances({ locale: { text }, onLeaveMessage, pane }: BannerFacts, chat: ChatState): Banner[] {
  const { conversation, connection, closed, abilities } = chat;
  if (pane !== 'conversation' || !isOpen(conversation)) return [];
  if (connection === 'reconnecting') return [{ kind: 'offline', text: text('chat.reconnecting') }];
  // a bot went on answering, but there is no person
  if (closed) {
    const action = abilities?.leaveMessage ? { action: { label: text('chat.leave-message'), onPress: onLeaveMessage } } : {};
    return [{ kind: 'later', text: text(`chat.ended.${closed}`), ...action }];
  }
  return conversation?.asynchronous ? [{ kind: 'later', text: text('chat.asynchronous') }] : [];
}
