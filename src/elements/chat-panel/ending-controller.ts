import { nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import { ConversationCloseRequestEvent } from '../../events/chat-requests.js';
import { endQuestion } from './end-question.js';
import type { MenuController } from './menu-controller.js';

/** Ends a conversation, once the visitor has confirmed that. */
export class EndingController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #locale: LocaleController;
  readonly #menu: MenuController;
  #asks = false;

  constructor(host: ReactiveControllerHost & HTMLElement, locale: LocaleController, menu: MenuController) {
    this.#host = host;
    this.#locale = locale;
    this.#menu = menu;
    host.addController(this);
  }

  /** The question stands before everything else. */
  get asks(): boolean {
    return this.#asks;
  }

  /** Asks whether the conversation is to end. */
  ask(): void {
    this.#become(true, () => this.#host.shadowRoot?.querySelector<HTMLElement>('.cancel')?.focus());
  }

  render(): TemplateResult | typeof nothing {
    return this.#asks ? endQuestion(this.#locale, this.#end, this.#cancel) : nothing;
  }

  hostDisconnected(): void {
    this.#asks = false;
  }

  readonly #end = (): void => {
    this.#host.dispatchEvent(new ConversationCloseRequestEvent());
    this.#become(false, () => this.#host.focus());
  };

  readonly #cancel = (): void => this.#become(false, () => this.#menu.focus());

  #become(asks: boolean, then: () => void): void {
    this.#asks = asks;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(then);
  }
}
