import { html, type LitElement, type TemplateResult } from 'lit';
import { LocaleController } from '../../context/locale-controller.js';
import { chatViewsBook } from '../../locales/books/chat-views-book.js';

/** What a tag shows in place of the vendor's widget when that cannot be had. Loaded only then. */
export function huaweiCecNotice(host: LitElement): () => TemplateResult {
  const { text } = new LocaleController(host, chatViewsBook);
  return () => html`<p part="failure" role="alert">${text('chat.missing')}</p>`;
}
