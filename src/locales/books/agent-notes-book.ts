import { agentNotes as en } from '../en/agent-notes.js';
import type { WordBook } from '../words.js';
import { voiceBook } from './voice-book.js';

/** What an agent should know about calls that may come. Comes late, in English; other languages come whole, with the phone. */
export const agentNotesBook: WordBook = { en, languages: voiceBook.languages };
