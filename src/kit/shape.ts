/** Reads a value from outside: gives it in the shape that was asked for, or throws. What was not asked for is left out. */
export type Shape<T> = (value: unknown) => T;

/** A field that may be absent. */
export interface OptionalShape<T> {
  readonly optional: Shape<T>;
}

/** A shape for every field of `T`, optional where the field is. */
export type Fields<T> = {
  readonly [Key in keyof T]-?: object extends Pick<T, Key> ? OptionalShape<Exclude<T[Key], undefined>> : Shape<T[Key]>;
};

/** The value in this shape; undefined when it has another. */
export function read<T>(shape: Shape<T>, value: unknown): T | undefined {
  try {
    return shape(value);
  } catch (cause) {
    if (cause instanceof TypeError) return undefined;
    throw cause;
  }
}

export const text: Shape<string> = (value) => {
  if (typeof value !== 'string') throw new TypeError('not a text');
  return value;
};

/** A finite number. */
export const number: Shape<number> = (value) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError('not a number');
  return value;
};

export const flag: Shape<boolean> = (value) => {
  if (typeof value !== 'boolean') throw new TypeError('neither true nor false');
  return value;
};

/** One of these values. */
export function among<const T extends string | number>(...values: readonly T[]): Shape<T> {
  return (value) => {
    if (!values.includes(value as T)) throw new TypeError(`none of ${values.join(', ')}`);
    return value as T;
  };
}

export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  return { optional: shape };
}

/** A frozen array. */
export function listOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new TypeError('not a list');
    return Object.freeze(value.map(shape));
  };
}

/** A frozen object with texts as keys. */
export function mapOf<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value) => Object.freeze(Object.fromEntries(Object.entries(plain(value)).map(([key, item]) => [key, shape(item)])));
}

/** A frozen object with these fields. */
export function object<T>(fields: Fields<T>): Shape<T> {
  const entries = Object.entries<Shape<unknown> | OptionalShape<unknown>>(fields);
  return (value) => {
    const source = plain(value);
    const result: Record<string, unknown> = {};
    for (const [key, field] of entries) {
      if (typeof field === 'function') result[key] = field(source[key]);
      else if (source[key] !== undefined) result[key] = field.optional(source[key]);
    }
    return Object.freeze(result) as T;
  };
}

/** One of several shapes, told apart by the text in its field `tag`. */
export function variant<T>(tag: keyof T & string, shapes: Readonly<Record<string, Shape<T>>>): Shape<T> {
  return (value) => {
    const kind = text(plain(value)[tag]);
    const shape = Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
    if (!shape) throw new TypeError(`no ${tag} of ours`);
    return shape(value);
  };
}

function plain(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('not an object');
  return value as Record<string, unknown>;
}
