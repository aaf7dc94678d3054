type Style = 'clock' | 'day' | 'dayOfYear' | 'full';

const styles: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  clock: { hour: 'numeric', minute: '2-digit' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  dayOfYear: { day: 'numeric', month: 'long', year: 'numeric' },
  full: { dateStyle: 'full', timeStyle: 'short' },
};
// a format is dear to make, and one is wanted for every row
const formats = new Map<string, Intl.DateTimeFormat>();

function write(style: Style, at: number, language: string): string {
  const key = `${style} ${language}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, styles[style]);
  formats.set(key, format);
  return Number.isFinite(at) && Math.abs(at) < 8.64e15 ? format.format(at) : '';
}

/** `14:05` */
export function clockTime(at: number, language: string): string {
  return write('clock', at, language);
}

/** Day and time in full. */
export function fullTime(at: number, language: string): string {
  return write('full', at, language);
}

/** A number for the reader's day in which a moment lies; consecutive days differ by 1. */
export function dayOf(at: number): number {
  // the zone moves with summer time, so it is asked for the moment itself
  return Math.floor((at - zoneOffset(at)) / 86_400_000);
}

function zoneOffset(at: number): number {
  return (new Date(at).getTimezoneOffset() || 0) * 60_000;
}

/** `Today`, `Yesterday`, `Monday, 16 November`, `2 March 2025`. */
export function dayLabel(at: number, now: number, language: string): string {
  const days = dayOf(at) - dayOf(now);
  if (days === 0 || days === -1) {
    const word = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
    return word.charAt(0).toLocaleUpperCase(language) + word.slice(1);
  }
  return write(Math.abs(days) < 180 ? 'day' : 'dayOfYear', at, language);
}
