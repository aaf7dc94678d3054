import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import { downloadIcon } from '../icons/download.js';
import { icon } from '../icons/icon.js';

/** What can be set, and how it is now. */
export interface SettingsView {
  readonly locale: LocaleController;
  readonly sound: boolean;
  /** `unable`: this browser has none. */
  readonly notifications: 'on' | 'off' | 'denied' | 'unable';
  /** There is something to keep. */
  readonly hasTranscript: boolean;
  readonly onSound: (on: boolean) => void;
  readonly onNotifications: (on: boolean) => void;
  readonly onTranscript: (format: 'text' | 'html') => void;
}

/** Sound, notifications, and what was written as a file. */
export function settingsView(shown: SettingsView): TemplateResult {
  const { text } = shown.locale;
  const { notifications } = shown;
  const isDenied = notifications === 'denied';
  return html`
    <div class="pane settings" part="body">
      <section aria-labelledby="attention">
        <h2 id="attention">${text('chat.settings.attention')}</h2>
        ${switchLine('sound', text('chat.settings.sound'), '', shown.sound, false, shown.onSound)}
        ${
          notifications === 'unable'
            ? nothing
            : switchLine(
                'notifications',
                text('chat.settings.notifications'),
                text(isDenied ? 'chat.settings.notifications-denied' : 'chat.settings.notifications-help'),
                notifications === 'on',
                isDenied,
                shown.onNotifications,
              )
        }
      </section>
      ${
        shown.hasTranscript
          ? html`
            <section aria-labelledby="keep">
              <h2 id="keep">${text('chat.transcript')}</h2>
              <div class="buttons">
                ${(['html', 'text'] as const).map((format) => html`<button class="outlined" type="button" @click=${() => shown.onTranscript(format)}>${icon(downloadIcon)}${text(`chat.transcript.${format}`)}</button>`)}
              </div>
            </section>
          `
          : nothing
      }
    </div>
  `;
}

function switchLine(
  id: string,
  label: string,
  help: string,
  on: boolean,
  disabled: boolean,
  onChange: (on: boolean) => void,
): TemplateResult {
  return html`
    <div class="line">
      <div>
        <label for=${id}>${label}</label>
        ${help ? html`<p class="help" dir="auto" id=${`${id}-help`}>${help}</p>` : nothing}
      </div>
      <input
        id=${id}
        type="checkbox"
        role="switch"
        aria-checked=${on}
        aria-describedby=${help ? `${id}-help` : nothing}
        .checked=${on}
        ?disabled=${disabled}
        @change=${({ target }: Event) => {
          const wanted = (target as HTMLInputElement).checked;
          // what is shown is what is so, and the browser may have to be asked first
          (target as HTMLInputElement).checked = on;
          onChange(wanted);
        }}
      />
    </div>
  `;
}
