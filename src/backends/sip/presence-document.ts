import type { LineState } from '../../model/line.js';
import { elementsIn, xmlIn } from './hostile-xml.js';

const taken = ['on-the-phone', 'busy', 'meeting'];

/** What a presence document says about a line (RFC 3863, with activities of RFC 4480); nothing when it cannot be read. */
export function presenceIn(body: string): LineState | undefined {
  const root = xmlIn(body, 'presence');
  if (!root) return undefined;
  const words = elementsIn(root, 'basic').map(({ text }) => text.trim().toLowerCase());
  if (!words.includes('open')) return words.includes('closed') || elementsIn(root, 'tuple').length === 0 ? 'offline' : 'unknown';
  return taken.some((activity) => elementsIn(root, activity).length > 0) ? 'busy' : 'idle';
}
