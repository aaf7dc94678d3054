import { parseDialTarget } from '../../model/dial-target.js';
import { CcError } from '../../model/error.js';
import { ownField } from './own-field.js';

/** What a page hands to `callPhone` (itniotech API, CC SDK). */
export interface CcSdkCallOptions {
  /** The number to call. */
  readonly phone: string;
  /** What is known of the callee, for the agent to read. Cut after 1,000 characters. */
  readonly info?: string;
}

/** The same, read. */
export interface CallRequest {
  /** As it is dialled: digits, `*`, `#`, a plus in front. */
  readonly number: string;
  /** At most 1,000 characters; empty for none. */
  readonly info: string;
}

/** The longest information, in characters as people count them, but for what several code points make together. */
export const longestInfo = 1000;

const numberForm = /^\+?[0-9*#]{1,32}$/;

/** The first 1,000 characters; none is cut in half. */
function cut(text: string): string {
  return Array.from(text.slice(0, longestInfo * 2))
    .slice(0, longestInfo)
    .join('');
}

/**
 * Reads what a page wants to call. A number only: a page written for itniotech
 * cannot mean a SIP address, so what looks like one was brought by somebody else.
 *
 * @throws CcError `invalid-number`
 */
export function readCallRequest(value: unknown): CallRequest {
  try {
    const [phone, info] = [ownField(value, 'phone'), ownField(value, 'info')];
    // typed as text, and handed over as a number all the same
    const typed = typeof phone === 'number' && Number.isSafeInteger(phone) && phone >= 0 ? String(phone) : phone;
    const target = typeof typed === 'string' ? parseDialTarget(typed) : undefined;
    if (target?.kind !== 'number' || !numberForm.test(target.number)) throw new CcError('invalid-number', 'callPhone was given no number');
    return { number: target.number, info: typeof info === 'string' ? cut(info) : '' };
  } catch (cause) {
    if (cause instanceof CcError) throw cause;
    throw new CcError('invalid-number', 'what callPhone was given cannot be read', { cause });
  }
}
