/** Puts a number before the title of a page, and takes it away again. */
export class TitleCount {
  readonly #document: Document;
  #own = '';
  #written: string | undefined;

  constructor(document: Document) {
    this.#document = document;
  }

  /** 0 gives the page its own title back. */
  show(count: number): void {
    const { title } = this.#document;
    // a page that gave itself another title meanwhile keeps it
    if (title !== this.#written) this.#own = title;
    const next = count > 0 ? `(${String(count)}) ${this.#own}` : this.#own;
    this.#written = count > 0 ? next : undefined;
    if (next !== title) this.#document.title = next;
  }
}
