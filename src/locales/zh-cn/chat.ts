import type { ChatKey, Word } from '../words.js';

/** Simplified Chinese. */
export const chat: Readonly<Record<ChatKey, Word>> = {
  'error.camera-denied': '摄像头被禁用。请在地址栏旁的网站设置中允许使用,然后重试。',
  'error.camera-missing': '未找到摄像头。请连接摄像头,或仅使用语音通话。',
  'error.camera-busy': '摄像头正被其他应用占用。请关闭该应用后重试。',
  'error.click-to-call-unsupported': '此处暂不支持通话,请使用文字咨询。',
  'error.conversation-gone': '本次会话已结束。如需继续,请开始新的会话。',
  'error.message-refused': '此消息无法发送。请缩短后重新发送。',
  'error.file-refused': '此文件无法发送。请选择更小的文件或其他类型。',
};
