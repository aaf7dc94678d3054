import type { LauncherKey, Word } from '../words.js';

/** English. */
export const launcher: Readonly<Record<LauncherKey, Word>> = {
  'launcher.open': 'Chat with us',
  'launcher.unread': { one: '{count} new message', other: '{count} new messages' },
  'launcher.dismiss': 'Dismiss',
  'launcher.failed': 'The chat could not be loaded. Press again to retry.',
};
