/**
 * A field that an object has itself. What stands on the prototype of all
 * objects was not put there for us. May throw what a getter or a proxy of the
 * page's own throws.
 */
export function ownField(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
