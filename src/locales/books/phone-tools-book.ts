import { phoneTools as en } from '../en/phone-tools.js';
import type { WordBook } from '../words.js';
import { voiceBook } from './voice-book.js';

/** Handing over, asking somebody first, adding calls. Comes late, in English; other languages come whole, with the phone. */
export const phoneToolsBook: WordBook = { en, languages: voiceBook.languages };
