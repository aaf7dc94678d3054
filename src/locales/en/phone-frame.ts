import type { FrameKey, Word } from '../words.js';

/** English: a phone that floats above its page. */
export const phoneFrame: Readonly<Record<FrameKey, Word>> = {
  'frame.move': 'Move the phone',
  'frame.move-help': 'Drag it, or use the arrow keys. A click moves it to the next corner.',
  'frame.minimize': 'Minimize the phone',
  'frame.restore': 'Open the phone',
  'frame.calls': { one: '{count} more call', other: '{count} more calls' },
};
