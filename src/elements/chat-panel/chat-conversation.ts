import type { ReactiveControllerHost } from 'lit';
import type { Chat } from '../../context/contexts.js';
import type { LocaleController } from '../../context/locale-controller.js';
import { shownAttendant } from './attendant.js';
import { bannersOf } from './banners.js';
import { endedNote } from './ended-note.js';
import { messages } from './messages.js';
import { NewsController } from './news-controller.js';
import { queue } from './queue.js';
import { SuggestionController } from './suggestion-controller.js';

/** Whose conversation it is. */
export interface ConversationHost extends ReactiveControllerHost, HTMLElement {
  readonly source: Chat | undefined;
  readonly locale: LocaleController;
}

/**
 * What a panel shows of a conversation: who attends, the messages, what is
 * wrong, what others ask. Loaded once there is something to show or to send,
 * since many who open a window look at it and close it again.
 */
export class ChatConversation {
  readonly news: NewsController;
  readonly suggestions: SuggestionController;
  readonly shownAttendant: typeof shownAttendant = shownAttendant;
  readonly bannersOf: typeof bannersOf = bannersOf;
  readonly queue: typeof queue = queue;
  readonly messages: typeof messages = messages;
  readonly endedNote: typeof endedNote = endedNote;

  constructor(host: ConversationHost) {
    this.news = new NewsController(host, host.locale);
    this.suggestions = new SuggestionController(host, () => host.source);
  }
}
