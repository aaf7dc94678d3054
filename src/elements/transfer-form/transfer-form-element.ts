import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import {
  CompleteTransferRequestEvent,
  ConsultRequestEvent,
  ForwardRequestEvent,
  TransferRequestEvent,
} from '../../events/transfer-requests.js';
import { DialRequestEvent } from '../../events/call-requests.js';
import type { RequestEvent } from '../../events/request-event.js';
import { linesBook } from '../../locales/books/lines-book.js';
import { phoneToolsBook } from '../../locales/books/phone-tools-book.js';
import { voiceBook } from '../../locales/books/voice-book.js';
import type { WordKey } from '../../locales/words.js';
import type { Call } from '../../model/call.js';
import type { Contact } from '../../model/contact.js';
import { parseDialTarget } from '../../model/dial-target.js';
import type { Line } from '../../model/line.js';
import type { Party } from '../../model/party.js';
import { circleAlertIcon } from '../icons/circle-alert.js';
import { icon } from '../icons/icon.js';
import { shownLabel } from '../party-label/shown-label.js';
import { personRow } from '../person-row/person-row.js';
import { type Suggestion, suggestionsOf } from './suggestions.js';
import { transferFormStyles } from './transfer-form-element.css.js';

/** What a form is for: handing the call over, calling somebody beside it, or sending it elsewhere while it rings. */
export type TransferPurpose = 'transfer' | 'add' | 'forward';

/** What can be done with whom was chosen. */
interface Action {
  readonly word: WordKey;
  readonly possible: boolean;
  readonly request: (call: Call, target: string) => RequestEvent;
}

const actions: Readonly<Record<TransferPurpose, (call: Call) => readonly Action[]>> = {
  transfer: ({ can }) => [
    { word: 'transfer.now', possible: can.transfer, request: ({ id }, target) => new TransferRequestEvent(id, target) },
    { word: 'transfer.ask-first', possible: can.consult, request: ({ id }, target) => new ConsultRequestEvent(id, target) },
  ],
  add: () => [{ word: 'transfer.call', possible: true, request: (_call, target) => new DialRequestEvent(target) }],
  forward: ({ can }) => [
    { word: 'transfer.send', possible: can.forward, request: ({ id }, target) => new ForwardRequestEvent(id, target) },
  ],
};

/**
 * Asks to whom a call goes, and how: a number, an address, or somebody found by
 * typing a name among the contacts, recent calls, and calls that are on hold here.
 * Arrow keys walk through who was found, Enter takes one, and goes on to the
 * buttons; nobody is handed over by Enter in the field.
 *
 * @fires cc-transfer-request - The call is to be handed over at once.
 * @fires cc-consult-request - Somebody is to be asked first.
 * @fires cc-complete-transfer-request - The call is to be connected with one that is on hold here.
 * @fires cc-dial-request - Somebody is to be called beside the call, with `purpose="add"`.
 * @fires cc-forward-request - The ringing call is to be sent elsewhere, with `purpose="forward"`.
 * @csspart target - The field.
 * @csspart suggestions - Who was found.
 * @csspart suggestion - One of them.
 * @csspart lamp - What somebody's line does.
 * @csspart standing - The same in a word.
 * @csspart action - One of the buttons.
 */
export class TransferFormElement extends LitElement {
  static readonly tagName = 'cc-transfer-form';
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles: CSSResultGroup = transferFormStyles;

  /** What the form is for. */
  @property() purpose: TransferPurpose = 'transfer';
  /** The call that it is about. */
  @property({ attribute: false }) call: Call | undefined;
  /** Calls on hold here that it may be connected with. */
  @property({ attribute: false }) held: readonly Call[] = [];
  /** Whom the page knows. */
  @property({ attribute: false }) contacts: readonly Contact[] = [];
  /** With whom there were calls, the last first. */
  @property({ attribute: false }) recent: readonly Party[] = [];
  /** What the lines of others do. */
  @property({ attribute: false }) lines: readonly Line[] = [];
  /** The voicemail box's number: offered first with `purpose="forward"`. */
  @property({ attribute: 'voicemail-number' }) voicemailNumber: string | undefined;
  /** Something was asked for and is under way. */
  @property({ type: Boolean }) busy = false;

  @state() private search = '';
  @state() private chosen: Suggestion | undefined;
  @state() private lit = -1;
  @state() private wrong = false;

  readonly #locale = new LocaleController(this, voiceBook, phoneToolsBook, linesBook);
  #found: readonly Suggestion[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('call') && changed.get('call')?.id !== this.call?.id) this.#clear();
    this.#found = this.chosen ? [] : suggestionsOf(this, this.search, this.#locale);
    this.lit = Math.min(this.lit, this.#found.length - 1);
  }

  protected override updated(): void {
    this.renderRoot.querySelector('.lit')?.scrollIntoView({ block: 'nearest' });
  }

  override render(): TemplateResult | typeof nothing {
    const { call } = this;
    if (!call) return nothing;
    const { text } = this.#locale;
    const possible = this.#actionsFor(call);
    return html`
      <form novalidate @submit=${this.#onSubmit}>
        <div class="field">
          <label for="target">${text('transfer.target')}</label>
          <input
            id="target"
            part="target"
            role="combobox"
            type="text"
            aria-label=${text('transfer.target')}
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength="256"
            aria-expanded=${this.#found.length > 0}
            aria-controls="people"
            aria-autocomplete="list"
            aria-activedescendant=${this.lit < 0 ? nothing : `person-${this.lit}`}
            aria-invalid=${this.wrong}
            aria-describedby="hint"
            .value=${this.search}
            @input=${this.#onInput}
            @keydown=${this.#onKeydown}
          />
          <p class=${this.wrong ? 'error' : 'help'} id="hint" aria-live="polite">${this.#hint()}</p>
        </div>
        ${this.#renderPeople()}
        <div class="actions">
          ${possible.map(
            (action, index) => html`
              <button class="pill ${index === 0 ? 'primary' : 'outlined'}" part="action" type="button" aria-busy=${this.busy} @click=${() => this.#act(call, action)}>
                ${text(action.word)}
              </button>
            `,
          )}
        </div>
      </form>
    `;
  }

  #hint(): TemplateResult | string {
    const { text } = this.#locale;
    if (this.wrong)
      return html`${icon(circleAlertIcon)}<span>${text(this.search.trim() ? 'error.invalid-number' : 'transfer.choose')}</span>`;
    if (this.chosen) return html`<bdi>${this.chosen.target}</bdi>`;
    if (this.search.trim() && this.#found.length === 0) return text('transfer.typed', { target: this.search.trim() });
    return '';
  }

  #renderPeople(): TemplateResult {
    return html`
      <div class="people" id="people" part="suggestions" role="listbox" aria-label=${this.#locale.text('transfer.people')} ?hidden=${this.#found.length === 0}>
        ${this.#found.map((suggestion, index) => this.#renderPerson(suggestion, index))}
      </div>
    `;
  }

  // the field has the keys of its list
  /* eslint-disable lit-a11y/click-events-have-key-events */
  #renderPerson(suggestion: Suggestion, index: number): TemplateResult {
    const { heading } = suggestion;
    const begins = heading !== this.#found[index - 1]?.heading;
    return html`
      ${begins ? html`<p class="heading" aria-hidden="true">${this.#locale.text(heading)}</p>` : nothing}
      <div
        class="person ${index === this.lit ? 'lit' : ''}"
        part="suggestion"
        id="person-${index}"
        role="option"
        aria-selected=${index === this.lit}
        @pointerdown=${(event: Event) => event.preventDefault()}
        @click=${() => this.#choose(suggestion)}
      >
        ${personRow(suggestion, this.#locale)}
      </div>
    `;
  }

  /* eslint-enable lit-a11y/click-events-have-key-events */

  // with a call of this phone there is one thing to do
  #actionsFor(call: Call): readonly Action[] {
    const { chosen } = this;
    const held = chosen?.held;
    if (held) return [{ word: 'transfer.connect', possible: true, request: ({ id }) => new CompleteTransferRequestEvent(id, held.id) }];
    return actions[this.purpose](call).filter(({ possible }) => possible);
  }

  #onInput(event: InputEvent): void {
    this.search = (event.target as HTMLInputElement).value;
    this.chosen = undefined;
    this.lit = -1;
    this.wrong = false;
  }

  #onKeydown(event: KeyboardEvent): void {
    const last = this.#found.length - 1;
    if (event.key === 'ArrowDown') this.lit = this.lit >= last ? 0 : this.lit + 1;
    else if (event.key === 'ArrowUp') this.lit = this.lit <= 0 ? last : this.lit - 1;
    else if (event.key === 'Escape' && this.lit >= 0) this.lit = -1;
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    const lit = this.#found[this.lit];
    if (lit) this.#choose(lit);
    else if (this.#target() !== undefined) this.#button?.focus();
  }

  #choose(suggestion: Suggestion): void {
    this.chosen = suggestion;
    this.search = shownLabel(suggestion.party);
    this.wrong = false;
    void this.updateComplete.then(() => this.#button?.focus());
  }

  #act(call: Call, { request }: Action): void {
    if (this.busy) return;
    const target = this.#target();
    if (target !== undefined) this.dispatchEvent(request(call, target));
    else this.renderRoot.querySelector('input')?.focus();
  }

  /** Whom the field means; undefined, and said so, when it means nobody. */
  #target(): string | undefined {
    const target = (this.chosen?.target ?? this.search).trim();
    try {
      parseDialTarget(target);
      return target;
    } catch {
      this.wrong = true;
      return undefined;
    }
  }

  get #button(): HTMLButtonElement | null {
    return this.renderRoot.querySelector<HTMLButtonElement>('.actions button');
  }

  #clear(): void {
    this.search = '';
    this.chosen = undefined;
    this.lit = -1;
    this.wrong = false;
  }
}
