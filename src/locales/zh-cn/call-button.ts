import type { CallButtonKey, Word } from '../words.js';

/** Simplified Chinese. */
export const callButton: Readonly<Record<CallButtonKey, Word>> = {
  'call-button.call': '语音通话',
  'call-button.video': '视频通话',
  'call-button.loading': '请稍候…',
  'call-button.retry': '加载失败，请再按一次。',
};
