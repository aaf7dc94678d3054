import type { LauncherKey, Word } from '../words.js';

/** Simplified Chinese. */
export const launcher: Readonly<Record<LauncherKey, Word>> = {
  'launcher.open': '在线咨询',
  'launcher.unread': '{count} 条新消息',
  'launcher.dismiss': '关闭',
  'launcher.failed': '在线咨询未能加载，请再按一次重试。',
};
