import type { QueueKey } from '../chat-keys.js';
import type { Word } from '../words.js';

/** English. */
export const queue: Readonly<Record<QueueKey, Word>> = {
  'queue.waiting': 'Waiting for a person',
  'queue.waited': 'Waited',
  'queue.estimated': 'Usual wait',
  'queue.minutes': { one: 'about {count} minute', other: 'about {count} minutes' },
  'queue.short': 'less than a minute',
  'queue.limit': {
    one: 'If nobody is free within {count} minute, you can leave a message.',
    other: 'If nobody is free within {count} minutes, you can leave a message.',
  },
  'queue.help': 'You can go on writing. Whoever answers sees it.',
};
