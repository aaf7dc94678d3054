import { richContent as en } from '../en/rich-content.js';
import type { WordBook } from '../words.js';
import { chatBook } from './chat-book.js';

/** What a message has beside its text. Comes late, in English; other languages come whole, with the chat. */
export const richContentBook: WordBook = { en, languages: chatBook.languages };
