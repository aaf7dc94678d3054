import 'contact-center-widgets/define/message-list';
import type { Message } from 'contact-center-widgets';
import { painted, textOf } from './subject.js';

const list = document.createElement('cc-message-list');
list.style.cssText = 'display: block; inline-size: 360px; block-size: 600px';
const start = Date.now() - 1e9;
const messageAt = (index: number): Message => ({
  id: `m${index}`,
  author: index % 3 === 0 ? 'visitor' : 'agent',
  at: start + index * 30_000,
  status: index % 3 === 0 ? 'read' : 'received',
  content: { type: 'text', text: textOf(index) },
});

globalThis.subject = {
  async mount(length) {
    list.messages = Array.from({ length }, (_, index) => messageAt(index));
    document.body.replaceChildren(list);
    await list.updateComplete;
    await painted();
  },
  async append(index) {
    list.messages = [...list.messages, { ...messageAt(index), author: 'agent', status: 'received' }];
    await painted();
  },
  mounted: () => list.shadowRoot?.querySelectorAll('.row').length ?? 0,
  last: () => list.bubbles.at(-1)?.shadowRoot?.querySelector('.bubble')?.textContent ?? '',
};
