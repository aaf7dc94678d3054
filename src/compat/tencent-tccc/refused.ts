import { CcError, type ErrorCode, toCcError } from '../../model/error.js';
import { text } from '../../locales/languages.js';
import type { TcccKey, WordKey } from '../../locales/words.js';
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
  const { code } = toCcError(cause, 'call-failed');
  const key: WordKey = isCamera(code) ? 'tccc.unavailable' : `error.${code}`;
  return text(language, key);
}

type CameraCode = 'camera-denied' | 'camera-missing' | 'camera-busy' | VisitorCode;
type VisitorCode = 'click-to-call-unsupported' | 'conversation-gone' | 'message-refused' | 'file-refused';

/** Errors that an agent's phone has no words for. */
function isCamera(code: ErrorCode): code is CameraCode {
  return /^(camera|click-to-call|conversation|message|file)-/.test(code);
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
