import type { ReactiveControllerHost } from 'lit';
import { tryLater, tryMissed } from './missed-loads.js';

/** How a part is loaded: a module that makes one for an element. */
export type LateLoad<Host, Part> = () => Promise<{ readonly create: (host: Host) => Part }>;

const loaded = new WeakMap<object, { readonly create: (host: never) => unknown }>();

/**
 * A part of an element that is loaded by the first one that wants it; all others have it at once then.
 *
 * The element is rendered again when the part is there or cannot be had. What could not be loaded
 * is tried again by `bring`, when another element wants it, and when the network is back.
 */
export class LateController<Host extends ReactiveControllerHost, Part> {
  readonly #host: Host;
  readonly #load: () => LateLoad<Host, Part> | undefined;
  #part: Part | undefined;
  #loading: Promise<void> | undefined;
  #failed = false;

  constructor(host: Host, load: () => LateLoad<Host, Part> | undefined) {
    this.#host = host;
    this.#load = load;
  }

  /** It could not be loaded, and nobody has tried again. */
  get failed(): boolean {
    return this.#failed;
  }

  /** The part, if it is there. */
  get part(): Part | undefined {
    const load = this.#load();
    return (this.#part ??= load && (loaded.get(load) as { readonly create: (host: Host) => Part } | undefined)?.create(this.#host));
  }

  /** It is on its way. */
  get loading(): boolean {
    return this.#loading !== undefined;
  }

  /** Resolves when nothing is on its way any more. */
  get settled(): Promise<void> {
    return this.#loading ?? Promise.resolve();
  }

  /** The same, and loads it, unless that has failed before. To be called by renderings. */
  want(): Part | undefined {
    if (!this.part && !this.#failed) void this.bring();
    return this.#part;
  }

  /** Loads it. Resolves with undefined when that failed. To be called where somebody waits for it. */
  async bring(): Promise<Part | undefined> {
    if (!this.part) await (this.#loading ??= this.#bring());
    return this.part;
  }

  async #bring(): Promise<void> {
    const load = this.#load();
    try {
      if (!load) throw new Error('the tag was not defined by its define file');
      loaded.set(load, await load());
      this.#failed = false;
      tryMissed();
    } catch {
      this.#failed = true;
      tryLater(this, () => void this.bring().then(() => this.#host.requestUpdate()));
    }
    this.#loading = undefined;
    this.#host.requestUpdate();
  }
}
