import { callQualityWords as en } from '../en/call-quality.js';
import type { WordBook } from '../words.js';

/** How a call sounds. */
export const callQualityBook: WordBook = {
  en,
  languages: { 'zh-cn': async () => (await import('../zh-cn/phone.js')).phone },
};
