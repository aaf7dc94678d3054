import type { CallExtrasKey } from '../call-extras-keys.js';
import type { CallQualityKey } from '../call-quality-keys.js';
import type { DirectoryKey, LineKey, SettingsKey, SoundHintKey, ToolsKey, VoiceKey, Word } from '../words.js';
import { callExtras } from './call-extras.js';
import { callQualityWords } from './call-quality.js';
import { directory } from './directory.js';
import { lines } from './lines.js';
import { phoneSettings } from './phone-settings.js';
import { phoneTools } from './phone-tools.js';
import { soundHints } from './sound-hints.js';
import { voice } from './voice.js';

/** Simplified Chinese: all words of the phone and the agent, so that no part that comes late is English for a moment. */
export const phone: Readonly<
  Record<VoiceKey | SettingsKey | ToolsKey | DirectoryKey | LineKey | SoundHintKey | CallExtrasKey | CallQualityKey, Word>
> = {
  ...voice,
  ...phoneSettings,
  ...phoneTools,
  ...directory,
  ...lines,
  ...soundHints,
  ...callExtras,
  ...callQualityWords,
};
