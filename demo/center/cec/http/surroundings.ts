import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { FaultRule } from '../faults.js';
import type { Visitor } from '../visitor.js';

/** What the steps before a handler found out. */
export type Surroundings = {
  Bindings: HttpBindings;
  Variables: {
    /** The body as JSON; an empty object if there is none. */
    body: Readonly<Record<string, unknown>>;
    /** Whose chat token it is. */
    visitor: Visitor;
    /** Faults that strike what this request brings. */
    rules: readonly FaultRule[];
  };
};

export type CECContext = Context<Surroundings>;

/** Reads JSON whatever its content type says; `undefined` if it is no object. */
export function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** A field of text, or a number written as text; `undefined` if it is neither. */
export function textOf(body: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = body[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : undefined;
}

/** Where the visitor reaches the center, as a browser sees it. */
export function originOf(context: Context): string {
  const forwarded = context.req.header('x-forwarded-proto')?.split(',')[0]?.trim();
  const host = context.req.header('x-forwarded-host')?.split(',')[0]?.trim() ?? context.req.header('host') ?? '';
  return `${forwarded === 'https' ? 'https' : 'http'}://${host}`;
}

/** The address of the request without its query, last part only. */
export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
