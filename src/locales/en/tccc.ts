import type { TcccKey, Word } from '../words.js';

/** English. */
export const tccc: Readonly<Record<TcccKey, Word>> = {
  'tccc.not-ready': 'The phone is still starting. Try again in a moment.',
  'tccc.offline': 'You are signed out. Sign in first.',
  'tccc.on-call': 'You are on a call. End it first.',
  'tccc.dialing': 'A call is already being made.',
  'tccc.no-call': 'This call is over.',
  'tccc.no-conversation': 'This conversation is over.',
  'tccc.invalid': 'Something that this needs is missing, or is not known here.',
  'tccc.unavailable': 'This phone server cannot do that.',
  'tccc.expired': 'The sign-in of this page has expired.',
};
