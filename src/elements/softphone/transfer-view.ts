import { html, nothing, type TemplateResult } from 'lit';
import { phoneToolsBook } from '../../locales/books/phone-tools-book.js';
import { openBook } from '../../locales/languages.js';
import type { WordKey } from '../../locales/words.js';
import { type Call, isHeldHere, isLive } from '../../model/call.js';
import type { Party } from '../../model/party.js';
import { addStyles } from '../late-part/late-styles.js';
import type { TransferPurpose } from '../transfer-form/transfer-form-element.js';
import type { PhoneView, ViewHost } from './phone-view.js';
import { transferViewStyles } from './transfer-view.css.js';

const titles: Readonly<Record<TransferPurpose, WordKey>> = {
  transfer: 'transfer.title',
  add: 'transfer.add-title',
  forward: 'transfer.forward-title',
};

const noPeople: readonly Party[] = [];

/** Asks to whom a call goes. It is over as soon as something was asked for: how that goes is seen on stage. */
export class TransferView implements PhoneView {
  readonly title: WordKey;
  readonly #host: ViewHost;
  readonly #purpose: TransferPurpose;

  constructor(host: ViewHost, purpose: TransferPurpose) {
    openBook(phoneToolsBook);
    addStyles(host, transferViewStyles);
    this.#host = host;
    this.#purpose = purpose;
    this.title = titles[purpose];
  }

  render(): TemplateResult {
    const { viewedCall, contacts, phoneState, historyState, voicemailNumber } = this.#host;
    return html`
      ${this.#purpose === 'transfer' && viewedCall?.can.consult === false ? html`<p class="cannot-note">${this.#host.locale.text('cannot.consult')}</p>` : nothing}
      <cc-transfer-form
        data-first
        class="inset"
        purpose=${this.#purpose}
        .call=${viewedCall}
        .held=${this.#held(viewedCall)}
        .contacts=${contacts}
        .recent=${historyState?.calls.map(({ party }) => party) ?? noPeople}
        .lines=${phoneState?.lines ?? []}
        .voicemailNumber=${voicemailNumber ?? phoneState?.voicemail?.number}
        @cc-transfer-request=${this.#onRequest}
        @cc-consult-request=${this.#onRequest}
        @cc-complete-transfer-request=${this.#onRequest}
        @cc-dial-request=${this.#onRequest}
        @cc-forward-request=${this.#onRequest}
      ></cc-transfer-form>
    `;
  }

  #held(call: Call | undefined): readonly Call[] {
    return this.#host.phoneState?.calls.filter((other) => other !== call && isLive(other) && isHeldHere(other)) ?? [];
  }

  // the request goes on to the phone, and to the page
  readonly #onRequest = (): void => this.#host.closeView();
}
