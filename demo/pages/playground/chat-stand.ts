import { Chat, type ChatWindowElement, WindowMemory } from 'contact-center-widgets';
import { FakeChatBackend, type FakeChatFarEnd, type FakeChatOptions } from 'contact-center-widgets/backends/fake';
import type { ShiftedClock } from './shifted-clock.js';

/** Storage that begins empty and is forgotten with its scene. */
class SceneStorage implements Storage {
  readonly #items = new Map<string, string>();

  get length(): number {
    return this.#items.size;
  }

  clear(): void {
    this.#items.clear();
  }

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }

  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }
}

/** A chat window with a chat on the back end in memory. */
export class ChatStand {
  readonly clock: ShiftedClock;
  readonly backend: FakeChatBackend;
  readonly chat: Chat;
  readonly memory: WindowMemory = new WindowMemory(new SceneStorage(), new SceneStorage());

  constructor(clock: ShiftedClock, options: FakeChatOptions = {}) {
    this.clock = clock;
    this.backend = new FakeChatBackend({ clock, onOpen: () => {}, ...options });
    this.chat = new Chat({ backend: () => this.backend, clock });
  }

  get farEnd(): FakeChatFarEnd {
    return this.backend.farEnd;
  }

  /** Puts a window into the frame. */
  window(frame: HTMLElement, properties: Partial<ChatWindowElement>): ChatWindowElement {
    const window = document.createElement('cc-chat-window');
    Object.assign(window, { clock: this.clock, chat: this.chat, memory: this.memory, popOutUrl: location.href, ...properties });
    frame.append(window);
    return window;
  }

  /** A bot has said hello some minutes ago. */
  async greeted(): Promise<void> {
    await this.chat.open();
    this.farEnd.attend({ kind: 'bot', name: 'Mira' });
    this.farEnd.say('Hi, I am Mira, the assistant of Northwind. How can I help?', {
      author: 'bot',
      name: 'Mira',
      quickReplies: ['Where is my parcel?', 'Return something', 'Opening hours'],
    });
    await this.said(1);
    this.clock.skip(40_000);
  }

  /** A person answers. */
  async attended(): Promise<void> {
    await this.greeted();
    await this.chat.send('My parcel has not arrived. The order is 40-2291.');
    this.clock.skip(64_000);
    this.farEnd.attend({ kind: 'agent', name: 'Lena Fischer' });
    this.farEnd.say('Hello, this is Lena. I am looking it up for you.', { name: 'Lena Fischer' });
    this.farEnd.say('It left our warehouse yesterday and is out for delivery today, between 2 and 4 pm.', { name: 'Lena Fischer' });
    await this.said(4);
    this.clock.skip(75_000);
    await this.chat.send('Great, thank you! Can I change the address?');
    this.farEnd.read();
    await this.until(() => this.chat.state.conversation?.messages.at(-1)?.status === 'read');
  }

  /** Waits until the conversation has so many messages. */
  said(count: number): Promise<void> {
    return this.until(() => (this.chat.state.conversation?.messages.length ?? 0) >= count);
  }

  until(fact: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      if (fact()) return resolve();
      const stop = this.chat.subscribe(() => {
        if (!fact()) return;
        stop();
        resolve();
      });
    });
  }
}
