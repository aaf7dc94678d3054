import { callPanel as en } from '../en/call-panel.js';
import type { WordBook } from '../words.js';

/** A visitor's call, from the press to its end. */
export const callPanelBook: WordBook = {
  en,
  languages: { 'zh-cn': async () => (await import('../zh-cn/call-panel.js')).callPanel },
};
