/** How much of plain data is taken from outside. */
export interface PlainDataLimits {
  /** Characters in all texts and keys together. */
  readonly characters: number;
  /** Values, lists and objects counted too. */
  readonly values: number;
  /** Objects in objects. */
  readonly depth: number;
}

/** Keys that mean something to the language and nothing to anybody else. */
const tricks: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Whether a value from outside is made of texts, numbers, lists and objects
 * alone, is not too large, and has no key that plays tricks with prototypes.
 * Stops looking as soon as it is not.
 */
export function isPlainData(value: unknown, limits: PlainDataLimits): boolean {
  let { characters, values } = limits;
  const isPlain = (each: unknown, depth: number): boolean => {
    if (--values < 0) return false;
    if (typeof each === 'string') return (characters -= each.length) >= 0;
    if (each === null || each === undefined || typeof each === 'boolean' || typeof each === 'number') return true;
    if (typeof each !== 'object' || depth === 0) return false;
    if (Array.isArray(each)) return each.length <= values && each.every((item) => isPlain(item, depth - 1));
    const prototype = Object.getPrototypeOf(each) as unknown;
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return false;
    const keys = Reflect.ownKeys(each);
    if (keys.length > values) return false;
    return keys.every((key) => {
      if (typeof key !== 'string' || tricks.has(key)) return false;
      characters -= key.length;
      return characters >= 0 && isPlain((each as Record<string, unknown>)[key], depth - 1);
    });
  };
  return isPlain(value, limits.depth);
}
