import type { Contact } from './contact.js';

// letters of a telephone's keys, 2 to 9
const keys = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

/**
 * The contacts that a search finds: words in any order that names begin with,
 * digits that are in the number, or digits whose letters a name begins with,
 * as on a telephone. Favourites first; else in their order. All of them for an empty search.
 */
export function contactsMatching(contacts: readonly Contact[], search: string): readonly Contact[] {
  const wanted = folded(search).split(/\s+/).filter(Boolean);
  const digits = /^[\d\s()+./-]+$/.test(search) ? search.replace(/\D/g, '') : '';
  const found = contacts.filter((contact) => {
    const words = folded(contact.name).split(/[\s,.'-]+/);
    if (wanted.every((start) => words.some((word) => word.startsWith(start)) || folded(contact.name).includes(start))) return true;
    if (digits) return contact.number.replace(/\D/g, '').includes(digits) || words.some((word) => keyed(word).startsWith(digits));
    return wanted.length > 0 && folded(contact.address ?? '').includes(folded(search));
  });
  return [...found.filter(({ favorite }) => favorite), ...found.filter(({ favorite }) => !favorite)];
}

/** Without marks and in lower case, so that “Zoe” finds “Zoë”. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function keyed(word: string): string {
  return [...word].map((letter) => String(keys.findIndex((letters) => letters.includes(letter)) + 2)).join('');
}
