import { CcError } from './error.js';

/** Something that can be dialled: digits as a telephone takes them, or a SIP address. Plain data. */
export type DialTarget =
  { readonly kind: 'number'; readonly number: string } | { readonly kind: 'address'; readonly address: string; readonly number: string };

/** Longest accepted input, in characters. */
export const maxDialLength = 256;

const invisible = /[\u00AD\u034F\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
// user part of RFC 3261 §25.1: unreserved, escaped and user-unreserved characters, no password
const sipUri = /^(sips?):([A-Za-z0-9\-_.!~*'()&=+$,;?/%]+)@([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?$/;
const account = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/**
 * Reads what a person typed or pasted: `1001`, `+49 (0)30 123-456`, `tel:+4930123456`,
 * `sip:robin@example.com`, `robin@example.com`, `robin`.
 *
 * Spaces, brackets, dots, dashes, slashes, invisible characters and full-width or
 * Arabic digits as they come from web pages and address books are cleaned; a `(0)` after a
 * country code is dropped (ITU-T E.123 §7), a leading `00` is left to the server's
 * dial plan.
 *
 * @throws CcError `invalid-number` when nothing dialable is left.
 */
export function parseDialTarget(input: string): DialTarget {
  const text = input.normalize('NFKC').replace(invisible, '').trim();
  if (text.length === 0 || text.length > maxDialLength) throw invalid();
  if (/^sips?:/i.test(text)) return address(text.replace(/^sips?/i, (scheme) => scheme.toLowerCase()));
  const bare = text.replace(/^(?:tel|callto):(?:\/\/)?/i, '').split(';')[0] ?? '';
  const number = cleanNumber(bare);
  if (number) return { kind: 'number', number };
  if (bare.includes('@')) return address(`sip:${bare}`);
  if (account.test(bare)) return { kind: 'number', number: bare };
  throw invalid();
}

function address(text: string): DialTarget {
  const match = sipUri.exec(text.split(/[;?](?=[^@]*$)/)[0] ?? '');
  const user = match?.[2];
  if (!match || !user) throw invalid();
  return { kind: 'address', address: match[0], number: unescaped(user) };
}

function unescaped(user: string): string {
  try {
    return decodeURIComponent(user);
  } catch (cause) {
    throw invalid(cause);
  }
}

function cleanNumber(text: string): string | undefined {
  const digits = asciiDigits(text)
    .replace(/^(\+\d{1,3}[\s.-]*)\(0\)/, '$1')
    .replace(/[\s().\-\u2010-\u2015\u2212/]/g, '');
  return /^\+?[0-9*#]+$/.test(digits) && /[0-9*#]/.test(digits) ? digits : undefined;
}

// NFKC already folds full-width digits; Arabic-Indic and Persian ones are letters of their own
function asciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

function invalid(cause?: unknown): CcError {
  return new CcError('invalid-number', 'not a number or a SIP address', { cause });
}
