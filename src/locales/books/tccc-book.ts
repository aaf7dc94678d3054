import { tccc as en } from '../en/tccc.js';
import type { WordBook } from '../words.js';

/** What pages that were written for Tencent's SDK are told. */
export const tcccBook: WordBook = {
  en,
  languages: { 'zh-cn': async () => (await import('../zh-cn/tccc.js')).tccc },
};
