import { html, waitUntil } from '@open-wc/testing';
import '../../define/message-list.js';
import type { Message, MessageContent } from '../../model/message.js';
import { mounted, now, rendered, standingClock, textOf } from '../element.testing.js';
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

/** A list of 360 by 500 px with these messages, drawn. */
export async function listing(messages: readonly Message[], more: Partial<MessageListElement> = {}): Promise<MessageListElement> {
  const element = await mounted<MessageListElement>(
    html`<cc-message-list .messages=${messages} .clock=${standingClock()}></cc-message-list>`,
  );
  element.style.setProperty('width', '360px');
  element.style.setProperty('height', '500px');
  Object.assign(element, more);
  await rendered(element);
  await painted();
  return element;
}

/** Gives it other messages; they are drawn. */
export async function give(element: MessageListElement, messages: readonly Message[]): Promise<void> {
  element.messages = messages;
  await rendered(element);
  await painted();
}

/** Scrolls as a reader does, and waits until the rows there are drawn. */
export async function scrollTo(element: MessageListElement, top: number): Promise<void> {
  viewOf(element).scrollTop = top;
  await painted();
  await rendered(element);
  await painted();
}

/** The first row that is seen, and where. */
export function seen(element: MessageListElement): { readonly text: string; readonly top: number } {
  const { top } = viewOf(element).getBoundingClientRect();
  const row = rowsOf(element).find((candidate) => candidate.getBoundingClientRect().bottom > top + 1);
  return {
    text: row ? textOf(row.querySelector('cc-message-bubble') ?? row).replace(/^.*?(\d+\.).*$/, '$1') : '',
    top: (row?.getBoundingClientRect().top ?? 0) - top,
  };
}
