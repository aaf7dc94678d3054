import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { arrowLeftIcon } from '../icons/arrow-left.js';
import { icon } from '../icons/icon.js';
import { LateController, type LateLoad } from '../late-part/late-controller.js';
import { missingPart } from './missing-part.js';
import type { PhoneView, ViewHost, ViewName } from './phone-view.js';

/** How each view is loaded. */
export type ViewLoads = Readonly<Record<ViewName, LateLoad<ViewHost, PhoneView>>>;

/**
 * What stands in the stage's place: one view at a time, loaded when it is opened, with a button
 * back to the stage. What opens a view has `data-view` with its name: there the focus goes back to.
 */
export class ViewController implements ReactiveController {
  readonly #host: ViewHost;
  readonly #loads: () => ViewLoads | undefined;
  readonly #parts = new Map<ViewName, LateController<ViewHost, PhoneView>>();
  #open: ViewName | undefined;
  #callId: string | undefined;
  #left: ViewName | undefined;
  #shown: PhoneView | undefined;

  constructor(host: ViewHost, loads: () => ViewLoads | undefined) {
    this.#host = host;
    this.#loads = loads;
    host.addController(this);
  }

  /** What is open instead of the stage. */
  get name(): ViewName | undefined {
    return this.#open;
  }

  /** The call that it is about. */
  get callId(): string | undefined {
    return this.#callId;
  }

  /** What opened the view that was closed last: where the focus belongs then. */
  get opener(): HTMLElement | undefined {
    return this.#left && (this.#host.shadowRoot?.querySelector<HTMLElement>(`[data-view="${this.#left}"]`) ?? undefined);
  }

  open(name: ViewName, callId?: string): void {
    this.#open = name;
    this.#callId = callId;
    this.#shown = undefined;
    this.#host.requestUpdate();
  }

  /** Goes back to the stage, and to what opened the view. */
  close(): void {
    this.#left = this.#open;
    this.leave();
  }

  /** Gives way to what happens on stage. */
  leave(): void {
    this.#open = this.#callId = undefined;
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    this.#left = undefined;
    const shown = this.#open && this.#part(this.#open).part;
    if (shown === this.#shown) return;
    this.#shown = shown;
    // what was waited for is where the next thing is done
    const { shadowRoot } = this.#host;
    const first = shadowRoot?.activeElement && shadowRoot.querySelector<LitElement>('[data-first]');
    if (first) void first.updateComplete.then(() => first.focus());
  }

  render(name: ViewName): TemplateResult {
    const { text } = this.#host.locale;
    const part = this.#part(name);
    const view = part.want();
    return html`
      <div class="view ${name}" part=${name} tabindex="-1" aria-busy=${!view && !part.failed}>
        <header>
          <button class="icon-only back" type="button" aria-label=${text('settings.close')} title=${text('settings.close')} @click=${() => this.close()}>${icon(arrowLeftIcon)}</button>
          ${view ? html`<h2>${text(view.title)}</h2>` : nothing}
        </header>
        ${view?.render() ?? (part.failed ? missingPart(this.#host.locale, () => void part.bring()) : nothing)}
      </div>
    `;
  }

  #part(name: ViewName): LateController<ViewHost, PhoneView> {
    const known = this.#parts.get(name) ?? new LateController<ViewHost, PhoneView>(this.#host, () => this.#loads()?.[name]);
    this.#parts.set(name, known);
    return known;
  }
}
