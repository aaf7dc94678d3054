/** What came over the wire, before anybody knows what it is. */
export type WireRecord = Readonly<Record<string, unknown>>;

/** An object's fields; none of anything else. */
export function recordOf(value: unknown): WireRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as WireRecord) : {};
}

/** A list's entries; none of anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text that is not empty; numbers are texts, too, as the service takes one for the other. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A finite number, or a text that is one. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A yes, in one of the ways in which the service says it: `true`, `"true"`, `"Y"`, `1`. */
export function isYes(value: unknown): boolean {
  return value === true || value === 1 || (typeof value === 'string' && /^(true|y|yes|1)$/i.test(value));
}

/** Milliseconds since the epoch, of a number or text of them, of seconds, or of a date in words. */
export function timeOf(value: unknown): number | undefined {
  const number = numberOf(value);
  if (number !== undefined) {
    if (number <= 0) return undefined;
    return number < 100_000_000_000 ? number * 1000 : number; // fewer digits are seconds: as ms they were before 1973
  }
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** A list of texts, given as a list, as JSON in a string, or as lines. */
export function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    const parsed = parseJson(value);
    return Array.isArray(parsed) ? textsOf(parsed) : value.split(/\r?\n/).map((line) => line.trim()).filter(Boolean); // prettier-ignore
  }
  return listOf(value).flatMap((entry) => {
    const text = textOf(entry) ?? textOf(recordOf(entry)['question']) ?? textOf(recordOf(entry)['content']);
    return text === undefined ? [] : [text];
  });
}

/** What a JSON text says; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** An address that a page may open or show: http(s) in full, without a user in it. */
export function webAddress(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.username === '' && url.password === '' ? url.href : undefined;
}
