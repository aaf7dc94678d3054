import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { type AutoAnswer } from '../../context/contexts.js';
import { autoAnswerContext } from '../../context/beside-phone-contexts.js';
import type { LocaleController } from '../../context/locale-controller.js';
import { StoreController } from '../../context/store-controller.js';

/** Where the setting stands. */
export type AutoAnswerSettingHost = ReactiveControllerHost & HTMLElement & { readonly locale: LocaleController };

/** What is answered after where nothing else is set, in s. */
const usual = 3;

/** Whether every call is answered by the phone itself: a section of the settings, where the page leaves it to the agent. */
export class AutoAnswerSetting {
  readonly #host: AutoAnswerSettingHost;
  readonly #automat: StoreController<AutoAnswer>;
  #seconds = usual;

  constructor(host: AutoAnswerSettingHost) {
    this.#host = host;
    this.#automat = new StoreController<AutoAnswer>(host, autoAnswerContext);
  }

  render(): TemplateResult | typeof nothing {
    const state = this.#automat.value;
    if (!state) return nothing;
    const { text } = this.#host.locale;
    this.#seconds = state.after ?? this.#seconds;
    const on = state.after !== undefined;
    return html`
      <section class="auto-answer" aria-labelledby="auto-answer">
        <h3 id="auto-answer">${text('settings.auto-answer-title')}</h3>
        <label class="choice">
          <input type="checkbox" role="switch" aria-checked=${on} aria-describedby="auto-answer-help" .checked=${on} @change=${this.#onChange} />
          <span>${text('settings.auto-answer', { seconds: String(this.#seconds) })}</span>
        </label>
        <p id="auto-answer-help">${text('settings.auto-answer-help')}</p>
      </section>
    `;
  }

  readonly #onChange = ({ target }: Event): void => {
    this.#automat.source?.choose((target as HTMLInputElement).checked ? this.#seconds : undefined);
  };
}
