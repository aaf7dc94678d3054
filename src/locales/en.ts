import { agentChat } from './en/agent-chat.js';
import { callButton } from './en/call-button.js';
import { callCheck } from './en/call-check.js';
import { callQualityWords } from './en/call-quality.js';
import { callExtras } from './en/call-extras.js';
import { callPanel } from './en/call-panel.js';
import { chatForms } from './en/chat-forms.js';
import { chatViews } from './en/chat-views.js';
import { chat } from './en/chat.js';
import { directory } from './en/directory.js';
import { launcher } from './en/launcher.js';
import { lines } from './en/lines.js';
import { notes } from './en/notes.js';
import { soundHints } from './en/sound-hints.js';
import { phoneSettings } from './en/phone-settings.js';
import { agentNotes } from './en/agent-notes.js';
import { phoneFrame } from './en/phone-frame.js';
import { phoneTools } from './en/phone-tools.js';
import { queue } from './en/queue.js';
import { richContent } from './en/rich-content.js';
import { screenPop } from './en/screen-pop.js';
import { tccc } from './en/tccc.js';
import { voice } from './en/voice.js';
import type { Words } from './words.js';

/** English, whole. */
export const en: Words = {
  ...voice,
  ...phoneSettings,
  ...callExtras,
  ...soundHints,
  ...agentNotes,
  ...phoneFrame,
  ...phoneTools,
  ...directory,
  ...lines,
  ...launcher,
  ...chat,
  ...chatForms,
  ...chatViews,
  ...richContent,
  ...queue,
  ...callButton,
  ...callPanel,
  ...callCheck,
  ...callQualityWords,
  ...notes,
  ...screenPop,
  ...tccc,
  ...agentChat,
};
