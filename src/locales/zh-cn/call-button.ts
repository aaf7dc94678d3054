import type { CallButtonKey, Word } from '../words.js';

/** Simplified Chinese. */
export const callButton: Readonly<Record<CallButtonKey, Word>> = {
  'call-button.call': '联系我们',
};
