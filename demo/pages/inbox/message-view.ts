import type { Message } from 'contact-center-widgets';
import { contentOf, fileIdOf } from '../../center/cec/message-content.js';
import type { CenterMessage } from './center-inbox.js';

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

/** The bytes of a message's file, or of its card's picture. */
export async function bytesOf(message: CenterMessage | undefined): Promise<Blob> {
  const id = message && fileIdOf(message);
  if (!id) throw new Error('no such file');
  const response = await fetch(`/social/on/web/resource/0/${encodeURIComponent(id)}`);
  if (!response.ok) throw new Error(String(response.status));
  return response.blob();
}
