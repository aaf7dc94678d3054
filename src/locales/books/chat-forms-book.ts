import { chatForms as en } from '../en/chat-forms.js';
import type { WordBook } from '../words.js';
import { chatBook } from './chat-book.js';

/** What is filled in and chosen from: the forms of a chat, and emoji. Comes late, in English; other languages come whole, with the chat. */
export const chatFormsBook: WordBook = { en, languages: chatBook.languages };
