import { chatViews as en } from '../en/chat-views.js';
import type { WordBook } from '../words.js';
import { chatBook } from './chat-book.js';

/** What is around a conversation: the menu, settings, consent, the end. Comes late, in English; other languages come whole, with the chat. */
export const chatViewsBook: WordBook = { en, languages: chatBook.languages };
