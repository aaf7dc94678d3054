import type { Clock } from '../kit/clock.js';

/** A context that may play does so within this time, in ms. */
const patience = 500;

/** What a sound context is made of and whom it tells. */
export interface SoundContextOptions {
  readonly create: (() => AudioContext) | undefined;
  readonly clock: Clock;
  /** Where the first gesture is heard: the window. */
  readonly page: EventTarget | undefined;
  /** The browser began or ceased to refuse to play. */
  readonly onLockChange: (locked: boolean) => void;
}

const gestures = ['pointerdown', 'keydown', 'touchend'] as const;

/**
 * The page's one AudioContext, and whether the browser lets it play: most do
 * not before their user touched the page. The first touch unlocks it.
 */
export class SoundContext {
  readonly #options: SoundContextOptions;
  readonly #stop = new AbortController();
  readonly #onUnlocked = new Set<() => void>();
  #context: AudioContext | undefined;
  #locked = false;

  constructor(options: SoundContextOptions) {
    this.#options = options;
  }

  get locked(): boolean {
    return this.#locked;
  }

  /** The context, made when first wanted; nothing where there is no Web Audio. */
  get context(): AudioContext | undefined {
    if (!this.#context && this.#options.create && !this.#stop.signal.aborted) {
      this.#context = this.#options.create();
      this.#context.addEventListener('statechange', () => this.#look(), this.#stop);
      this.#look();
    }
    return this.#context;
  }

  /** Calls `task` whenever sound may play again. */
  onUnlocked(task: () => void): void {
    this.#onUnlocked.add(task);
  }

  /** Something was refused to play. */
  noteRefusal(): void {
    this.#setLocked(true);
  }

  /** To be called from a gesture. Resolves with whether sound plays. */
  async unlock(): Promise<boolean> {
    const { context } = this;
    if (!context) return false;
    // outside a gesture the browser keeps this promise pending for ever
    await new Promise<void>((resolve) => {
      const cancel = this.#options.clock.after(patience, resolve);
      const give = (): void => {
        cancel();
        resolve();
      };
      this.#stop.signal.addEventListener('abort', give, { once: true });
      context.resume().then(give, give);
    });
    if (context.state === 'running') {
      this.#setLocked(false);
      for (const task of [...this.#onUnlocked]) task();
    }
    return context.state === 'running';
  }

  dispose(): void {
    this.#stop.abort();
    void this.#context?.close().catch(() => undefined);
  }

  #look(): void {
    if (this.#context && this.#context.state !== 'closed') this.#setLocked(this.#context.state !== 'running');
  }

  #setLocked(locked: boolean): void {
    if (locked)
      for (const gesture of gestures)
        this.#options.page?.addEventListener(gesture, this.#onGesture, { capture: true, signal: this.#stop.signal });
    if (locked === this.#locked) return;
    this.#locked = locked;
    if (!locked) for (const gesture of gestures) this.#options.page?.removeEventListener(gesture, this.#onGesture, { capture: true });
    this.#options.onLockChange(locked);
  }

  readonly #onGesture = (): void => void this.unlock();
}
