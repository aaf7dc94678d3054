import { en } from './en.js';
import { type TextParameters, writeOut } from './text.js';
import type { WordKey, Words } from './words.js';

/** Words that a page brings itself: a whole language, or some words of one. */
export type PartialWords = Readonly<Partial<Words>>;

// English is built in; the others are fetched when somebody reads them
const loaders: Readonly<Record<string, () => Promise<Words>>> = {
  'zh-cn': async () => (await import('./zh-cn.js')).zhCN,
};
const known = new Map<string, PartialWords>([['en', en]]);
const own = new Map<string, PartialWords>();
const listeners = new Set<() => void>();
const loading = new Map<string, Promise<void>>();

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
  const available = [...known.keys(), ...own.keys(), ...Object.keys(loaders)];
  const subtags = wanted.toLowerCase().split('-');
  for (let length = subtags.length; length > 0; length--) {
    const tag = subtags.slice(0, length).join('-');
    if (available.includes(tag)) return tag;
  }
  return available.find((tag) => tag.split('-')[0] === subtags[0]) ?? 'en';
}

/** Fetches a language's words. Resolves also when they cannot be had: English is shown then, and it is tried again the next time. */
export function loadLanguage(language: string): Promise<void> {
  const load = loaders[language];
  if (!load || known.has(language)) return Promise.resolve();
  const promise =
    loading.get(language) ??
    load()
      .then((words) => {
        known.set(language, words);
        for (const listener of listeners) listener();
      })
      .catch(() => undefined)
      .finally(() => loading.delete(language));
  loading.set(language, promise);
  return promise;
}

/** Tells when there are new words. */
export function onNewWords(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** One word in the language, or in English as long as the language has none for it. */
export function text(language: string, key: WordKey, parameters?: TextParameters): string {
  const word = own.get(language)?.[key] ?? known.get(language)?.[key];
  return word === undefined ? writeOut(own.get('en')?.[key] ?? en[key], 'en', parameters) : writeOut(word, language, parameters);
}

/** The language whose words are shown for `wanted` now. Differs from the nearest one while that is being fetched. */
export function shownLanguage(wanted: string): string {
  const nearest = nearestLanguage(wanted);
  return known.has(nearest) || own.has(nearest) ? nearest : 'en';
}
