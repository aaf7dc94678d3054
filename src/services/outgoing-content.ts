import type { ChatLimits } from '../contracts/chat-backend.js';
import { CcError } from '../model/error.js';
import type { FileFacts, FileKind } from '../model/message.js';

const kindsByEnding: Readonly<Record<string, FileKind>> = {
  jpg: 'picture',
  jpeg: 'picture',
  png: 'picture',
  bmp: 'picture',
  gif: 'picture',
  webp: 'picture',
  mp3: 'audio',
  aac: 'audio',
  m4a: 'audio',
  wav: 'audio',
  ogg: 'audio',
  mp4: 'video',
  webm: 'video',
  mov: 'video',
};

/** What can be told of a file that is to be sent. Its name loses its folders. */
export function fileFacts(file: Blob, name: string): FileFacts {
  const plainName = name.split(/[\\/]/).at(-1) ?? '';
  return {
    kind: kindByMediaType(file.type) ?? kindsByEnding[endingOf(plainName)] ?? 'document',
    name: plainName,
    size: file.size,
    ...(file.type && { mediaType: file.type }),
  };
}

/** Throws `message-refused` for a text that cannot be sent. */
export function checkText(text: string, { textBytes }: ChatLimits): void {
  const bytes = new TextEncoder().encode(text).length;
  if (text.trim() === '') throw new CcError('message-refused', 'there is nothing to send', { recoverable: false });
  if (bytes > textBytes)
    throw new CcError('message-refused', 'the text is too long', { recoverable: false, context: { bytes, textBytes } });
}

/** Throws `file-refused` for a file that cannot be sent. */
export function checkFile({ name, size = 0 }: FileFacts, { fileBytes, fileTypes }: ChatLimits): void {
  const refuse = (why: string): never => {
    throw new CcError('file-refused', why, { recoverable: false, context: { ending: endingOf(name), size, fileBytes } });
  };
  if (size === 0) refuse('the file is empty');
  if (size > fileBytes) refuse('the file is too large');
  if (!fileTypes.includes(endingOf(name))) refuse('files of this type are not taken');
}

function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

function kindByMediaType(mediaType: string): FileKind | undefined {
  if (mediaType.startsWith('image/')) return 'picture';
  if (mediaType.startsWith('audio/')) return 'audio';
  return mediaType.startsWith('video/') ? 'video' : undefined;
}
