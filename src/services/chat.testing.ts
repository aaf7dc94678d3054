import { FakeChatBackend, type FakeChatOptions, FakeChatFarEnd } from '../backends/fake/index.js';
import type { ConversationMemory, RememberedFile } from '../contracts/conversation-memory.js';
import type { Tabs } from '../contracts/tabs.js';
import { VirtualClock } from '../kit/virtual-clock.js';
import { CcError } from '../model/error.js';
import { Chat } from './chat.js';

/** A browser in memory, as far as a chat knows of one: its tabs and what it keeps. */
export class TestBrowser {
  readonly memory: TestMemory = new TestMemory();
  readonly #channels = new Set<{ readonly name: string; readonly hear: Set<(message: unknown) => void>; readonly tab: TestTab }>();
  readonly #queues = new Map<string, (() => void)[]>();
  readonly #owned = new Map<string, TestTab>();

  newTab(): TestTab {
    return new TestTab(this);
  }

  /** What every tab hears, as it is posted. */
  readonly heard: unknown[] = [];

  post(from: TestTab, name: string, message: unknown): void {
    this.heard.push(message);
    const copy = structuredClone(message);
    for (const channel of this.#channels) {
      if (channel.name !== name || channel.tab === from) continue;
      queueMicrotask(() => {
        if (channel.tab.alive) for (const hear of channel.hear) hear(copy);
      });
    }
  }

  open(tab: TestTab, name: string): { readonly hear: Set<(message: unknown) => void>; close(): void } {
    const channel = { name, hear: new Set<(message: unknown) => void>(), tab };
    this.#channels.add(channel);
    return { hear: channel.hear, close: () => void this.#channels.delete(channel) };
  }

  async own<T>(tab: TestTab, name: string, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await new Promise<void>((resolve, reject) => {
      const waiting = this.#queues.get(name) ?? [];
      const take = (): void => {
        if (signal.aborted || !tab.alive) return this.#release(name);
        this.#owned.set(name, tab);
        resolve();
      };
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      this.#queues.set(name, waiting);
      if (this.#owned.has(name)) waiting.push(take);
      else take();
    });
    try {
      return await work();
    } finally {
      if (this.#owned.get(name) === tab) this.#release(name);
    }
  }

  async claim(tab: TestTab, name: string, signal: AbortSignal): Promise<boolean> {
    if (this.#owned.has(name)) return false;
    this.#owned.set(name, tab);
    signal.addEventListener('abort', () => this.#owned.get(name) === tab && this.#release(name), { once: true });
    return true;
  }

  isAwaited(name: string): boolean {
    return (this.#queues.get(name)?.length ?? 0) > 0;
  }

  /** The tab is gone, without a word. */
  kill(tab: TestTab): void {
    tab.alive = false;
    for (const [name, owner] of this.#owned) if (owner === tab) this.#release(name);
  }

  #release(name: string): void {
    this.#owned.delete(name);
    this.#queues.get(name)?.shift()?.();
  }
}

/** One of its tabs. What a killed one still does reaches nobody. */
export class TestTab implements Tabs {
  alive = true;
  readonly #browser: TestBrowser;

  constructor(browser: TestBrowser) {
    this.#browser = browser;
  }

  /** It is gone, without a word. */
  die(): void {
    this.#browser.kill(this);
  }

  own<T>(name: string, work: () => Promise<T>, { signal }: { readonly signal: AbortSignal }): Promise<T> {
    return this.#browser.own(this, name, work, signal);
  }

  claim(name: string, { signal }: { readonly signal: AbortSignal }): Promise<boolean> {
    return this.#browser.claim(this, name, signal);
  }

  async isAwaited(name: string): Promise<boolean> {
    return this.#browser.isAwaited(name);
  }

  channel(name: string): ReturnType<Tabs['channel']> {
    const { hear, close } = this.#browser.open(this, name);
    return {
      post: (message) => {
        if (this.alive) this.#browser.post(this, name, message);
      },
      hear: (listener) => {
        hear.add(listener);
        return () => hear.delete(listener);
      },
      close,
    };
  }

  /** The browser's memory, as long as the tab lives. */
  memory(): ConversationMemory {
    const { memory } = this.#browser;
    return new Proxy(memory, {
      get: (target, name: keyof ConversationMemory) =>
        this.alive || !name.startsWith('save') ? (target[name] as (...args: unknown[]) => unknown).bind(target) : () => Promise.resolve(),
    });
  }
}

/** Keeps what it is given, as long as the browser lives. */
export class TestMemory implements ConversationMemory {
  readonly #records = new Map<string, string>();
  readonly #drafts = new Map<string, string>();
  readonly #files = new Map<string, RememberedFile>();

  /** How much is kept. */
  get size(): number {
    return this.#records.size + this.#drafts.size + this.#files.size;
  }

  load(key: string): string | undefined {
    return this.#records.get(key);
  }

  /** Longest record that fits. */
  limit: number = Infinity;

  save(key: string, record: string): boolean {
    this.#records.delete(key);
    if (record.length > this.limit) return false;
    this.#records.set(key, record);
    return true;
  }

  loadDraft(key: string): string | undefined {
    return this.#drafts.get(key);
  }

  saveDraft(key: string, draft: string): void {
    if (draft === '') this.#drafts.delete(key);
    else this.#drafts.set(key, draft);
  }

  async loadFile(key: string, messageId: string): Promise<RememberedFile | undefined> {
    return this.#files.get(`${key}/${messageId}`);
  }

  async saveFile(key: string, messageId: string, file: RememberedFile): Promise<void> {
    this.#files.set(`${key}/${messageId}`, file);
  }

  async dropFile(key: string, messageId: string): Promise<void> {
    this.#files.delete(`${key}/${messageId}`);
  }

  async wipe(key: string): Promise<void> {
    this.#records.delete(key);
    this.#drafts.delete(key);
    for (const name of this.#files.keys()) if (name.startsWith(`${key}/`)) this.#files.delete(name);
  }
}

/** A chat on a fake back end, with the far end and the clock by which it is told what to do. */
export interface ChatStand {
  readonly chat: Chat;
  readonly farEnd: FakeChatFarEnd;
  readonly backend: FakeChatBackend;
  readonly clock: VirtualClock;
  readonly browser: TestBrowser;
  readonly tab: TestTab;
  /** Moves time on by `duration` ms, slowly enough for long chains of promises. */
  readonly pass: (duration?: number) => Promise<void>;
  /** The same visitor in another tab, or after a reload. */
  readonly another: (options?: FakeChatOptions) => ChatStand;
  /** The page goes away without a word. */
  readonly kill: () => void;
}

/** What a stand shares with another one of the same visitor. */
interface Shared {
  readonly farEnd: FakeChatFarEnd;
  readonly clock: VirtualClock;
  readonly browser: TestBrowser;
  readonly ids: { next: number };
}

/** A chat in a tab of its own browser, at a virtual hour. */
export function chatStand(options: FakeChatOptions = {}, shared?: Shared): ChatStand {
  const clock = shared?.clock ?? new VirtualClock(1_000_000);
  const farEnd = shared?.farEnd ?? new FakeChatFarEnd({ clock, ...options });
  const browser = shared?.browser ?? new TestBrowser();
  const ids = shared?.ids ?? { next: 1 };
  const backend = new FakeChatBackend({ ...options, farEnd });
  const tab = browser.newTab();
  const chat = new Chat({
    backend: () => backend,
    clock,
    tabs: tab,
    memory: tab.memory(),
    random: () => 0.5,
    randomId: () => `id${ids.next++}`,
    backOff: { first: 1000, longest: 8000, jitter: 0 },
  });
  const kill = (): void => {
    browser.kill(tab);
    void backend.dispose(); // nothing of it reaches anybody any more
  };
  const pass = async (duration = 0): Promise<void> => {
    for (let left = duration, step = 0; left > 0 || step < 5; left -= 100, step++) await clock.advance(Math.max(0, Math.min(100, left)));
  };
  const another = (more = options): ChatStand => chatStand(more, { farEnd, clock, browser, ids });
  return { chat, farEnd, backend, clock, browser, tab, pass, another, kill };
}

/** The conversation as words: each message with its status. */
export const shown = ({ chat }: ChatStand): string =>
  (chat.state.conversation?.messages ?? [])
    .map(({ content, status }) => `${content.type === 'text' ? content.text : content.type} ${status}`)
    .join(', ');

/** What the far end was sent, as words. */
export const arrived = ({ farEnd }: ChatStand): string =>
  farEnd.received.map(({ content }) => (content.type === 'text' ? content.text : content.type)).join(' ');

/** A stand whose conversation is open, with nothing of the opening left to do. */
export async function opened(...options: Parameters<typeof chatStand>): Promise<ChatStand> {
  const stand = chatStand(...options);
  const opening = stand.chat.open();
  await stand.pass(stand.backend.latency);
  await opening;
  return stand;
}

/** What a promise that must fail is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<CcError> {
  const reason: unknown = await promise.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(reason instanceof CcError)) throw new Error('it was to be refused', { cause: reason });
  return reason;
}
