import type { RichContentKey } from '../chat-keys.js';
import type { Word } from '../words.js';

/** English. */
export const richContent: Readonly<Record<RichContentKey, Word>> = {
  'message.cancel-upload': 'Stop sending {name}',
  'message.file-failed': 'This could not be loaded.',
  'message.save': 'Save {name}',
  'message.saving': 'Fetching {name}…',
  'message.open': 'Show {name} large',
  'message.close': 'Close',
  'message.play': 'Play {name}',
  'message.location-open': 'Open the map',
  'message.helpful': 'Helpful',
  'message.unhelpful': 'Not helpful',
  'message.unhelpful-why': 'What was missing? (optional)',
  'message.feedback-send': 'Send',
  'message.feedback-thanks': 'Thank you for telling us.',
};
