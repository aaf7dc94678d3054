/**
 * Lifts a phone above everything on its page: into the browser's top layer, where neither a `z-index` nor a transformed or
 * clipped place in the page counts. A browser without popovers leaves it to the phone's own `z-index`.
 */
export class PhoneLayer {
  readonly #host: HTMLElement;
  #lifted = false;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Puts it there. Takes no focus, and is closed by nothing that the agent presses. */
  lift(): void {
    const host = this.#host;
    // what a page has made a popover itself is shown and hidden by the page
    if (!('showPopover' in host) || (!this.#lifted && host.popover !== null)) return;
    this.#lifted = true;
    host.popover = 'manual';
    if (host.isConnected && !host.matches(':popover-open')) host.showPopover();
  }

  /** Puts it back where it stands in the page. */
  lower(): void {
    if (this.#lifted) this.#host.popover = null;
    this.#lifted = false;
  }
}
