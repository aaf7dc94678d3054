import { cleanLine } from './clean-text.js';

/** A file's name in two pieces, so that a narrow place can cut the first and still show what kind of file it is. */
export interface ShownFileName {
  readonly stem: string;
  /** With its dot; empty where there is none. */
  readonly ending: string;
}

/** A file's name as it is shown: one line, no path, its letters in the order in which they stand, its true ending apart. */
export function shownFileName(name: string): ShownFileName {
  // the end of a long name says what it is
  const short = name.length > 600 ? `${name.slice(0, 300)}…${name.slice(-200)}` : name;
  const line = cleanLine(short).split(/[/\\]/).at(-1) ?? '';
  const match = /^(.+?)(\.[^.\s]{1,12})$/u.exec(line);
  return match ? { stem: match[1] ?? '', ending: match[2] ?? '' } : { stem: line, ending: '' };
}

/** The same in one piece, for a screen reader and for saving. */
export function plainFileName(name: string, fallback: string): string {
  const { stem, ending } = shownFileName(name);
  return `${stem}${ending}`.slice(-200) || fallback;
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A file's size as people say it: `3.4 MB`. */
export function shownFileSize(bytes: number, language: string): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const unit = units[step] ?? 'byte';
  const format = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: step > 1 ? 1 : 0 } as const;
  return new Intl.NumberFormat(language, format).format(bytes / 1000 ** step);
}
