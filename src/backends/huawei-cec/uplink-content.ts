import type { OutgoingMessage } from '../../contracts/chat-backend.js';
import { CcError } from '../../model/error.js';
import type { FileKind } from '../../model/message.js';
import type { Uplink, UplinkMedia } from './cec-calls.js';
import { textBytes } from './cec-codes.js';
import { endingOf } from './file-kind.js';
import { referenceOf } from './message-reference.js';
import { webAddress } from './wire-value.js';

const media: Readonly<Record<Exclude<FileKind, 'document'>, UplinkMedia>> = { picture: 'IMAGE', audio: 'AUDIO', video: 'VIDEO' };

/**
 * A message as `send` takes it.
 *
 * @throws CcError `message-refused` for what does not fit or cannot be said.
 */
export function uplinkOf(message: OutgoingMessage): Uplink {
  return { controlType: 'CHAT', ...contentOf(message), messageId: message.id, at: message.at };
}

function contentOf(message: OutgoingMessage): { readonly mediaType: UplinkMedia; readonly content: string } {
  const { content } = message;
  switch (content.type) {
    case 'text':
      if (new TextEncoder().encode(content.text).length > textBytes) throw refused('a text has at most 1024 bytes');
      return { mediaType: 'TEXT', content: content.text };
    case 'file':
      return fileOf(message, content.file.kind, content.file.name, content.file.size ?? 0);
    case 'card':
      return { mediaType: 'WEBCARD', content: cardOf(message, content) };
    default:
      throw refused(`a ${content.type} cannot be sent`);
  }
}

function fileOf(
  message: OutgoingMessage,
  kind: FileKind,
  name: string,
  size: number,
): { readonly mediaType: UplinkMedia; readonly content: string } {
  const { file } = referenceOf(message.reference ?? '');
  if (!file) throw refused('the file was not uploaded');
  if (kind !== 'document') return { mediaType: media[kind], content: file.id };
  // the parts are told apart by commas
  const parts = [name.replaceAll(',', '_'), String(size), file.id, file.type || endingOf(name)];
  return { mediaType: 'FILE', content: parts.join(',') };
}

function cardOf(message: OutgoingMessage, card: Extract<OutgoingMessage['content'], { type: 'card' }>): string {
  const { file } = referenceOf(message.reference ?? '');
  const url = webAddress(card.url);
  if (card.url !== undefined && !url) throw refused('a card leads to an http(s) address');
  if (!url && !file) throw refused('a card needs an address or a picture');
  return JSON.stringify({
    title: card.title,
    description: card.description,
    ...(file && { mediaFileId: file.id, mediaFileType: `img/${file.type === 'png' ? 'png' : 'jpg'}` }),
    ...(url && { redirectUrl: url }),
  });
}

function refused(why: string): CcError {
  return new CcError('message-refused', why);
}
