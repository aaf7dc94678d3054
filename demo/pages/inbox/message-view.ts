import type { Message, MessageContent } from 'contact-center-widgets';
import type { CenterMessage } from './center-inbox.js';

/** What is known of a file that a message carries. */
interface FileOf {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

const kinds: Readonly<Record<string, 'picture' | 'audio' | 'video' | 'document'>> = {
  IMAGE: 'picture',
  FILE_IMAGE: 'picture',
  AUDIO: 'audio',
  VIDEO: 'video',
  FILE_VIDEO: 'video',
  FILE: 'document',
  DOCUMENT: 'document',
};
const pictures: readonly string[] = ['jpg', 'jpeg', 'png', 'bmp', 'gif'];

function fileOf({ mediaType, content, mediaFileType }: CenterMessage): FileOf {
  const parts = (content ?? '').split(',');
  if (mediaType === 'FILE' && parts.length >= 4) {
    const [type = '', id = ''] = parts.slice(-2).reverse();
    return { id, name: parts.slice(0, -3).join(','), type };
  }
  const [id = '', ending] = parts;
  const type = mediaFileType ?? ending ?? 'bin';
  return { id, name: `${id.split('/').at(-1) ?? id}.${type}`, type };
}

function contentOf(message: CenterMessage): MessageContent {
  const { mediaType, content } = message;
  const kind = kinds[mediaType ?? ''];
  if (kind !== undefined) {
    const { name, type } = fileOf(message);
    return { type: 'file', file: { kind: pictures.includes(type) ? 'picture' : kind, name } };
  }
  if (mediaType === 'LOCATE') {
    const [latitude, longitude, ...label] = (content ?? '').split('/');
    return { type: 'location', latitude: Number(latitude), longitude: Number(longitude), label: label.join('/') };
  }
  return { type: 'text', text: content ?? '' };
}

/** The conversation as its agent sees it: what the agents say is one's own side, the visitor is the other one. */
export function messagesOf(messages: readonly CenterMessage[]): readonly Message[] {
  return messages.map((message) => {
    const { id, at, from, name } = message;
    const content = contentOf(message);
    if (from === 'AGENT') return { id, at, author: 'visitor', status: 'sent', content };
    const author = from === 'SYSTEM' ? 'system' : from === 'ROBOT' ? 'bot' : 'agent';
    return { id, at, author, name, status: 'received', content };
  });
}

/** The bytes of a message's file. */
export async function bytesOf(message: CenterMessage | undefined): Promise<Blob> {
  if (message === undefined) throw new Error('no such message');
  const response = await fetch(`/social/on/web/resource/0/${encodeURIComponent(fileOf(message).id)}`);
  if (!response.ok) throw new Error(String(response.status));
  return response.blob();
}
