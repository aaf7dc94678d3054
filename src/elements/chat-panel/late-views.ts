import type { LateLoad } from '../late-part/late-controller.js';
import type { CallsHost, ChatCalls } from './chat-calls.js';
import type { ChatConversation, ConversationHost } from './chat-conversation.js';
import type { ChatViews, ViewsHost } from './chat-views.js';

/** What a panel loads when it is wanted. */
export interface LateViews {
  readonly calls: LateLoad<CallsHost, ChatCalls>;
  readonly conversation: LateLoad<ConversationHost, ChatConversation>;
  readonly views: LateLoad<ViewsHost, ChatViews>;
  readonly transcript: () => Promise<Pick<typeof import('./transcript-file.js'), 'saveTranscript'>>;
}
