import { type Context, ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Source, Unsubscribe } from '../kit/store.js';

export type { Source, Unsubscribe } from '../kit/store.js';

/** A context that carries a service. */
export type SourceContext<S extends Source<object>> = Context<unknown, S | undefined>;

type StateOf<S> = S extends Source<infer State> ? State : never;

/**
 * Gives an element a service: the one its page put into a property, else the
 * one of the nearest desk. The element is rendered again when what it selected
 * changes, and follows nothing while it is out of the document.
 */
export class StoreController<S extends Source<object>, T = StateOf<S>> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #select: (state: StateOf<S>) => T;
  readonly #onSource: ((source: S | undefined) => void) | undefined;
  #own: S | undefined;
  #offered: S | undefined;
  #followed: S | undefined;
  #stop: Unsubscribe | undefined;

  /** @param onSource told of each service that comes into use here, and of `undefined` when it goes */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    context: SourceContext<S>,
    options: { readonly selector?: (state: StateOf<S>) => T; readonly onSource?: (source: S | undefined) => void } = {},
  ) {
    this.#host = host;
    this.#select = options.selector ?? ((state) => state as unknown as T);
    this.#onSource = options.onSource;
    // made for a host that is connected already, it calls back before it is there itself
    new ContextConsumer(host, { context, subscribe: true, callback: (offered) => this.#onOffer(offered) });
    host.addController(this);
  }

  /** The service in use, if there is one. */
  get source(): S | undefined {
    return this.#own ?? this.#offered;
  }

  /** What was selected of its state now. */
  get value(): T | undefined {
    const source = this.source;
    return source && this.#select(source.state as StateOf<S>);
  }

  /** Uses this service whatever the desk offers; `undefined` goes back to the desk's. */
  use(source: S | undefined): void {
    if (this.#own === source) return;
    this.#own = source;
    this.#refresh();
  }

  hostConnected(): void {
    this.#refresh();
  }

  hostDisconnected(): void {
    this.#follow(undefined);
  }

  #onOffer(offered: S | undefined): void {
    this.#offered = offered;
    this.#refresh();
  }

  #refresh(): void {
    if (this.#host.isConnected) this.#follow(this.source);
  }

  #follow(source: S | undefined): void {
    if (source === this.#followed) return;
    this.#stop?.();
    this.#followed = source;
    this.#stop = source?.subscribe(() => this.#host.requestUpdate(), { selector: (state) => this.#select(state as StateOf<S>) });
    this.#onSource?.(source);
    this.#host.requestUpdate();
  }
}
