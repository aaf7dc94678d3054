import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells once when its host is about to be seen, so that nothing is fetched for what nobody scrolls to. */
export class SightController implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #seen: () => void;
  #observer: IntersectionObserver | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, seen: () => void) {
    this.#host = host;
    this.#seen = seen;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.#observer?.disconnect();
        this.#seen();
      },
      { rootMargin: '200px' },
    );
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }
}
