import { callButton as en } from '../en/call-button.js';
import type { WordBook } from '../words.js';

/** A button for calls. */
export const callButtonBook: WordBook = {
  en,
  languages: { 'zh-cn': async () => (await import('../zh-cn/call-button.js')).callButton },
};
