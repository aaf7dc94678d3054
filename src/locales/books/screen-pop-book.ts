import { screenPop as en } from '../en/screen-pop.js';
import type { WordBook } from '../words.js';

/** Pages of a business system beside the phone. */
export const screenPopBook: WordBook = {
  en,
  languages: { 'zh-cn': async () => (await import('../zh-cn/screen-pop.js')).screenPop },
};
