import { queue as en } from '../en/queue.js';
import type { WordBook } from '../words.js';
import { chatBook } from './chat-book.js';

/** Standing in line. Comes late, in English; other languages come whole, with the chat. */
export const queueBook: WordBook = { en, languages: chatBook.languages };
