import { expect, html } from '@open-wc/testing';
import '../../define/chat-window.js';
import { FakeChatBackend, type FakeChatFarEnd, type FakeChatOptions } from '../../backends/fake/index.js';
import type { VirtualClock } from '../../kit/virtual-clock.js';
import type { Conversation } from '../../model/conversation.js';
import { Chat } from '../../services/chat.js';
import type { ChatPanelElement } from '../chat-panel/chat-panel-element.js';
import { mounted, rendered, standingClock, textOf, until } from '../element.testing.js';
import type { ChatWindowElement } from './chat-window-element.js';
import { WindowMemory } from './window-memory.js';

/** A chat window with a chat of its own on the back end in memory, a clock that is told, and storage of its own. */
export class ChatWindowStand {
  readonly clock: VirtualClock = standingClock();
  readonly backend: FakeChatBackend;
  readonly chat: Chat;
  readonly memory: WindowMemory;
  #element: ChatWindowElement | undefined;

  constructor(options: FakeChatOptions = {}, memory: WindowMemory = new WindowMemory(emptyStorage(), emptyStorage())) {
    this.memory = memory;
    this.backend = new FakeChatBackend({ clock: this.clock, ...options });
    this.chat = new Chat({ backend: () => this.backend, clock: this.clock });
  }

  get farEnd(): FakeChatFarEnd {
    return this.backend.farEnd;
  }

  get element(): ChatWindowElement {
    return this.#element ?? expect.fail('nothing is mounted');
  }

  get panel(): ChatPanelElement {
    return this.element.shadowRoot?.querySelector('cc-chat-panel') ?? expect.fail('the window is not loaded');
  }

  get conversation(): Conversation | undefined {
    return this.chat.state.conversation;
  }

  /** Puts the window into the page. */
  async mount(properties: Partial<ChatWindowElement> = {}, content: unknown = undefined): Promise<ChatWindowElement> {
    this.#element = await mounted<ChatWindowElement>(
      html`<cc-chat-window center-greets .chat=${this.chat} .clock=${this.clock} .memory=${this.memory}>${content}</cc-chat-window>`,
    );
    Object.assign(this.#element, properties);
    await rendered(this.#element);
    return this.#element;
  }

  /** The same, opened by a press on its button. */
  async open(properties: Partial<ChatWindowElement> = {}, content: unknown = undefined): Promise<ChatWindowElement> {
    const element = await this.mount(properties, content);
    this.launcher.click();
    await until(() => element.shadowRoot?.activeElement?.localName === 'cc-chat-panel', 'the window has the focus');
    await rendered(element);
    return element;
  }

  /** The same, once a bot has greeted. */
  async greeted(properties: Partial<ChatWindowElement> = {}): Promise<void> {
    await this.open(properties);
    await this.becomes('active');
    this.farEnd.say('Hello', { author: 'bot', name: 'Mira' });
    await this.shows('Hello');
  }

  get launcher(): HTMLButtonElement {
    return this.element.shadowRoot?.querySelector<HTMLButtonElement>('.launcher') ?? expect.fail('there is no launcher');
  }

  async becomes(state: Conversation['state']): Promise<void> {
    await until(() => this.conversation?.state === state, `the conversation is ${state}`);
    await rendered(this.element);
  }

  async shows(text: string): Promise<void> {
    await until(() => textOf(this.element).includes(text), `the window shows "${text}"; it shows: ${textOf(this.element)}`);
    await rendered(this.element);
  }

  async hides(text: string): Promise<void> {
    await until(() => !textOf(this.element).includes(text), `the window does not show "${text}"`);
  }

  /** The button of that name, in the window or in a part of it. */
  button(name: string): HTMLButtonElement {
    return findButton(name, this.element.renderRoot) ?? expect.fail(`there is no button "${name}"`);
  }

  hasButton(name: string): boolean {
    return findButton(name, this.element.renderRoot) !== undefined;
  }

  async press(name: string): Promise<void> {
    await until(() => this.hasButton(name), `there is a button "${name}"`);
    this.button(name).click();
    await rendered(this.element);
  }

  /** Chooses an entry of the menu. */
  async choose(name: string): Promise<void> {
    await this.press('More');
    await this.press(name);
  }

  get textarea(): HTMLTextAreaElement {
    const composer = this.panel.shadowRoot?.querySelector('cc-message-composer');
    return composer?.shadowRoot?.querySelector('textarea') ?? expect.fail('there is no composer');
  }

  async write(text: string): Promise<void> {
    this.textarea.value = text;
    this.textarea.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await rendered(this.element);
  }

  key(key: string, more: KeyboardEventInit = {}, target: HTMLElement = this.textarea): boolean {
    return target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }));
  }

  async dispose(): Promise<void> {
    this.#element?.remove();
    await this.chat.dispose();
  }
}

/** Storage that begins empty. */
export function emptyStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  };
}

function findButton(name: string, root: ParentNode): HTMLButtonElement | undefined {
  for (const inner of root.querySelectorAll('*')) {
    const isShown = inner instanceof HTMLButtonElement && inner.checkVisibility();
    if (isShown && (inner.getAttribute('aria-label') === name || textOf(inner) === name)) return inner;
    const deeper = inner.shadowRoot ? findButton(name, inner.shadowRoot) : undefined;
    if (deeper) return deeper;
  }
  return undefined;
}
