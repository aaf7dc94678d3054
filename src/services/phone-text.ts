import { CcError, type CcErrorOptions } from '../model/error.js';
import type { ErrorCode } from '../model/error-codes.js';

/** An error among data, told from a plain object by its one field. */
interface ErrorText {
  readonly ccError: readonly [code: ErrorCode, message: string, recoverable: boolean, context: NonNullable<CcErrorOptions['context']>];
}

/**
 * What a phone shows and is asked for, as a text. Errors are kept, without
 * their causes; a signal cannot be told and is left out.
 */
export function phoneText(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (item instanceof CcError) return { ccError: [item.code, item.message, item.recoverable, item.context] } satisfies ErrorText;
    return item instanceof AbortSignal ? undefined : item;
  });
}

/** The reverse, all of it frozen; an error that stands in several places is one object again. Undefined when the text is none. */
export function fromPhoneText(text: string): unknown {
  const errors = new Map<string, CcError>();
  const revive = (_key: string, item: unknown): unknown => {
    if (typeof item !== 'object' || item === null) return item;
    if (!('ccError' in item)) return Object.freeze(item);
    const [code, message, recoverable, context] = (item as ErrorText).ccError;
    const name = JSON.stringify(item);
    const error = errors.get(name) ?? new CcError(code, message, { recoverable, context });
    errors.set(name, error);
    return error;
  };
  try {
    return JSON.parse(text, revive) as unknown;
  } catch {
    return undefined;
  }
}
