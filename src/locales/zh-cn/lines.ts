import type { LineKey, Word } from '../words.js';

/** Simplified Chinese: what the lines of others do. */
export const lines: Readonly<Record<LineKey, Word>> = {
  'line.idle': '空闲',
  'line.ringing': '振铃中',
  'line.busy': '通话中',
  'line.offline': '离线',
};
