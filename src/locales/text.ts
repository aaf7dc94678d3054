import type { Word } from './words.js';

/** What stands for the `{names}` in a word. `count` chooses its plural form. */
export type TextParameters = Readonly<Record<string, string | number>>;

/** Writes a word out in its language. An unknown `{name}` is left as it is, to be seen and mended. */
export function writeOut(word: Word, language: string, parameters: TextParameters = {}): string {
  return formOf(word, language, parameters).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = parameters[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value;
  });
}

function formOf(word: Word, language: string, { count }: TextParameters): string {
  if (typeof word === 'string') return word;
  if (typeof count !== 'number') return word.other;
  return word[new Intl.PluralRules(language).select(count)] ?? word.other;
}

/** Writes a length of time as a clock would: `0:07`, `12:05`, `1:02:05`. In seconds, never below 0. */
export function writeDuration(seconds: number, language: string): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (parts[0] === 0) parts.shift();
  return parts
    .map((part, index) => new Intl.NumberFormat(language, { minimumIntegerDigits: index === 0 ? 1 : 2, useGrouping: false }).format(part))
    .join(':');
}
