import 'deep-chat';
import { painted, textOf } from './subject.js';

type Entry = { readonly role: string; readonly text: string };
// what of its interface is used here; its own types are written for another way of resolving modules
type DeepChat = HTMLElement & { connect: { handler: () => void }; history: readonly Entry[]; addMessage(entry: Entry): void };

let chat: DeepChat;

globalThis.subject = {
  async mount(length) {
    chat = document.createElement('deep-chat') as unknown as DeepChat;
    chat.style.cssText = 'display: block; inline-size: 360px; block-size: 600px';
    chat.connect = { handler: () => undefined };
    chat.history = Array.from({ length }, (_, index) => ({ role: index % 3 === 0 ? 'user' : 'ai', text: textOf(index) }));
    document.body.replaceChildren(chat);
    await painted();
    while (!this.last().includes(`Message ${length - 1}.`)) await painted();
  },
  async append(index) {
    chat.addMessage({ role: 'ai', text: textOf(index) });
    await painted();
  },
  mounted: () => chat.shadowRoot?.querySelectorAll('.message-bubble').length ?? 0,
  last: () => [...(chat.shadowRoot?.querySelectorAll('.message-bubble') ?? [])].at(-1)?.textContent ?? '',
};
