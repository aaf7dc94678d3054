import type { SoundHintKey, Word } from '../words.js';

/** English: what an agent should know about their sound. */
export const soundHints: Readonly<Record<SoundHintKey, Word>> = {
  'hint.speaking-while-muted': 'You are muted. They can’t hear you.',
  'hint.microphone-muted': 'Your microphone is muted on the headset or in your system settings. Unmute it there to be heard.',
  'hint.microphone-silent': 'No sound comes from your microphone. Check the mute button on your headset, or choose another microphone.',
  'hint.device-away': '“{device}” is unplugged. The system’s own device is used until it is back.',
  'hint.processor-failed': 'The noise filter stopped working. You are heard without it.',
  'hint.unmute': 'Unmute me',
  'hint.choose': 'Choose microphone',
};
