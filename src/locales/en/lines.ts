import type { LineKey, Word } from '../words.js';

/** English: what the lines of others do. */
export const lines: Readonly<Record<LineKey, Word>> = {
  'line.idle': 'Available',
  'line.ringing': 'Ringing',
  'line.busy': 'On a call',
  'line.offline': 'Offline',
};
