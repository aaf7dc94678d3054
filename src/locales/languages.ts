import { type TextParameters, writeOut } from './text.js';
import type { PartialWords, WordBook, WordKey } from './words.js';

const books = new Set<WordBook>();
const known = new Map<string, PartialWords>([['en', {}]]);
const own = new Map<string, PartialWords>();
const listeners = new Set<() => void>();
const loading = new Map<() => Promise<PartialWords>, Promise<void>>();

/** Makes the words of a book known, in English at once and in another language with the next `loadLanguage`. */
export function openBook(book: WordBook): void {
  if (books.has(book)) return;
  books.add(book);
  learn('en', book.en);
}

/**
 * Gives all elements of this page words of its own: a language that is not
 * here (`registerWords('fr', { … })`), or other wording for one that is.
 * What is left out falls back to the built-in words, then to English.
 *
 * @param language BCP 47 tag
 */
export function registerWords(language: string, words: PartialWords): void {
  const tag = language.toLowerCase();
  own.set(tag, { ...own.get(tag), ...words });
  for (const listener of listeners) listener();
}

/**
 * The language to show to somebody who reads `wanted`: itself, else without its
 * region or script, else a sister (zh-TW → zh-CN), else English. Lower case.
 */
export function nearestLanguage(wanted: string): string {
  const available = [...known.keys(), ...own.keys(), ...[...books].flatMap(({ languages }) => Object.keys(languages))];
  const subtags = wanted.toLowerCase().split('-');
  for (let length = subtags.length; length > 0; length--) {
    const tag = subtags.slice(0, length).join('-');
    if (available.includes(tag)) return tag;
  }
  return available.find((tag) => tag.split('-')[0] === subtags[0]) ?? 'en';
}

/** Fetches a language's words for the books that are open. Resolves also when they cannot be had: English is shown then, and it is tried again the next time. */
export async function loadLanguage(language: string): Promise<void> {
  const loads = [...books].flatMap(({ languages }) => languages[language] ?? []);
  await Promise.all(loads.map((load) => loadWords(language, load)));
}

function loadWords(language: string, load: () => Promise<PartialWords>): Promise<void> {
  const promise =
    loading.get(load) ??
    load().then(
      (words) => {
        learn(language, words);
        for (const listener of listeners) listener();
      },
      () => void loading.delete(load),
    );
  loading.set(load, promise);
  return promise;
}

function learn(language: string, words: PartialWords): void {
  known.set(language, { ...known.get(language), ...words });
}

/** Tells when there are new words. */
export function onNewWords(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** One word in the language, or in English as long as the language has none for it; its name where no book that is open has it. */
export function text(language: string, key: WordKey, parameters?: TextParameters): string {
  const word = own.get(language)?.[key] ?? known.get(language)?.[key];
  if (word !== undefined) return writeOut(word, language, parameters);
  return writeOut(own.get('en')?.[key] ?? known.get('en')?.[key] ?? key, 'en', parameters);
}

/** The language whose words are shown for `wanted` now. Differs from the nearest one while that is being fetched. */
export function shownLanguage(wanted: string): string {
  const nearest = nearestLanguage(wanted);
  return known.has(nearest) || own.has(nearest) ? nearest : 'en';
}
