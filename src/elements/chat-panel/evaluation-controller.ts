import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Chat } from '../../context/contexts.js';
import type { LocaleController } from '../../context/locale-controller.js';
import type { EvaluationForm } from '../../model/conversation.js';
import { loadingNote } from './notes.js';

/** Asks the centre what to ask about the service, and shows it. */
export class EvaluationController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #chat: () => Chat | undefined;
  readonly #locale: LocaleController;
  #form: EvaluationForm | 'loading' | undefined;
  #sent = false;

  constructor(host: ReactiveControllerHost, chat: () => Chat | undefined, locale: LocaleController) {
    this.#host = host;
    this.#chat = chat;
    this.#locale = locale;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#form = undefined;
  }

  /** Begins. Resolves when there is a form, or it is known that there is none. */
  async begin(): Promise<void> {
    this.#sent = false;
    this.#show('loading');
    this.#show(
      await this.#chat()
        ?.evaluationForm(this.#locale.language)
        .catch(() => undefined),
    );
    await this.#host.updateComplete;
  }

  /** The answer has arrived. */
  done(): void {
    this.#sent = true;
    this.#host.requestUpdate();
  }

  render(isSending: boolean, onClose: () => void): TemplateResult {
    const { text } = this.#locale;
    if (this.#form === 'loading') return loadingNote(this.#locale);
    const back = html`<button class=${this.#form ? 'primary' : 'outlined'} type="button" @click=${onClose}>${text('chat.back')}</button>`;
    if (!this.#form)
      return html`<div class="pane middle" part="body"><div class="note"><p>${text('evaluation.none')}</p>${back}</div></div>`;
    const state = this.#sent ? 'sent' : isSending ? 'sending' : 'open';
    return html`
      <div class="pane" part="body">
        <cc-evaluation-form
          .form=${this.#form}
          .evaluation=${this.#chat()?.state.conversation?.evaluation}
          .state=${state}
          .onReopen=${() => void (this.#sent = false)}
        >${this.#sent ? back : undefined}</cc-evaluation-form>
      </div>
    `;
  }

  #show(form: EvaluationForm | 'loading' | undefined): void {
    this.#form = form;
    this.#host.requestUpdate();
  }
}
