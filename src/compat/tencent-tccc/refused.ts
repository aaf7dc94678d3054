import { CcError } from '../../model/error.js';
import { type ErrorCode, errorCodes } from '../../model/error-codes.js';
import { voice } from '../../locales/en/voice.js';
import { text } from '../../locales/languages.js';
import type { TcccKey, VoiceKey } from '../../locales/words.js';
import type { TcccResult } from '../../backends/tencent-tccc/tccc-api.js';

/** Why a command is not even tried, by the word that says so. */
export class Refused extends Error {
  readonly word: TcccKey;

  constructor(word: TcccKey) {
    super(word);
    this.word = word;
  }
}

/** What the page shows its agent: Tencent's API has no codes. */
export function wordsFor(cause: unknown, language: string): string {
  if (cause instanceof Refused) return text(language, cause.word);
  if (codeOf(cause) === 'conversation-gone') return text(language, 'tccc.no-conversation');
  const key = `error.${codeOf(cause)}`;
  return text(language, isSpoken(key) ? key : 'tccc.unavailable');
}

// by its name: on a page that has this package a second time, errors come from the other copy's class
function codeOf(cause: unknown): ErrorCode {
  const code = cause instanceof Error && cause.name === 'CcError' && 'code' in cause ? cause.code : undefined;
  return errorCodes.find((known) => known === code) ?? 'call-failed';
}

/** An agent's phone has no words for errors of visitors and of screen pops. */
function isSpoken(key: string): key is VoiceKey {
  return Object.hasOwn(voice, key);
}

/** Runs a command and gives its result in Tencent's form, in one of the two ways in which it fails. */
export async function resultOf<Data>(
  action: () => Promise<Data>,
  { failures, language }: { readonly failures: 'resolve' | 'reject'; readonly language: string },
): Promise<TcccResult<Data>> {
  try {
    const data = await action();
    if (data === undefined) return { status: 'success' };
    // the reference prints results bare, the SDK gives them under `data`: pages read either
    return { ...(typeof data === 'object' && data), status: 'success', data };
  } catch (cause) {
    const result: TcccResult<Data> = { status: 'error', errorMsg: wordsFor(cause, language) };
    if (failures === 'resolve') return result;
    throw Object.assign(new CcError('call-failed', result.errorMsg, { cause }), result);
  }
}
