import { ContextEvent } from '@lit/context';
import { html, type TemplateResult } from 'lit';
import { callReportsContext } from '../../context/call-reports-context.js';
import { directoryBook } from '../../locales/books/directory-book.js';
import { openBook } from '../../locales/languages.js';
import type { WordKey } from '../../locales/words.js';
import { addStyles } from '../late-part/late-styles.js';
import type { CallHistoryElement } from '../call-history/call-history-element.js';
import type { PhoneView, ViewHost } from './phone-view.js';
import { transferViewStyles } from './transfer-view.css.js';

/** All calls that are over. Looking at them is having seen the missed ones. */
export class HistoryView implements PhoneView {
  readonly title: WordKey = 'history.title';
  readonly #host: ViewHost;

  constructor(host: ViewHost) {
    openBook(directoryBook);
    addStyles(host, transferViewStyles);
    this.#host = host;
  }

  render(): TemplateResult {
    const { historySource, historyState, contacts, clock } = this.#host;
    if (historyState && historyState.missed > 0) queueMicrotask(() => historySource?.markSeen());
    return html`
      <cc-call-history
        class="inset"
        .calls=${historyState?.calls ?? []}
        .contacts=${contacts}
        .clock=${clock}
        .reports=${this.#reports}
        @cc-dial-request=${() => this.#host.closeView()}
        @cc-history-clear-request=${this.#onClear}
      ></cc-call-history>
    `;
  }

  // they come with the first call: asked each time
  get #reports(): CallHistoryElement['reports'] {
    let reports: CallHistoryElement['reports'];
    this.#host.dispatchEvent(new ContextEvent(callReportsContext, this.#host, (offered) => (reports = offered)));
    return reports;
  }

  // the page, which listens further out, is asked first
  readonly #onClear = (event: Event): void => {
    queueMicrotask(() => {
      if (!event.defaultPrevented) this.#host.historySource?.clear();
    });
  };
}
