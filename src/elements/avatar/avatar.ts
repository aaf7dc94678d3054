import { html, type TemplateResult } from 'lit';
import type { Party } from '../../model/party.js';
import { icon } from '../icons/icon.js';
import { userRoundIcon } from '../icons/user-round.js';

/** A round mark for somebody: the initials of the name, or a figure where there is none. Silent, since the name stands beside it. */
export function avatar(party: Party): TemplateResult {
  const letters = initials(party.name ?? '');
  return html`<span class="avatar" part="avatar" aria-hidden="true">${letters || icon(userRoundIcon)}</span>`;
}

/** At most two letters: first and last word's first; of a Chinese, Japanese or Korean name, what people are called by: its last two. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  if (!first) return '';
  if (!last && /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2,4}$/u.test(first))
    return [...first].slice(-2).join('');
  return [first, last]
    .map((word) => (word ? ([...word][0] ?? '') : ''))
    .join('')
    .toLocaleUpperCase();
}
