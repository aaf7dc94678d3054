import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** As wide as this and no wider, the window fills the screen; the same number stands in the window's styles. */
const narrow = '(max-width: 480px)';

/**
 * On a phone, knows how much of the screen the keyboard leaves, and
 * keeps the page behind from scrolling. In pixels, as `--_view-height` and
 * `--_view-top`.
 */
export class ViewportController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #covers: () => boolean;
  readonly #query = globalThis.matchMedia(narrow);
  #before: string | undefined;

  /** @param covers whether the window may fill the screen now */
  constructor(host: ReactiveControllerHost & HTMLElement, covers: () => boolean) {
    this.#host = host;
    this.#covers = covers;
    host.addController(this);
  }

  hostConnected(): void {
    globalThis.visualViewport?.addEventListener('resize', this.#fit);
    globalThis.visualViewport?.addEventListener('scroll', this.#fit);
    this.#query.addEventListener('change', this.#fit);
  }

  hostDisconnected(): void {
    globalThis.visualViewport?.removeEventListener('resize', this.#fit);
    globalThis.visualViewport?.removeEventListener('scroll', this.#fit);
    this.#query.removeEventListener('change', this.#fit);
    this.#free();
  }

  hostUpdated(): void {
    this.#fit();
  }

  readonly #fit = (): void => {
    const viewport = globalThis.visualViewport;
    if (!this.#covers() || !this.#query.matches || !viewport) return this.#free();
    const root = this.#host.ownerDocument.documentElement;
    this.#before ??= root.style.overflow;
    root.style.overflow = 'hidden';
    // zoomed in by hand it is left alone
    if (viewport.scale > 1.01) return;
    this.#host.style.setProperty('--_view-height', `${String(Math.round(viewport.height))}px`);
    this.#host.style.setProperty('--_view-top', `${String(Math.round(viewport.offsetTop))}px`);
  };

  #free(): void {
    if (this.#before === undefined) return;
    this.#host.ownerDocument.documentElement.style.overflow = this.#before;
    this.#before = undefined;
    this.#host.style.removeProperty('--_view-height');
    this.#host.style.removeProperty('--_view-top');
  }
}
