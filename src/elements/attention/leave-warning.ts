/**
 * Has the browser ask before its page is left, closed or loaded again. It listens only while that is wanted: a page
 * that always does is not kept for going back to.
 */
export class LeaveWarning {
  readonly #page: EventTarget;

  constructor(page: EventTarget) {
    this.#page = page;
  }

  show(wanted: boolean): void {
    if (wanted) this.#page.addEventListener('beforeunload', this.#ask);
    else this.#page.removeEventListener('beforeunload', this.#ask);
  }

  // the words are the browser's
  readonly #ask = (event: Event): void => event.preventDefault();
}
