import { type CSSResultGroup, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { ConversationOpenRequestEvent } from '../../events/chat-requests.js';
import { chatBook } from '../../locales/books/chat-book.js';
import { chatFormsBook } from '../../locales/books/chat-forms-book.js';
import type { VisitorProfile } from '../../model/conversation.js';
import { fieldProblem, type FormField, formField } from '../form-field/form-field.js';
import { preChatFormStyles } from './pre-chat-form-element.css.js';

/** What a page puts into the slot: plain controls of HTML. */
type PlainControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * What a visitor is asked before the chat begins: what the page declares in
 * `fields`, and the plain controls of HTML that it puts inside. Its answers
 * become the visitor's profile, the one named `name` the visitor's name.
 *
 * @fires cc-conversation-open-request - The form is filled in; the request carries the profile.
 * @slot - `input`, `select` and `textarea` of the page, with a `name`.
 * @csspart form - All of it.
 * @csspart field - A field with label, help and error.
 * @csspart error - What is wrong with a field.
 * @csspart start - The button that sends the form.
 */
export class PreChatFormElement extends LitElement {
  static readonly tagName = 'cc-pre-chat-form';
  static override styles: CSSResultGroup = preChatFormStyles;

  /** What is asked. */
  @property({ attribute: false }) fields: readonly FormField[] = [];
  /** The chat is being opened. */
  @property({ type: Boolean }) busy = false;
  /** Answers known before: by the page, or from the time before. */
  @property({ attribute: false }) profile: VisitorProfile | undefined;

  readonly #locale = new LocaleController(this, chatBook, chatFormsBook);
  readonly #answers = new Map<string, string>();
  #told = false;

  override focus(options?: FocusOptions): void {
    this.shadowRoot?.querySelector<HTMLElement>('input, select, textarea, button')?.focus(options);
  }

  override render(): TemplateResult {
    const { text, language } = this.#locale;
    return html`
      <form part="form" novalidate lang=${language} @submit=${this.#onSubmit}>
        <h2>${text('prechat.title')}</h2>
        ${this.fields.map((field) => this.#renderField(field))}
        <slot></slot>
        <button class="primary" part="start" type="submit" aria-busy=${this.busy}>${text('prechat.start')}</button>
      </form>
    `;
  }

  get #plain(): readonly PlainControl[] {
    const elements = this.shadowRoot?.querySelector('slot')?.assignedElements({ flatten: true }) ?? [];
    const inside = elements.flatMap((element) => [element, ...element.querySelectorAll('*')]);
    return inside.filter(
      (element): element is PlainControl =>
        element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement,
    );
  }

  #renderField(field: FormField): TemplateResult {
    const value = this.#answerTo(field);
    return formField({
      field,
      value,
      // nobody is told of a mistake before having finished
      problem: this.#told ? fieldProblem(field, value) : undefined,
      locale: this.#locale,
      onInput: (answer) => {
        this.#answers.set(field.name, answer);
        this.requestUpdate();
      },
    });
  }

  #answerTo(field: FormField): string {
    const before = field.name === 'name' ? this.profile?.name : this.profile?.fields?.[field.name];
    return this.#answers.get(field.name) ?? before ?? field.value ?? '';
  }

  async #onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.#told = true;
    this.requestUpdate();
    await this.updateComplete;
    const wrong = this.shadowRoot?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong) return wrong.focus();
    // the browser tells what is wrong with the page's own, and goes there
    if (!this.#plain.every((control) => control.reportValidity())) return;
    this.dispatchEvent(new ConversationOpenRequestEvent(this.#collect()));
  }

  #collect(): VisitorProfile {
    const own = this.fields.map((field) => [field.name, this.#answerTo(field).trim()] as const);
    const plain = this.#plain.filter(isAnswer).map(({ name, value }) => [name, value.trim()] as const);
    const { name, ...fields } = Object.fromEntries([...own, ...plain].filter(([, answer]) => answer !== ''));
    return { ...this.profile, ...(name !== undefined && { name }), fields: { ...this.profile?.fields, ...fields } };
  }
}

function isAnswer(control: PlainControl): boolean {
  if (control.name === '' || control.disabled) return false;
  return !(control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) || control.checked;
}
