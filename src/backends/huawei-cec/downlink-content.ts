import type { FileKind, MessageContent } from '../../model/message.js';
import type { FileReference } from './cec-calls.js';
import { endingOf, kindOf, mediaTypeOf } from './file-kind.js';
import { numberOf, parseJson, recordOf, textOf, webAddress, type WireRecord } from './wire-value.js';

/** What a message says, and by what its file is found. */
export interface DownlinkContent {
  readonly content: MessageContent;
  readonly file?: FileReference;
}

const fileKinds: Readonly<Record<string, FileKind>> = {
  IMAGE: 'picture',
  FILE_IMAGE: 'picture',
  EMOTIONS: 'picture',
  AUDIO: 'audio',
  VIDEO: 'video',
  FILE_VIDEO: 'video',
  DOCUMENT: 'document',
  FILE: 'document',
};

/** A download has to name a type, also where none was told. */
const usualTypes: Readonly<Record<FileKind, string>> = { picture: 'jpg', audio: 'mp3', video: 'mp4', document: 'txt' };

/** Reads `mediaType` and `content` of a message. Whatever cannot be read is `unknown`, with what there is of it. */
export function contentOf(message: WireRecord): DownlinkContent {
  const mediaType = (textOf(message['mediaType']) ?? 'TEXT').toUpperCase();
  const text = textOf(message['content']) ?? '';
  if (mediaType === 'TEXT') return { content: { type: 'text', text } };
  if (mediaType === 'LOCATE') return { content: location(text) };
  if (mediaType === 'WEBCARD' || mediaType === 'CARD') return card(text, message);
  const kind = Object.hasOwn(fileKinds, mediaType) ? fileKinds[mediaType] : undefined;
  if (kind && text) return fileContent(kind, mediaType, text, message);
  return { content: unknown(text) };
}

function unknown(text: string): MessageContent {
  return { type: 'unknown', text };
}

/** `latitude/longitude/description`; the description may have slashes of its own. */
function location(text: string): MessageContent {
  const [north, east, ...rest] = text.split('/');
  const [latitude, longitude] = [numberOf(north), numberOf(east)];
  if (latitude === undefined || longitude === undefined || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return unknown(text);
  const label = rest.join('/').trim();
  return { type: 'location', latitude, longitude, ...(label && { label }) };
}

/** A JSON text with `title`, `description`, `mediaFileId`, `mediaFileType`, `redirectUrl`. */
function card(text: string, message: WireRecord): DownlinkContent {
  const fields = recordOf(parseJson(text));
  const [title, description, picture] = ['title', 'description', 'mediaFileId'].map((name) => textOf(fields[name]));
  const url = webAddress(fields['redirectUrl']);
  if (!title && !description && !url && !picture) return { content: unknown(text) };
  const type = textOf(fields['mediaFileType'])?.split('/').at(-1)?.toLowerCase();
  return {
    content: {
      type: 'card',
      title: title ?? '',
      ...(description && { description }),
      ...(url && { url }),
      hasPicture: picture !== undefined,
    },
    ...(picture && { file: reference(picture, type && type !== 'img' ? type : 'jpg', message) }),
  };
}

/** An id; `id,ending` of older services; or `name,size,id,ending` of a FILE. */
function fileContent(kind: FileKind, mediaType: string, text: string, message: WireRecord): DownlinkContent {
  const parts = text.split(',');
  const told = textOf(message['mediaFileType'])?.split('/').at(-1)?.toLowerCase();
  if (mediaType === 'FILE' && parts.length >= 4) {
    // a name may have commas, what follows it has none
    const [ending = '', id = '', size = ''] = parts.slice(-3).reverse();
    const type = ending.toLowerCase();
    return described(kindOf(type), parts.slice(0, -3).join(','), type, reference(id, type, message), numberOf(size));
  }
  const [id = '', ending] = parts;
  const type = told ?? ending?.toLowerCase() ?? endingOf(id);
  const last = id.split('/').at(-1) ?? id;
  const name = textOf(message['fileName']) ?? (type && !endingOf(last) ? `${last}.${type}` : last);
  return described(kind, name, type, reference(id, type || usualTypes[kind], message), numberOf(message['fileSize']));
}

function described(kind: FileKind, name: string, type: string, file: FileReference, size: number | undefined): DownlinkContent {
  const mediaType = mediaTypeOf(type);
  return {
    content: { type: 'file', file: { kind, name, ...(size !== undefined && size >= 0 && { size }), ...(mediaType && { mediaType }) } },
    file,
  };
}

/** `contentType` "1" is an agent's own file, none is one of the library; a visitor's are like an agent's. */
function reference(id: string, type: string, message: WireRecord): FileReference {
  const isLocal = textOf(message['contentType']) === '1' || message['sourceType'] === 'CUSTOMER' || id.startsWith('local/');
  const messageCode = textOf(message['messageCode']);
  return { from: isLocal ? 'local' : 'library', id, type, ...(messageCode && { messageCode }) };
}
