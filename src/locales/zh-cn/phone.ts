import type { CallExtrasKey } from '../call-extras-keys.js';
import type { CallQualityKey } from '../call-quality-keys.js';
import type { AgentNoteKey, DirectoryKey, FrameKey, LineKey, SettingsKey, SoundHintKey, ToolsKey, VoiceKey, Word } from '../words.js';
import { agentNotes } from './agent-notes.js';
import { callExtras } from './call-extras.js';
import { callQualityWords } from './call-quality.js';
import { directory } from './directory.js';
import { lines } from './lines.js';
import { phoneFrame } from './phone-frame.js';
import { phoneSettings } from './phone-settings.js';
import { phoneTools } from './phone-tools.js';
import { soundHints } from './sound-hints.js';
import { voice } from './voice.js';

/** Simplified Chinese: all words of the phone and the agent, so that no part that comes late is English for a moment. */
export const phone: Readonly<
  Record<
    VoiceKey | AgentNoteKey | SettingsKey | ToolsKey | DirectoryKey | FrameKey | LineKey | SoundHintKey | CallExtrasKey | CallQualityKey,
    Word
  >
> = {
  ...voice,
  ...agentNotes,
  ...phoneFrame,
  ...phoneSettings,
  ...phoneTools,
  ...directory,
  ...lines,
  ...soundHints,
  ...callExtras,
  ...callQualityWords,
};
