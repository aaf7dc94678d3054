import { ContextConsumer } from '@lit/context';
import { css, type CSSResultGroup, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { type BackendTaker, backendsContext } from '../../context/backends-context.js';
import type { Backend } from '../../contracts/backend.js';

/**
 * A tag that stands for a back end: built from its attributes, offered to the
 * enclosing desk, offered anew when they change, withdrawn with the tag.
 */
export abstract class BackendTagElement extends LitElement {
  static override styles: CSSResultGroup = css`
    :host {
      display: none;
    }
  `;

  #taker: BackendTaker<Backend> | undefined;
  #withdraw: (() => void) | undefined;

  constructor() {
    super();
    new ContextConsumer(this, { context: backendsContext<Backend>(), subscribe: true, callback: (taker) => this.#onTaker(taker) });
  }

  /** The back end that the attributes describe; undefined while they do not suffice. */
  protected abstract backend(): Backend | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (!this.isConnected) this.#offer(undefined);
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.#withdraw) this.#offer(this.#taker);
  }

  override render(): TemplateResult | typeof nothing {
    return nothing;
  }

  protected override updated(_changed: PropertyValues): void {
    this.#offer(this.#taker);
  }

  #onTaker(taker: BackendTaker<Backend> | undefined): void {
    this.#taker = taker;
    if (this.hasUpdated) this.#offer(taker);
  }

  #offer(taker: BackendTaker<Backend> | undefined): void {
    this.#withdraw?.();
    const backend = taker && this.backend();
    this.#withdraw = backend && taker.take(backend);
  }
}
