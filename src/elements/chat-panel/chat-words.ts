import type { LocaleController } from '../../context/locale-controller.js';
import type { ChatKey } from '../../locales/words.js';
import type { Conversation } from '../../model/conversation.js';
import type { CcError } from '../../model/error.js';
import { shownPlace } from '../queue-notice/shown-place.js';
import { cleanLine } from '../safe-text/clean-text.js';

const own: readonly string[] = [
  'camera-denied',
  'camera-missing',
  'camera-busy',
  'click-to-call-unsupported',
  'conversation-gone',
  'message-refused',
  'message-uncertain',
  'file-refused',
];

/** The sentence for what went wrong, for a visitor. */
export function errorKey({ code }: CcError): ChatKey {
  if (own.includes(code)) return `error.${code}` as ChatKey;
  return code === 'backend-unreachable' || code === 'signaling-lost' ? 'chat.error.unreachable' : 'chat.error.refused';
}

/** Who attends, in a word: a name, or what they are. Empty when nobody does. */
export function attendantName(conversation: Conversation | undefined, { text }: LocaleController): string {
  const attendant = conversation?.attendant;
  if (!attendant || attendant.kind === 'nobody') return '';
  return cleanLine(attendant.name ?? '').slice(0, 80) || text(attendant.kind === 'bot' ? 'chat.bot' : 'chat.agent');
}

/** What goes on, in a few words. */
export function statusLine(conversation: Conversation | undefined, { text }: LocaleController): string {
  if (!conversation) return text('chat.status.welcome');
  switch (conversation.state) {
    case 'connecting':
      return text('chat.status.connecting');
    case 'queued': {
      const { position } = shownPlace(conversation.queue);
      if (position === undefined) return text('chat.status.queued');
      return position <= 1 ? text('queue.next') : text('queue.position', { position });
    }
    case 'ended':
      return text('chat.status.ended');
    case 'active':
      if (conversation.asynchronous) return text('chat.status.later');
      if (conversation.attendant.kind === 'nobody') return text('chat.status.welcome');
      return text(`chat.status.${conversation.attendant.kind}`);
  }
}

/** Why it is over. */
export function endedKey({ endReason }: Conversation): ChatKey {
  return `chat.ended.${endReason ?? 'agent'}`;
}
