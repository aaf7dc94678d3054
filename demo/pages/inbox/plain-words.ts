import { contentOf } from '../../center/cec/message-content.js';
import { say } from '../page-words.js';
import type { CenterMessage, WaitingVisitor } from './center-inbox.js';
import { words } from './words.js';

// controls, marks of direction and what else nobody sees, and every kind of blank
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu;
// a pile of marks on one letter climbs out of its line
const piles = /(\p{M}{4})\p{M}+/gu;

/** One line of what a visitor said, for a list: nothing in it turns around what stands beside it. */
export function plainLine(text: string, length = 80): string {
  return text.slice(0, 1000).replace(unseen, ' ').replace(piles, '$1').trim().slice(0, length);
}

/** What a visitor is called. */
export function nameOf({ visitor }: { readonly visitor: string }): string {
  return plainLine(visitor) || say(words, 'someone');
}

/** What a visitor said last, in a few words. */
export function lastWords({ last, lastType }: Pick<WaitingVisitor, 'last' | 'lastType'>): string {
  const content = contentOf({ mediaType: lastType, content: last } satisfies Partial<CenterMessage>);
  switch (content.type) {
    case 'file':
      return say(words, `last.${content.file.kind}`);
    case 'card':
      return `${say(words, 'last.card')} ${plainLine(content.title)}`.trim();
    case 'location':
      return say(words, 'last.location');
    case 'gap':
      return '';
    default:
      return plainLine(content.text);
  }
}
