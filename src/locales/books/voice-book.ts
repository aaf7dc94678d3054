import { voice as en } from '../en/voice.js';
import type { WordBook } from '../words.js';

/** Phone and agent. */
export const voiceBook: WordBook = {
  en,
  languages: { 'zh-cn': async () => (await import('../zh-cn/phone.js')).phone },
};
