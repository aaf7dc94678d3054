import type { SettingsKey, Word } from '../words.js';

/** English: devices, and what else is set. */
export const phoneSettings: Readonly<Record<SettingsKey, Word>> = {
  'devices.microphone': 'Microphone',
  'devices.speaker': 'Speaker',
  'devices.ringer': 'Ringer',
  'devices.default': 'System default',
  'devices.unnamed': 'Device {number}',
  'devices.none': 'None found',
  'devices.test-speaker': 'Test the speaker',
  'devices.test-ringer': 'Test the ringer',
  'devices.test': 'Test',
  'devices.ask': 'Allow the microphone now, so that your first call connects at once.',
  'devices.allow': 'Allow microphone',
  'devices.denied':
    'The microphone is blocked for this page. Open the site settings beside the address, allow the microphone, then try again.',
  'devices.speaker-fixed': 'This browser plays on the system’s speaker. Choose another one in the sound settings of your computer.',
  'devices.microphone-open': 'In use now',
  'settings.shortcuts': 'Keyboard',
  'settings.shortcuts-help': 'These work while the focus is in the phone.',
  'settings.hold-resume': 'Hold or resume',
  'settings.mute-unmute': 'Mute or unmute',
};
