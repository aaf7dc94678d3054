import { launcher as en } from '../en/launcher.js';
import type { WordBook } from '../words.js';

/** A chat that is not open yet. */
export const launcherBook: WordBook = {
  en,
  languages: { 'zh-cn': async () => (await import('../zh-cn/launcher.js')).launcher },
};
