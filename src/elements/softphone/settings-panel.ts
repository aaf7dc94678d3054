import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { AudioState } from '../../model/audio.js';
import { arrowLeftIcon } from '../icons/arrow-left.js';
import { icon } from '../icons/icon.js';
import { shortcuts } from './shortcuts.js';

/** What the settings show. */
export interface SettingsPanel {
  readonly locale: LocaleController;
  readonly audio: AudioState | undefined;
  /** Whether the keyboard shortcuts work. */
  readonly keyboard: boolean;
  readonly onClose: () => void;
}

/** The settings: devices, and the keyboard shortcuts there are. */
export function settingsPanel({ locale: { text }, audio, keyboard, onClose }: SettingsPanel): TemplateResult {
  return html`
    <div class="settings" part="settings">
      <header>
        <button class="icon-only back" type="button" aria-label=${text('settings.close')} title=${text('settings.close')} @click=${onClose}>${icon(arrowLeftIcon)}</button>
        <h2>${text('settings.title')}</h2>
      </header>
      ${
        audio
          ? html`<section aria-labelledby="sound">
            <h3 id="sound">${text('call.sound')}</h3>
            <cc-audio-devices .audio=${audio}></cc-audio-devices>
          </section>`
          : nothing
      }
      ${
        keyboard
          ? html`<section aria-labelledby="keyboard">
            <h3 id="keyboard">${text('settings.shortcuts')}</h3>
            <p dir="auto">${text('settings.shortcuts-help')}</p>
            <dl>
              ${shortcuts.map(({ letter, word }) => html`<div><dt>${text(word)}</dt><dd dir="ltr"><kbd>Alt</kbd><kbd>${letter}</kbd></dd></div>`)}
            </dl>
          </section>`
          : nothing
      }
    </div>
  `;
}
