import type { CallQualityKey } from '../call-quality-keys.js';
import type { Word } from '../words.js';

/** English. */
export const callQualityWords: Readonly<Record<CallQualityKey, Word>> = {
  'quality.level.good': 'Good connection',
  'quality.level.fair': 'Fair connection',
  'quality.level.poor': 'Poor connection',
  'quality.level.unknown': 'Connection not measured yet',
  'quality.warning.no-sound-received': 'Nothing arrives from the other side. If it stays like this, call again.',
  'quality.warning.no-sound-sent': 'Nothing leaves your microphone. See whether it is plugged in and chosen.',
  'quality.warning.high-loss': 'Parts of the sound are lost on the way. A cable is better than Wi-Fi.',
  'quality.warning.high-jitter': 'The sound arrives unevenly. End downloads and video in other programs.',
  'quality.warning.long-round-trip': 'You hear each other late. Leave a short pause before you speak.',
  'quality.warning.low-mos': 'This call is hard to understand. It may help to call again.',
  'quality.label': '{level}. Details',
  'quality.title': 'How this call sounds',
  'quality.received': 'Heard here',
  'quality.sent': 'Heard there',
  'quality.mos': 'Score (MOS)',
  'quality.loss': 'Loss',
  'quality.jitter': 'Jitter',
  'quality.round-trip': 'Round trip',
  'quality.codec': 'Codec',
  'quality.path': 'Path',
  'quality.ms': '{value} ms',
  'quality.percent': '{value} %',
  'quality.report': 'Report a problem',
  'quality.report-help': 'Saves a file with these figures for your support. It holds no names and nothing that was said.',
};
