import type { LineState } from '../../model/line.js';
import { elementsIn, xmlIn } from './hostile-xml.js';

const talking = ['on-the-phone', 'busy'];

/** What a presence document says about a line (RFC 3863, with activities of RFC 4480); nothing when it cannot be read. */
export function presenceIn(body: string): LineState | undefined {
  const root = xmlIn(body, 'presence');
  if (!root) return undefined;
  const words = elementsIn(root, 'basic').map(({ text }) => text.trim().toLowerCase());
  const is = (activities: readonly string[]): boolean => activities.some((activity) => elementsIn(root, activity).length > 0);
  if (words.includes('open')) return is([...talking, 'meeting']) ? 'busy' : 'idle';
  // closed to another call is who has one, too, as Asterisk says it
  if (words.includes('closed')) return is(talking) ? 'busy' : 'offline';
  return 'unknown'; // nobody has said anything
}
