import { CcError } from '../../model/error.js';
import { ownField } from './own-field.js';

/** What a page hands to `ccSdk.register` (itniotech API, CC SDK). */
export interface CcSdkRegisterOptions {
  /** What the page's server got from `createSdkAuthentication`, with `Bearer ` or without. */
  readonly token: string;
  /** No workbench but while there is a call. Default: false. */
  readonly noWorkMode?: boolean;
  /** Shows the notes. Default: true. */
  readonly isRemark?: boolean;
  /** Shows what is known of the callee. Default: true. */
  readonly isInformation?: boolean;
  /** `en`, `es`, or any language that there are words in. Default: the page's. */
  readonly lang?: string;
}

/** The same, read. */
export interface Registered {
  /** Without `Bearer`. */
  readonly token: string;
  readonly noWorkMode: boolean;
  readonly isRemark: boolean;
  readonly isInformation: boolean;
  readonly lang: string | undefined;
}

const longestToken = 4096;
/** What can stand in a header (RFC 9110 §5.5), without spaces. */
const tokenForm = /^[\x21-\x7e]+$/;
const languageForm = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i;
/** The documented sample hands over `res.data`: the whole body in one HTTP library, a field of it in another. */
const deepest = 3;

function tokenIn(value: unknown, depth: number = 0): string | undefined {
  if (typeof value === 'object' && value !== null && depth < deepest)
    return tokenIn(ownField(value, 'authentication') ?? ownField(value, 'data') ?? ownField(value, 'token'), depth + 1);
  if (typeof value !== 'string' || value.length > longestToken * 2) return undefined;
  const text = value.trim();
  if (text.startsWith('{')) return depth < deepest ? tokenIn(parsed(text), depth + 1) : undefined;
  const bare = text.replace(/^Bearer(?:\s+|$)/i, '');
  return bare.length <= longestToken && tokenForm.test(bare) ? bare : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const flag = (value: unknown, usual: boolean): boolean => (typeof value === 'boolean' ? value : usual);

/**
 * Reads what a page handed over, whatever that is.
 *
 * @throws CcError `credential-rejected` when there is no token in it.
 */
export function readRegisterOptions(value: unknown): Registered {
  try {
    const token = tokenIn(ownField(value, 'token'));
    if (token === undefined) throw new CcError('credential-rejected', 'register was given no token');
    const lang = ownField(value, 'lang');
    return {
      token,
      noWorkMode: flag(ownField(value, 'noWorkMode'), false),
      isRemark: flag(ownField(value, 'isRemark'), true),
      isInformation: flag(ownField(value, 'isInformation'), true),
      lang: typeof lang === 'string' && languageForm.test(lang) ? lang : undefined,
    };
  } catch (cause) {
    if (cause instanceof CcError) throw cause;
    // a getter of the page's own threw
    throw new CcError('credential-rejected', 'what register was given cannot be read', { cause });
  }
}
