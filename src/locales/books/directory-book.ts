import { directory as en } from '../en/directory.js';
import type { WordBook } from '../words.js';
import { voiceBook } from './voice-book.js';

/** Contacts, past calls, voicemail. Comes late, in English; other languages come whole, with the phone. */
export const directoryBook: WordBook = { en, languages: voiceBook.languages };
