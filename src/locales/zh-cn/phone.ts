import type { SettingsKey, SoundHintKey, VoiceKey, Word } from '../words.js';
import { phoneSettings } from './phone-settings.js';
import { soundHints } from './sound-hints.js';
import { voice } from './voice.js';

/** Simplified Chinese: all words of the phone and the agent, so that no part that comes late is English for a moment. */
export const phone: Readonly<Record<VoiceKey | SettingsKey | SoundHintKey, Word>> = { ...voice, ...phoneSettings, ...soundHints };
