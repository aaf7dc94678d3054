import { callCheck as en } from '../en/call-check.js';
import type { WordBook } from '../words.js';

/** The check before the first call. */
export const callCheckBook: WordBook = {
  en,
  languages: { 'zh-cn': async () => (await import('../zh-cn/call-check.js')).callCheck },
};
