import type { CallButtonKey, Word } from '../words.js';

/** English. */
export const callButton: Readonly<Record<CallButtonKey, Word>> = {
  'call-button.call': 'Call us',
  'call-button.video': 'Video call',
  'call-button.loading': 'One moment…',
  'call-button.retry': 'That did not load. Press again.',
  'call-button.tel': 'Call {number}',
  'call-button.chat': 'Write to us',
  'call-button.insecure': 'Calls need a secure connection (https).',
  'call-button.browser': 'This browser cannot make calls.',
  'call-button.blocked': 'This page may not use the microphone.',
  'call-button.unsupported': 'Calls from this page are not available right now.',
  'call-button.refused': 'A call is not possible right now.',
};
