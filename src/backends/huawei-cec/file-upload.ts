import type { ChatLimits } from '../../contracts/chat-backend.js';
import { CcError } from '../../model/error.js';
import { toBase64 } from './base64.js';
import type { CecCalls } from './cec-calls.js';
import { expectSuccess, refusal } from './cec-refusal.js';
import { endingOf } from './file-kind.js';
import { referenceText } from './message-reference.js';
import { textOf } from './wire-value.js';

/**
 * Brings a file to the server, as Base64 in JSON. Resolves with the reference
 * that goes with its message. Progress is told where something is known: 0
 * when it leaves, 1 when the server has it; `fetch` tells nothing between.
 *
 * Rejects with `file-refused` for what the limits, or the server, do not take.
 */
export async function uploadFile(
  calls: CecCalls,
  limits: ChatLimits,
  file: Blob,
  name: string,
  { signal, onProgress }: { readonly signal?: AbortSignal | undefined; readonly onProgress?: ((share: number) => void) | undefined },
): Promise<string> {
  const type = endingOf(name);
  const refused = (why: string): CcError => new CcError('file-refused', why, { context: { bytes: file.size, type } });
  if (!calls.range.upload) throw refused('this family of calls takes no files');
  if (file.size > limits.fileBytes) throw refused('the file is too large');
  if (file.size === 0) throw refused('the file is empty');
  if (!limits.fileTypes.includes(type)) throw refused('files of this type are not taken');
  onProgress?.(0);
  const base64 = toBase64(new Uint8Array(await file.arrayBuffer()));
  signal?.throwIfAborted();
  const answer = expectSuccess('uploadFileStream', await calls.upload({ type, base64 }, { signal }), 'file-refused');
  const id = textOf(answer.body['objectKey']);
  const reference = id && referenceText({ file: { from: 'local', id, type } });
  if (!reference) throw refusal('uploadFileStream', answer, 'file-refused');
  onProgress?.(1);
  return reference;
}
