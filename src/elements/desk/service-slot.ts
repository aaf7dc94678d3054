import type { Backend } from '../../contracts/backend.js';

/** Services that a desk built, whatever they are. */
export interface DeskServices {
  /** What comes after they are given to widgets. Rejects when it could not be loaded. */
  readonly rest?: Promise<unknown>;
  /** Dispatches their facts from `target` until `signal` is aborted. */
  tell(target: EventTarget, signal: AbortSignal): void;
  dispose(): Promise<void>;
}

/** What a slot is for. */
export interface ServiceSlotOptions<Services extends DeskServices> {
  /** The back ends that the services would stand on; undefined where none serves. */
  readonly choose: (all: readonly Backend[]) => readonly (Backend | undefined)[] | undefined;
  /** Loads and builds them. */
  readonly build: (all: readonly Backend[]) => Promise<Services>;
  /** Gives them to the desk's widgets, or takes them away. */
  readonly provide: (services: Services | undefined) => void;
}

/** A desk's place for services that belong together: filled, exchanged and emptied as back ends come and go. */
export class ServiceSlot<Services extends DeskServices> {
  readonly #desk: EventTarget;
  readonly #options: ServiceSlotOptions<Services>;
  #chosen: readonly (Backend | undefined)[] | undefined;
  #services: Services | undefined;
  #end = new AbortController();

  constructor(desk: EventTarget, options: ServiceSlotOptions<Services>) {
    this.#desk = desk;
    this.#options = options;
  }

  get services(): Services | undefined {
    return this.#services;
  }

  /** Makes the services stand on these back ends. To be called once at a time. */
  async fill(all: readonly Backend[]): Promise<void> {
    const chosen = this.#options.choose(all);
    if (chosen?.length === this.#chosen?.length && chosen?.every((backend, index) => backend === this.#chosen?.[index]) !== false) return;
    await this.#empty();
    if (!chosen) return;
    this.#services = await this.#options.build(all);
    this.#chosen = chosen;
    this.#end = new AbortController();
    this.#services.tell(this.#desk, this.#end.signal);
    this.#options.provide(this.#services);
    await this.#services.rest;
  }

  /** The next filling makes the services anew. */
  expire(): void {
    this.#chosen = undefined;
  }

  async #empty(): Promise<void> {
    const services = this.#services;
    this.#services = this.#chosen = undefined;
    if (!services) return;
    this.#options.provide(undefined);
    await services.dispose();
    this.#end.abort(); // not before: what disposing brings about is told
  }
}
