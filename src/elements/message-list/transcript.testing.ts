import { waitUntil } from '@open-wc/testing';
import type { Message, MessageContent } from '../../model/message.js';
import { now } from '../element.testing.js';
import type { MessageListElement } from './message-list-element.js';

/** A message as it would be; `change` says what is particular about it. */
export function messageIn(change: Partial<Message> = {}): Message {
  const author = change.author ?? 'agent';
  return {
    id: 'm',
    at: now - 60_000,
    status: author === 'visitor' ? 'sent' : 'received',
    content: { type: 'text', text: 'Hello' },
    ...(author === 'agent' && { name: 'Mia Lindqvist' }),
    ...change,
    author,
  };
}

export function textIn(text: string, change: Partial<Message> = {}): Message {
  return messageIn({ ...change, content: { type: 'text', text } });
}

export function contentIn(content: MessageContent, change: Partial<Message> = {}): Message {
  return messageIn({ ...change, content });
}

/** A conversation of so many messages; their texts are of many lengths. `from` numbers the first. */
export function conversationOf(length: number, from = 1): readonly Message[] {
  return Array.from({ length }, (_, index) => {
    const number = from + index;
    const own = number % 4 === 0;
    return textIn(`${number}. ${'word '.repeat((number * 13) % 40)}`, {
      id: `m${number}`,
      author: own ? 'visitor' : 'agent',
      at: now - 10_000_000 + number * 1000,
    });
  });
}

export function viewOf(element: MessageListElement): HTMLElement {
  const view = element.renderRoot.querySelector<HTMLElement>('.view');
  if (!view) throw new Error('The list has no view');
  return view;
}

/** The rows that are in the page, by the number their text begins with. */
export function rowsOf(element: MessageListElement): readonly HTMLElement[] {
  return [...element.renderRoot.querySelectorAll<HTMLElement>('.row')];
}

/** The next two paintings: sizes are told and the view has been scrolled by then. */
export async function painted(): Promise<void> {
  for (let count = 0; count < 3; count++) await new Promise((done) => requestAnimationFrame(done));
}

/** How far the reader is from the end, in px. */
export function leftOf(element: MessageListElement): number {
  const view = viewOf(element);
  return view.scrollHeight - view.clientHeight - view.scrollTop;
}

export function atEnd(element: MessageListElement): Promise<void> {
  return waitUntil(() => leftOf(element) < 2, 'The list did not come to its end', { timeout: 3000, interval: 10 });
}
