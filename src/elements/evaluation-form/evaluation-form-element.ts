import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { EvaluationRequestEvent } from '../../events/chat-requests.js';
import { chatBook } from '../../locales/books/chat-book.js';
import { chatFormsBook } from '../../locales/books/chat-forms-book.js';
import type { ChatKey } from '../../locales/words.js';
import type { Evaluation, EvaluationForm } from '../../model/conversation.js';
import { angryIcon } from '../icons/angry.js';
import { circleAlertIcon } from '../icons/circle-alert.js';
import { circleCheckIcon } from '../icons/circle-check.js';
import { frownIcon } from '../icons/frown.js';
import { icon } from '../icons/icon.js';
import { laughIcon } from '../icons/laugh.js';
import { mehIcon } from '../icons/meh.js';
import { smileIcon } from '../icons/smile.js';
import { starIcon } from '../icons/star.js';
import { cleanLine } from '../safe-text/clean-text.js';
import { evaluationFormStyles } from './evaluation-form-element.css.js';

const faces: readonly (readonly [SVGTemplateResult, ChatKey])[] = [
  [angryIcon, 'evaluation.worst'],
  [frownIcon, 'evaluation.bad'],
  [mehIcon, 'evaluation.middling'],
  [smileIcon, 'evaluation.good'],
  [laughIcon, 'evaluation.best'],
];
const recommendations: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * Asks a visitor about the service: a face or star for each level, whether the
 * matter is settled, a recommendation and a comment, as the centre wants to
 * know. What was answered can be changed; the last answer counts.
 *
 * @fires cc-evaluation-request - The visitor has answered.
 * @slot - What can be done afterwards.
 * @csspart base - All of it.
 * @csspart level - One of the levels.
 * @csspart comment - The field for a comment.
 * @csspart send - The button that sends the answer.
 */
export class EvaluationFormElement extends LitElement {
  static readonly tagName = 'cc-evaluation-form';
  static override styles: CSSResultGroup = evaluationFormStyles;

  /** What is asked. */
  @property({ attribute: false }) form: EvaluationForm | undefined;
  /** What was answered the last time. */
  @property({ attribute: false }) evaluation: Evaluation | undefined;
  /** What can be done: answer, wait for it to be sent, or nothing more: it was sent. */
  @property() state: 'open' | 'sending' | 'sent' = 'open';
  /** Called when the visitor wants to answer anew. */
  @property({ attribute: false }) onReopen: () => void = () => {};

  readonly #locale = new LocaleController(this, chatBook, chatFormsBook);
  #level: number | undefined;
  #resolved: boolean | undefined;
  #recommendation: number | undefined;
  #comment = '';
  #told = false;

  override focus(options?: FocusOptions): void {
    this.shadowRoot?.querySelector<HTMLElement>('input:checked, input, [tabindex]')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('evaluation') || !this.evaluation) return;
    const { level, comment = '', resolved, recommendation } = this.evaluation;
    this.#level = level;
    this.#comment = comment;
    this.#resolved = resolved;
    this.#recommendation = recommendation;
  }

  override render(): TemplateResult | typeof nothing {
    const { text, language } = this.#locale;
    if (this.state === 'sent')
      return html`
        <div class="note" part="base" lang=${language} tabindex="-1" role="status">
          <span class="mark good">${icon(circleCheckIcon)}</span>
          <h2>${text('evaluation.thanks')}</h2>
          <p>${text('evaluation.thanks-help')}</p>
          <button class="outlined" type="button" @click=${this.#reopen}>${text('evaluation.change')}</button>
          <slot></slot>
        </div>
      `;
    const { form } = this;
    if (!form) return nothing;
    return html`
      <form part="base" novalidate lang=${language} @submit=${this.#onSubmit}>
        <h2 id="title">${text('evaluation.title')}</h2>
        ${this.#renderLevels(form)} ${form.asksResolved ? this.#renderResolved() : nothing}
        ${form.asksRecommendation ? this.#renderRecommendation() : nothing}
        ${form.commentLimit > 0 ? this.#renderComment(form.commentLimit) : nothing}
        <button class="primary" part="send" type="submit" aria-busy=${this.state === 'sending'}>${text('evaluation.send')}</button>
        <slot></slot>
      </form>
    `;
  }

  #renderLevels({ levels }: EvaluationForm): TemplateResult {
    const { text } = this.#locale;
    const wrong = this.#told && this.#level === undefined;
    return html`
      <fieldset class="field" role="radiogroup" aria-labelledby="title" aria-required="true" aria-invalid=${wrong} aria-describedby=${wrong ? 'missing' : nothing}>
        <div class="levels ${levels.length === faces.length ? 'faces' : 'stars'}">
          ${levels.map(({ value, label }, index) => {
            const face = levels.length === faces.length ? faces[index] : undefined;
            const filled = !face && this.#level !== undefined && value <= this.#level;
            return html`
              <label class="level ${filled ? 'filled' : ''}" part="level">
                <input class="visually-hidden" type="radio" name="level" .value=${String(value)} .checked=${this.#level === value} @change=${() => this.#set(() => (this.#level = value))} />
                <span class="face">${icon(face?.[0] ?? starIcon)}</span>
                <span class="word" dir="auto">${cleanLine(label ?? '').slice(0, 60) || (face ? text(face[1]) : String(index + 1))}</span>
              </label>
            `;
          })}
        </div>
        <p class="error" id="missing">${wrong ? html`${icon(circleAlertIcon)}${text('evaluation.missing')}` : nothing}</p>
      </fieldset>
    `;
  }

  #renderResolved(): TemplateResult {
    const { text } = this.#locale;
    return html`
      <fieldset class="field">
        <legend>${text('evaluation.resolved')}</legend>
        <div class="choices">
          ${[true, false].map(
            (value) => html`
              <label class="choice">
                <input class="visually-hidden" type="radio" name="resolved" .checked=${this.#resolved === value} @change=${() => this.#set(() => (this.#resolved = value))} />
                <span>${text(value ? 'evaluation.yes' : 'evaluation.no')}</span>
              </label>
            `,
          )}
        </div>
      </fieldset>
    `;
  }

  #renderRecommendation(): TemplateResult {
    const { text } = this.#locale;
    return html`
      <fieldset class="field">
        <legend>${text('evaluation.recommendation')}</legend>
        <div class="scale numbers">
          ${recommendations.map(
            (value) => html`
              <label class="choice">
                <input class="visually-hidden" type="radio" name="recommendation" .checked=${this.#recommendation === value} @change=${() => this.#set(() => (this.#recommendation = value))} />
                <span>${new Intl.NumberFormat(this.#locale.language).format(value)}</span>
              </label>
            `,
          )}
        </div>
        <p class="ends" aria-hidden="true"><span>${text('evaluation.unlikely')}</span><span>${text('evaluation.likely')}</span></p>
      </fieldset>
    `;
  }

  #renderComment(limit: number): TemplateResult {
    const { text } = this.#locale;
    return html`
      <div class="field">
        <label for="comment">${text('evaluation.comment')} <span class="optional">(${text('prechat.optional')})</span></label>
        <textarea id="comment" part="comment" rows="3" dir="auto" maxlength=${limit} aria-describedby="room" .value=${this.#comment} @input=${this.#onComment}></textarea>
        <p class="help room numbers" id="room">${this.#comment.length > limit * 0.8 ? text('composer.left', { count: limit - this.#comment.length }) : nothing}</p>
      </div>
    `;
  }

  #set(change: () => void): void {
    change();
    this.requestUpdate();
  }

  #onComment(event: InputEvent): void {
    this.#set(() => (this.#comment = (event.target as HTMLTextAreaElement).value));
  }

  readonly #reopen = async (): Promise<void> => {
    this.state = 'open';
    this.onReopen();
    await this.updateComplete;
    this.focus();
  };

  async #onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.state !== 'open') return;
    this.#told = true;
    this.requestUpdate();
    await this.updateComplete;
    if (this.#level === undefined) return this.focus();
    const comment = this.#comment.trim();
    this.dispatchEvent(
      new EvaluationRequestEvent({
        level: this.#level,
        ...(comment !== '' && { comment }),
        ...(this.#resolved !== undefined && { resolved: this.#resolved }),
        ...(this.#recommendation !== undefined && { recommendation: this.#recommendation }),
      }),
    );
  }
}
