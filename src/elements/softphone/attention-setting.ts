import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import { callNotifications, wantCallNotifications } from '../attention/call-notifications.js';

/** Where the setting stands. */
export interface AttentionSettingHost extends ReactiveControllerHost {
  readonly locale: LocaleController;
}

/** Whether calls are told by a notification while the page is not seen: a section of the settings. Its switch is what lets the browser ask. */
export class AttentionSetting {
  readonly #host: AttentionSettingHost;

  constructor(host: AttentionSettingHost) {
    this.#host = host;
  }

  render(): TemplateResult | typeof nothing {
    const { text } = this.#host.locale;
    const setting = callNotifications();
    if (setting === 'unable') return nothing;
    const isDenied = setting === 'denied';
    return html`
      <section class="attention" aria-labelledby="attention">
        <h3 id="attention">${text('settings.attention')}</h3>
        <label class="choice">
          <input type="checkbox" role="switch" aria-checked=${setting === 'on'} aria-describedby="attention-help" .checked=${setting === 'on'} ?disabled=${isDenied} @change=${this.#onChange} />
          <span>${text('settings.notify')}</span>
        </label>
        <p id="attention-help">${text(isDenied ? 'settings.notify-denied' : 'settings.notify-help')}</p>
      </section>
    `;
  }

  // shown is what the browser has granted, not what was pressed
  readonly #onChange = async ({ target }: Event): Promise<void> => {
    const box = target as HTMLInputElement;
    await wantCallNotifications(box.checked).catch(() => undefined);
    box.checked = callNotifications() === 'on';
    this.#host.requestUpdate();
  };
}
