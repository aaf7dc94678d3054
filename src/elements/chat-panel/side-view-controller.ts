import { html, type ReactiveController, type TemplateResult } from 'lit';
import { backHeader } from './back-header.js';
import type { ViewsHost } from './chat-views.js';
import type { EvaluationController } from './evaluation-controller.js';
import type { MenuController } from './menu-controller.js';
import type { SettingsController } from './settings-controller.js';

/** What can stand in place of the conversation, each opened from the menu. */
export type SideView = 'evaluation' | 'settings';

/** What it is made of. */
export interface SideViewParts {
  readonly menu: MenuController;
  readonly settings: SettingsController;
  readonly evaluation: EvaluationController;
}

/** Shows something else in place of the conversation, and goes back to it. */
export class SideViewController implements ReactiveController {
  readonly #host: ViewsHost;
  readonly #parts: SideViewParts;
  #shown: SideView | undefined;

  constructor(host: ViewsHost, parts: SideViewParts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  /** What is shown; undefined: the conversation. */
  get shown(): SideView | undefined {
    return this.#shown;
  }

  hostConnected(): void {}

  async open(view: SideView): Promise<void> {
    this.#become(view);
    void this.#host.focusSoon('.back');
    if (view === 'settings') return;
    await this.#parts.evaluation.begin();
    if (this.#shown === view) void this.#host.focusSoon('cc-evaluation-form');
  }

  readonly close = (): void => {
    this.#become(undefined);
    void this.#host.updateComplete.then(() => {
      if (this.#host.shadowRoot?.querySelector('cc-message-composer')) this.#parts.menu.focus();
      else this.#host.focus();
    });
  };

  render(view: SideView): TemplateResult {
    const { locale, hasTranscript, keep, isRating } = this.#host;
    const header = backHeader(locale, locale.text(view === 'settings' ? 'chat.settings' : 'chat.rate'), this.close);
    return html`${header}${view === 'settings' ? this.#parts.settings.render(hasTranscript, keep) : this.#parts.evaluation.render(isRating, this.close)}`;
  }

  #become(view: SideView | undefined): void {
    this.#shown = view;
    this.#host.requestUpdate();
  }
}
