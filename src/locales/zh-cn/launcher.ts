import type { LauncherKey, Word } from '../words.js';

/** Simplified Chinese. */
export const launcher: Readonly<Record<LauncherKey, Word>> = {
  'launcher.open': '在线咨询',
  'launcher.unread': '{count} 条新消息',
};
