import { type CSSResultGroup, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { phoneContext } from '../../context/contexts.js';
import { LocaleController } from '../../context/locale-controller.js';
import { StoreController } from '../../context/store-controller.js';
import { circleAlertIcon } from '../../elements/icons/circle-alert.js';
import { icon } from '../../elements/icons/icon.js';
import { xIcon } from '../../elements/icons/x.js';
import { voiceBook } from '../../locales/books/voice-book.js';
import { openBook } from '../../locales/languages.js';
import type { CcError } from '../../model/error.js';
import { spanishBook } from './spanish-book.js';
import type { CallNotesElement } from './call-notes-element.js';
import type { Registered } from './register-options.js';
import { workbenchStyles } from './workbench-element.css.js';

openBook(spanishBook);

/**
 * What `<cc-sdk>` shows: a softphone, and beside it what is known of the callee
 * and the agent's notes, as `register` was told. Nothing at all before that, and
 * in the mode without a workbench nothing but while somebody has to answer,
 * hang up or know what is wrong: itniotech has no methods for these.
 */
export class WorkbenchElement extends LitElement {
  static readonly tagName = 'cc-sdk-workbench';
  static override styles: CSSResultGroup = workbenchStyles;

  /** What the page did wrong, or what came of it. */
  @property({ attribute: false }) problem: CcError | undefined;
  /** Sends a note. */
  @property({ attribute: false }) save: CallNotesElement['save'];
  /** Puts the problem out of sight. */
  @property({ attribute: false }) onDismiss: () => void = () => {};
  @state() private options: Registered | undefined;
  @state() private information: ReadonlyMap<string, string> = new Map();

  readonly #locale = new LocaleController(this, voiceBook);
  readonly #phone = new StoreController(this, phoneContext);

  /** Shows what `register` asks for. */
  show(options: Registered): void {
    this.options = options;
    if (options.lang) this.lang = options.lang;
    else this.removeAttribute('lang');
  }

  /** Says what is known of the party of a call. */
  inform(callId: string, information: string): void {
    // that of the call and the one before it: a page may call all day
    this.information = new Map([...[...this.information].slice(-1), [callId, information]]);
  }

  override render(): TemplateResult {
    const { options } = this;
    return html`${this.#renderProblem()} ${options ? this.#renderBench(options) : nothing}`;
  }

  #renderBench({ noWorkMode, isInformation, isRemark }: Registered): TemplateResult {
    const hasPanel = !noWorkMode && (isInformation || isRemark);
    return html`
      <div class="bench">
        <cc-softphone ?hidden=${noWorkMode && !this.#isNeeded}></cc-softphone>
        ${
          hasPanel
            ? html`<cc-sdk-notes .information=${isInformation ? this.information : undefined} .save=${this.save} ?remark=${isRemark}></cc-sdk-notes>`
            : nothing
        }
      </div>
    `;
  }

  #renderProblem(): TemplateResult {
    const { problem } = this;
    const { text } = this.#locale;
    return html`<div class="problems" role="status">
      ${
        problem
          ? html`
              <div class="problem" part="notice">
                ${icon(circleAlertIcon)}
                <p>${text(`error.${problem.code}`)}</p>
                <button class="icon-only" type="button" aria-label=${text('phone.dismiss')} title=${text('phone.dismiss')} @click=${() => this.onDismiss()}>
                  ${icon(xIcon)}
                </button>
              </div>
            `
          : nothing
      }
    </div>`;
  }

  get #isNeeded(): boolean {
    const phone = this.#phone.value;
    return phone !== undefined && (phone.calls.length > 0 || phone.registration.state === 'failed');
  }
}
