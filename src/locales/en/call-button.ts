import type { CallButtonKey, Word } from '../words.js';

/** English. */
export const callButton: Readonly<Record<CallButtonKey, Word>> = {
  'call-button.call': 'Call us',
};
