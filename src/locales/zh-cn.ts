import { agentChat } from './zh-cn/agent-chat.js';
import { callButton } from './zh-cn/call-button.js';
import { callCheck } from './zh-cn/call-check.js';
import { callQualityWords } from './zh-cn/call-quality.js';
import { callExtras } from './zh-cn/call-extras.js';
import { callPanel } from './zh-cn/call-panel.js';
import { chat } from './zh-cn/chat.js';
import { launcher } from './zh-cn/launcher.js';
import { notes } from './zh-cn/notes.js';
import { phone } from './zh-cn/phone.js';
import { screenPop } from './zh-cn/screen-pop.js';
import { tccc } from './zh-cn/tccc.js';
import type { Words } from './words.js';

/** Simplified Chinese, whole. */
export const zhCN: Words = {
  ...phone,
  ...callExtras,
  ...launcher,
  ...chat,
  ...callButton,
  ...callPanel,
  ...callCheck,
  ...callQualityWords,
  ...notes,
  ...screenPop,
  ...tccc,
  ...agentChat,
};
