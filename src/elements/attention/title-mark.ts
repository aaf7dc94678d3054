/** Puts a mark before the title of a page, and takes it away again. */
export class TitleMark {
  readonly #document: Document;
  #own = '';
  #written: string | undefined;

  constructor(document: Document) {
    this.#document = document;
  }

  /** Nothing gives the page its own title back. */
  show(mark: string): void {
    const { title } = this.#document;
    // a page that gave itself another title meanwhile keeps it
    if (title !== this.#written) this.#own = title;
    const next = mark ? `${mark} ${this.#own}` : this.#own;
    this.#written = mark ? next : undefined;
    if (next !== title) this.#document.title = next;
  }
}
