import { type CSSResultGroup, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { LeaveMessageRequestEvent } from '../../events/chat-requests.js';
import { chatBook } from '../../locales/books/chat-book.js';
import { chatFormsBook } from '../../locales/books/chat-forms-book.js';
import { type FormField, fieldProblem, formField } from '../form-field/form-field.js';
import { circleCheckIcon } from '../icons/circle-check.js';
import { clockIcon } from '../icons/clock.js';
import { icon } from '../icons/icon.js';
import { leaveMessageFormStyles } from './leave-message-form-element.css.js';

const phone: FormField = { name: 'phone', required: true };

/**
 * What is shown when nobody is there: why, and a form to leave a message.
 *
 * @fires cc-leave-message-request - A message with a number is to be left.
 * @csspart base - All of it.
 * @csspart field - A field with label and error.
 * @csspart error - What is wrong with a field.
 * @csspart send - The button that sends the form.
 */
export class LeaveMessageFormElement extends LitElement {
  static readonly tagName = 'cc-leave-message-form';
  static override styles: CSSResultGroup = leaveMessageFormStyles;

  /** Why nobody is there. */
  @property() reason: 'outside-hours' | 'no-agents' = 'no-agents';
  /** What can be done: fill the form in, wait for it to be sent, or nothing more: it was sent, or no message can be left here. */
  @property() state: 'open' | 'sending' | 'sent' | 'unable' = 'open';
  /** Where the answer goes, if it is known. */
  @property() phone = '';
  /** What is written. */
  @property() text = '';
  /** Longest text, in characters. */
  @property({ type: Number, attribute: 'text-limit' }) textLimit = 1000;

  readonly #locale = new LocaleController(this, chatBook, chatFormsBook);
  #told = false;

  override focus(options?: FocusOptions): void {
    this.shadowRoot?.querySelector<HTMLElement>('input, [tabindex]')?.focus(options);
  }

  override render(): TemplateResult {
    const { text, language } = this.#locale;
    if (this.state === 'sent')
      return html`
        <div class="note" part="base" lang=${language} tabindex="-1" role="status">
          <span class="mark good">${icon(circleCheckIcon)}</span>
          <h2>${text('leave-message.sent')}</h2>
          <p dir="auto">${text('leave-message.sent-help', { phone: `\u2068${this.phone}\u2069` })}</p>
          <slot></slot>
        </div>
      `;
    return html`
      <div class="note" part="base" lang=${language} tabindex="-1">
        <span class="mark">${icon(clockIcon)}</span>
        <h2>${text(`leave-message.${this.reason}`)}</h2>
        <p>${text(this.state === 'unable' ? 'leave-message.later' : 'leave-message.help')}</p>
        ${this.state === 'unable' ? nothing : this.#renderForm()}
        <slot></slot>
      </div>
    `;
  }

  #renderForm(): TemplateResult {
    return html`
      <form novalidate @submit=${this.#onSubmit}>
        ${this.#renderField(phone, this.phone, (value) => (this.phone = value))}
        ${this.#renderField(this.#message, this.text, (value) => (this.text = value))}
        <button class="primary" part="send" type="submit" aria-busy=${this.state === 'sending'}>${this.#locale.text('leave-message.send')}</button>
      </form>
    `;
  }

  get #message(): FormField {
    return { name: 'message', type: 'textarea', required: true, label: this.#locale.text('leave-message.text'), maxLength: this.textLimit };
  }

  #renderField(field: FormField, value: string, onInput: (value: string) => void): TemplateResult {
    const problem = this.#told ? fieldProblem(field, value) : undefined;
    return formField({ field, value, problem, locale: this.#locale, onInput });
  }

  async #onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.state !== 'open') return;
    this.#told = true;
    this.requestUpdate();
    await this.updateComplete;
    const wrong = this.shadowRoot?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong) return wrong.focus();
    this.dispatchEvent(new LeaveMessageRequestEvent(this.phone.trim(), this.text.trim()));
  }
}
