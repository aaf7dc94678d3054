import { phoneFrame as en } from '../en/phone-frame.js';
import type { WordBook } from '../words.js';
import { voiceBook } from './voice-book.js';

/** A phone that floats above its page. Comes late, in English; other languages come whole, with the phone. */
export const phoneFrameBook: WordBook = { en, languages: voiceBook.languages };
