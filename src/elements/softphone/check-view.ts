import { html, nothing, type TemplateResult } from 'lit';
import { callCheckBook } from '../../locales/books/call-check-book.js';
import { openBook } from '../../locales/languages.js';
import type { WordKey } from '../../locales/words.js';
import type { PhoneView, ViewHost } from './phone-view.js';

/** The check of this phone, in the stage's place: a call that comes takes that back, and the check ends. */
export class CheckView implements PhoneView {
  readonly title: WordKey = 'check.title';
  readonly #host: ViewHost;

  constructor(host: ViewHost) {
    openBook(callCheckBook);
    this.#host = host;
  }

  render(): TemplateResult {
    return html`<cc-call-check embedded echo-number=${this.#host.getAttribute('echo-number') ?? nothing}></cc-call-check>`;
  }
}
