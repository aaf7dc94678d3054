/** What a chat window remembers, by name. Of the tab: whether it is open, and what no chat keeps yet. Of the browser: the rest. */
export type Remembered =
  /** The window stands open in this tab. */
  | 'open'
  /** What the visitor wrote while the chat was on its way. */
  | 'unsent'
  /** What the visitor has agreed to, in the words that were shown. */
  | 'consent'
  /** This browser has a conversation to go on with. */
  | 'conversation'
  /** No sound, by the visitor's choice. */
  | 'quiet'
  /** Notifications, by the visitor's choice. */
  | 'notifications'
  /** The greeting that was put away. */
  | 'greeting';

const prefix = 'contact-center-widgets/chat-window/';

/** Keeps the small things between two visits of a page; forgets them at once where storage is denied. */
export class WindowMemory {
  readonly #tab: Storage | undefined;
  readonly #browser: Storage | undefined;

  constructor(tab: Storage | undefined = storage('sessionStorage'), browser: Storage | undefined = storage('localStorage')) {
    this.#tab = tab;
    this.#browser = browser;
  }

  get(name: Remembered): string | undefined {
    return this.#of(name)?.getItem(prefix + name) ?? undefined;
  }

  /** `undefined` forgets it. */
  set(name: Remembered, value: string | undefined): void {
    try {
      if (value === undefined) this.#of(name)?.removeItem(prefix + name);
      else this.#of(name)?.setItem(prefix + name, value);
    } catch {
      // full: it is then not remembered
    }
  }

  /** Forgets what is somebody's own, for the next one at this computer. */
  wipe(): void {
    for (const name of ['open', 'unsent', 'consent', 'conversation'] as const) this.set(name, undefined);
  }

  /** Tells of a change that another tab made, until the result is called. */
  onChange(name: Remembered, listener: () => void): () => void {
    const onStorage = ({ key }: StorageEvent): void => {
      if (key === prefix + name) listener();
    };
    globalThis.addEventListener('storage', onStorage);
    return () => globalThis.removeEventListener('storage', onStorage);
  }

  #of(name: Remembered): Storage | undefined {
    return name === 'open' || name === 'unsent' ? this.#tab : this.#browser;
  }
}

// a sandboxed frame or a strict privacy setting throws at the mere mention
function storage(name: 'sessionStorage' | 'localStorage'): Storage | undefined {
  try {
    return globalThis[name];
  } catch {
    return undefined;
  }
}
