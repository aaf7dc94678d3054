import type { FileKind, MessageContent } from 'contact-center-widgets';

/** What of a message says what it says, as it goes over the wire. */
export interface Sent {
  readonly mediaType: string | null;
  readonly content: string | null;
  readonly mediaFileType?: string | null;
}

/** What is known of a file that a message carries. */
interface FileOf {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size?: number;
}

const kinds: Readonly<Record<string, FileKind>> = {
  IMAGE: 'picture',
  FILE_IMAGE: 'picture',
  AUDIO: 'audio',
  VIDEO: 'video',
  FILE_VIDEO: 'video',
  FILE: 'document',
  DOCUMENT: 'document',
};
const pictures: readonly string[] = ['jpg', 'jpeg', 'png', 'bmp', 'gif'];

function fileOf({ mediaType, content, mediaFileType }: Sent): FileOf {
  const parts = (content ?? '').split(',');
  if (mediaType === 'FILE' && parts.length >= 4) {
    const [type = '', id = '', size] = parts.slice(-3).reverse();
    return { id, name: parts.slice(0, -3).join(','), type, size: Number(size) };
  }
  const [id = '', ending] = parts;
  const type = mediaFileType ?? ending ?? 'bin';
  return { id, name: `${id.split('/').at(-1) ?? id}.${type}`, type };
}

/** A card's fields: JSON in the text of the message. None of a text that is something else. */
function cardOf({ content }: Sent): Readonly<Record<string, unknown>> {
  try {
    const card: unknown = JSON.parse(content ?? '');
    return typeof card === 'object' && card !== null && !Array.isArray(card) ? (card as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

function cardContent(message: Sent): MessageContent {
  const { title, description, redirectUrl, mediaFileId } = cardOf(message);
  const [name, more, url, picture] = [title, description, redirectUrl, mediaFileId].map(textOf);
  if (name === undefined && more === undefined && picture === undefined) return { type: 'unknown', text: message.content ?? '' };
  return {
    type: 'card',
    title: name ?? '',
    hasPicture: picture !== undefined,
    ...(more !== undefined && { description: more }),
    ...(url !== undefined && { url }),
  };
}

function locationContent({ content }: Sent): MessageContent {
  const [latitude, longitude, ...label] = (content ?? '').split('/');
  const [north, east] = [Number(latitude || Number.NaN), Number(longitude || Number.NaN)];
  if (!(Math.abs(north) <= 90 && Math.abs(east) <= 180)) return { type: 'unknown', text: content ?? '' };
  return { type: 'location', latitude: north, longitude: east, label: label.join('/') };
}

/** What a message says, as the parts of the package show it. */
export function contentOf(message: Sent): MessageContent {
  const { mediaType, content } = message;
  if (mediaType === 'WEBCARD') return cardContent(message);
  if (mediaType === 'LOCATE') return locationContent(message);
  const kind = mediaType !== null && Object.hasOwn(kinds, mediaType) ? kinds[mediaType] : undefined;
  if (kind === undefined) return { type: 'text', text: content ?? '' };
  const { name, type, size } = fileOf(message);
  const isKnownSize = size !== undefined && Number.isFinite(size) && size >= 0;
  return { type: 'file', file: { kind: pictures.includes(type) ? 'picture' : kind, name, ...(isKnownSize && { size }) } };
}

/** Of the file that a message carries, or of its card's picture: how it is asked for. */
export function fileIdOf(message: Sent): string | undefined {
  const id = message.mediaType === 'WEBCARD' ? textOf(cardOf(message)['mediaFileId']) : fileOf(message).id;
  // a visitor names the file: dots alone would be another address, and no name of a file is endless
  return id && id.length <= 200 && !/^\.+$/.test(id) ? id : undefined;
}
