import { chat as en } from '../en/chat.js';
import type { WordBook } from '../words.js';

/** An open chat. */
export const chatBook: WordBook = {
  en,
  languages: { 'zh-cn': async () => (await import('../zh-cn/chat.js')).chat },
};
