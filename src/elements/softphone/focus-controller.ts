import type { LitElement, ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Keeps the focus inside an element when what had it is gone. It never takes
 * the focus from elsewhere on the page.
 */
export class FocusController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #target: () => HTMLElement | undefined;
  #had = false;

  /** @param target where the focus goes, asked after each rendering that began with the focus inside; undefined leaves it */
  constructor(host: ReactiveControllerHost & HTMLElement, target: () => HTMLElement | undefined) {
    this.#host = host;
    this.#target = target;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#had = this.#isInside;
  }

  hostUpdated(): void {
    if (this.#had) void this.#keep(this.#target());
  }

  get #isInside(): boolean {
    return this.#host.shadowRoot?.activeElement != null;
  }

  // what is inside the target, or the place where it is slotted, may still have to be rendered
  async #keep(target: HTMLElement | undefined): Promise<void> {
    for (const each of [target?.parentElement, target]) if (each && 'updateComplete' in each) await (each as LitElement).updateComplete;
    target?.focus({ preventScroll: true });
  }
}

/**
 * What of a stage takes the focus: of a call its first control, which is not
 * the one that ends it; of a call that is over what puts it away. Of one that
 * rings nothing but the stage itself, so that what is being typed answers nobody.
 */
export function focusOf(stage: HTMLElement): HTMLElement {
  const part = stage.querySelector<HTMLElement>('[data-first], cc-call-controls, cc-dialpad, .choices > :last-child');
  if (part) return part;
  return (!stage.querySelector('cc-incoming-call') && stage.querySelector<HTMLElement>('button')) || stage;
}
