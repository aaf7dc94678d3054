import { phoneText } from './phone-text.js';

/**
 * What was told, with everything that has not changed being the very object of
 * before: whoever compares snapshots sees only what is new. Pure.
 */
export function renewed<T>(told: T, before: T): T {
  if (Object.is(told, before)) return before;
  if (typeof told !== 'object' || told === null || typeof before !== 'object' || before === null) return told;
  if (phoneText(told) === phoneText(before)) return before;
  if (told instanceof Error) return told;
  if (Array.isArray(told)) return Object.freeze(told.map((item: unknown) => renewed(item, twinOf(item, before)))) as T;
  const parts = before as Readonly<Record<string, unknown>>;
  return Object.freeze(Object.fromEntries(Object.entries(told).map(([key, part]) => [key, renewed(part, parts[key])]))) as T;
}

/** The one of the same id in the list of before. */
function twinOf(item: unknown, before: unknown): unknown {
  const id = (item as { readonly id?: unknown } | null)?.id;
  if (id === undefined || !Array.isArray(before)) return undefined;
  return (before as readonly ({ readonly id?: unknown } | null)[]).find((other) => other?.id === id);
}
