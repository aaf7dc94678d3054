import type { SettingsKey, VoiceKey, Word } from '../words.js';
import { phoneSettings } from './phone-settings.js';
import { voice } from './voice.js';

/** Simplified Chinese: all words of the phone and the agent, so that no part that comes late is English for a moment. */
export const phone: Readonly<Record<VoiceKey | SettingsKey, Word>> = { ...voice, ...phoneSettings };
