import { lines as en } from '../en/lines.js';
import type { WordBook } from '../words.js';
import { voiceBook } from './voice-book.js';

/** What the lines of others do. Comes late, in English; other languages come whole, with the phone. */
export const linesBook: WordBook = { en, languages: voiceBook.languages };
