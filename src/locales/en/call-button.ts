import type { CallButtonKey, Word } from '../words.js';

/** English. */
export const callButton: Readonly<Record<CallButtonKey, Word>> = {
  'call-button.call': 'Call us',
  'call-button.video': 'Video call',
  'call-button.loading': 'One moment…',
  'call-button.retry': 'That did not load. Press again.',
};
