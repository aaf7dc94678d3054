import { notes as en } from '../en/notes.js';
import type { WordBook } from '../words.js';

/** What is known of a call's other side, and what an agent notes about it. */
export const notesBook: WordBook = {
  en,
  languages: { 'zh-cn': async () => (await import('../zh-cn/notes.js')).notes },
};
