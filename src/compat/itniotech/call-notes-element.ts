import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { agentContext, phoneContext } from '../../context/contexts.js';
import { LocaleController } from '../../context/locale-controller.js';
import { StoreController } from '../../context/store-controller.js';
import { checkIcon } from '../../elements/icons/check.js';
import { circleAlertIcon } from '../../elements/icons/circle-alert.js';
import { icon } from '../../elements/icons/icon.js';
import { infoIcon } from '../../elements/icons/info.js';
import { squarePenIcon } from '../../elements/icons/square-pen.js';
import { shownLabel } from '../../elements/party-label/shown-label.js';
import { cleanText } from '../../elements/safe-text/clean-text.js';
import { notesBook } from '../../locales/books/notes-book.js';
import { voiceBook } from '../../locales/books/voice-book.js';
import { isLive } from '../../model/call.js';
import { CcError } from '../../model/error.js';
import { callNotesStyles } from './call-notes-element.css.js';
import { CallNotes, type Note, type NoteState } from './call-notes.js';
import type { Remark } from './send-remark.js';

/** The longest note, in characters. */
const longest = 2000;

/**
 * Beside the phone: what is known of the callee, and what the agent notes about
 * the call. It is there while there is something to read or to write.
 */
export class CallNotesElement extends LitElement {
  static readonly tagName = 'cc-sdk-notes';
  static override styles: CSSResultGroup = callNotesStyles;

  /** What is known of the other side, by call; not shown if undefined. */
  @property({ attribute: false }) information: ReadonlyMap<string, string> | undefined;
  /** Notes may be written. */
  @property({ type: Boolean }) remark = false;
  /** Sends a note. */
  @property({ attribute: false }) save: ((remark: Remark, signal?: AbortSignal) => Promise<void>) | undefined;

  readonly #locale = new LocaleController(this, voiceBook, notesBook);
  readonly #phone = new StoreController(this, phoneContext);
  readonly #agent = new StoreController(this, agentContext);
  readonly #notes = new CallNotes({
    save: (remark) => this.save?.(remark) ?? Promise.reject(new CcError('backend-refused', 'notes go nowhere in this page')),
    onChange: () => this.requestUpdate(),
  });

  protected override willUpdate(_changed: PropertyValues): void {
    const phone = this.#phone.value;
    const agentState = this.#agent.value?.agentState;
    this.#notes.hear(phone?.calls ?? [], phone?.activeCallId, agentState === 'on-call' || agentState === 'wrap-up');
    this.hidden = this.#note === undefined;
  }

  override render(): TemplateResult | typeof nothing {
    const note = this.#note;
    if (!note) return nothing;
    const { text, language } = this.#locale;
    const label = shownLabel(note.call.party) || text('call.unknown-party');
    return html`
      <section class="notes" part="base" aria-label=${text('notes.label')} lang=${language}>
        <header>
          <bdi class="party">${label}</bdi>
          ${isLive(note.call) ? nothing : html`<span class="over">${text('call.state.ended')}</span>`}
        </header>
        ${this.#renderInformation(note)} ${this.remark ? this.#renderRemark(note) : nothing}
      </section>
    `;
  }

  /** What there is something to say about, or to write. */
  get #note(): Note | undefined {
    const note = this.#notes.shown;
    return note && (this.remark || this.#informationOf(note)) ? note : undefined;
  }

  #informationOf({ call }: Note): string | undefined {
    return cleanText(this.information?.get(call.id) ?? '').trim() || undefined;
  }

  #renderInformation(note: Note): TemplateResult | typeof nothing {
    const information = this.#informationOf(note);
    if (!information) return nothing;
    return html`
      <div class="block">
        <h2>${icon(infoIcon)}<span>${this.#locale.text('notes.information')}</span></h2>
        <p class="information" dir="auto" tabindex="0" part="information">${information}</p>
      </div>
    `;
  }

  #renderRemark({ text: written, state }: Note): TemplateResult {
    const { text } = this.#locale;
    const saves = state.kind === 'saving';
    const canSave = state.kind === 'written' || state.kind === 'failed';
    return html`
      <div class="block remark">
        <h2>${icon(squarePenIcon)}<label for="remark">${text('notes.remark')}</label></h2>
        <textarea
          id="remark"
          dir="auto"
          rows="5"
          maxlength=${longest}
          placeholder=${text('notes.placeholder')}
          .value=${written}
          aria-describedby="state"
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
        ></textarea>
        <footer>
          <p id="state" class="state ${state.kind}" role="status">${this.#renderState(state)}</p>
          <button class="primary" type="button" aria-disabled=${!canSave} aria-busy=${saves} @click=${() => this.#send(canSave)}>${text('notes.save')}</button>
        </footer>
      </div>
    `;
  }

  #renderState(state: NoteState): TemplateResult | typeof nothing {
    const { text } = this.#locale;
    switch (state.kind) {
      case 'untouched':
        return nothing;
      case 'written':
        return html`${text('notes.unsaved')}`;
      case 'saving':
        return html`${text('notes.saving')}`;
      case 'saved':
        return html`${icon(checkIcon)}<span>${text('notes.saved')}</span>`;
      case 'failed':
        return html`${icon(circleAlertIcon)}<span>${text('notes.failed')}</span>`;
    }
  }

  #onInput({ target }: InputEvent): void {
    if (target instanceof HTMLTextAreaElement) this.#notes.write(target.value);
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    void this.#notes.save();
  }

  #send(can: boolean): void {
    if (can) void this.#notes.save();
  }
}
