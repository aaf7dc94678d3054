import { callExtras as en } from '../en/call-extras.js';
import type { WordBook } from '../words.js';

/** What a call may have besides two voices: a conference, pictures, a recording. */
export const callExtrasBook: WordBook = {
  en,
  languages: { 'zh-cn': async () => (await import('../zh-cn/phone.js')).phone },
};
