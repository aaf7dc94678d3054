import type { CallButtonKey, Word } from '../words.js';

/** Simplified Chinese. */
export const callButton: Readonly<Record<CallButtonKey, Word>> = {
  'call-button.call': '语音通话',
  'call-button.video': '视频通话',
  'call-button.loading': '请稍候…',
  'call-button.retry': '加载失败，请再按一次。',
  'call-button.tel': '拨打 {number}',
  'call-button.chat': '在线咨询',
  'call-button.insecure': '通话需要安全连接（https）。',
  'call-button.browser': '此浏览器不支持通话。',
  'call-button.blocked': '此页面不能使用麦克风。',
  'call-button.unsupported': '目前无法从本页面呼叫。',
  'call-button.refused': '现在无法呼叫。',
};
