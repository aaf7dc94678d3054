import { soundHints as en } from '../en/sound-hints.js';
import type { WordBook } from '../words.js';
import { voiceBook } from './voice-book.js';

/** What an agent should know about their sound. Comes late, in English; other languages come whole, with the phone. */
export const soundHintsBook: WordBook = { en, languages: voiceBook.languages };
