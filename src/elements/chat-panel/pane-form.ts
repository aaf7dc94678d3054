import { bring } from '../late-part/late-part.js';
import type { Pane } from './pane.js';

const forms: Readonly<Partial<Record<Pane | 'evaluation', string>>> = {
  'pre-chat': 'cc-pre-chat-form',
  closed: 'cc-leave-message-form',
  evaluation: 'cc-evaluation-form',
};

/** Brings the form of what is shown. Not everybody needs it, and it is loaded by those who do. Never rejects: the next rendering tries again. */
export function bringForm(shown: Pane | 'evaluation'): Promise<void> {
  const tag = forms[shown];
  return tag ? bring(tag).catch(() => {}) : Promise.resolve();
}
