import { callButton } from './en/call-button.js';
import { callPanel } from './en/call-panel.js';
import { chat } from './en/chat.js';
import { launcher } from './en/launcher.js';
import { notes } from './en/notes.js';
import { screenPop } from './en/screen-pop.js';
import { tccc } from './en/tccc.js';
import { voice } from './en/voice.js';
import type { Words } from './words.js';

/** English, whole. */
export const en: Words = { ...voice, ...launcher, ...chat, ...callButton, ...callPanel, ...notes, ...screenPop, ...tccc };
