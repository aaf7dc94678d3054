import { TitleMark } from '../attention/title-mark.js';

/** Puts a number before the title of a page, and takes it away again. */
export class TitleCount {
  readonly #mark: TitleMark;

  constructor(document: Document) {
    this.#mark = new TitleMark(document);
  }

  /** 0 gives the page its own title back. */
  show(count: number): void {
    this.#mark.show(count > 0 ? `(${String(count)})` : '');
  }
}
