import { phoneSettings as en } from '../en/phone-settings.js';
import type { WordBook } from '../words.js';
import { voiceBook } from './voice-book.js';

/** Devices, and what else is set. Comes late, in English; other languages come whole, with the phone. */
export const phoneSettingsBook: WordBook = { en, languages: voiceBook.languages };
