import { html, nothing, type TemplateResult } from 'lit';
import type { WordKey } from '../../locales/words.js';
import { callCheckBook } from '../../locales/books/call-check-book.js';
import { phoneSettingsBook } from '../../locales/books/phone-settings-book.js';
import { openBook } from '../../locales/languages.js';
import type { LevelSource } from '../audio-devices/audio-devices-element.js';
import { answerSoundRequests } from '../audio-devices/sound-requests.js';
import { AttentionSetting } from './attention-setting.js';
import { AutoAnswerSetting } from '../auto-answer/auto-answer-setting.js';
import { NotReadySetting } from './not-ready-setting.js';
import { icon } from '../icons/icon.js';
import { shieldCheckIcon } from '../icons/shield-check.js';
import { addStyles } from '../late-part/late-styles.js';
import type { PhoneView, ViewHost } from './phone-view.js';
import { settingsViewStyles } from './settings-view.css.js';
import { keysOf, type ShortcutAction, shortcutKeys, shortcutWords } from './shortcuts.js';

/** The settings: devices, and the keyboard shortcuts there are. */
export class SettingsView implements PhoneView {
  readonly title: WordKey = 'settings.title';
  readonly #host: ViewHost;
  readonly #attention: AttentionSetting;
  readonly #autoAnswer: AutoAnswerSetting;
  readonly #notReady: NotReadySetting;

  readonly #levels: LevelSource = (purpose, listener) => this.#host.audioSource?.followLevel(purpose, listener) ?? (() => {});

  constructor(host: ViewHost) {
    openBook(phoneSettingsBook);
    openBook(callCheckBook);
    addStyles(host, settingsViewStyles);
    this.#host = host;
    answerSoundRequests(host, () => this.#host.audioSource);
    this.#attention = new AttentionSetting(host);
    this.#autoAnswer = new AutoAnswerSetting(host);
    this.#notReady = new NotReadySetting(host);
  }

  render(): TemplateResult {
    return html`${this.#renderSound()}${this.#autoAnswer.render()}${this.#notReady.render()}${this.#attention.render()}${this.#renderCheck()}${this.#renderShortcuts()}`;
  }

  #renderSound(): TemplateResult | typeof nothing {
    const { audioState, phoneState, locale } = this.#host;
    if (!audioState) return nothing;
    return html`
      <section aria-labelledby="sound">
        <h3 id="sound">${locale.text('call.sound')}</h3>
        ${phoneState?.registration.soundsItself ? html`<p>${locale.text('settings.sounds-itself')}</p>` : nothing}
        <cc-audio-devices .audio=${audioState} .levels=${this.#levels}></cc-audio-devices>
      </section>
    `;
  }

  #renderCheck(): TemplateResult {
    const { text } = this.#host.locale;
    return html`
      <section aria-labelledby="check">
        <h3 id="check">${text('check.title')}</h3>
        <p>${text('check.intro')}</p>
        <button class="outlined" type="button" data-view="check" @click=${() => this.#host.openView('check')}>${icon(shieldCheckIcon)}${text('check.open')}</button>
      </section>
    `;
  }

  #renderShortcuts(): TemplateResult | typeof nothing {
    const { noShortcuts, locale, shortcuts } = this.#host;
    const { text } = locale;
    const chords = shortcutKeys(this.#host.shortcutKeys);
    const actions = (Object.keys(shortcutWords) as ShortcutAction[]).filter((action) => chords[action]);
    if (noShortcuts || actions.length === 0) return nothing;
    return html`
      <section aria-labelledby="keyboard">
        <h3 id="keyboard">${text('settings.shortcuts')}</h3>
        <p>${text(shortcuts === 'page' ? 'settings.shortcuts-page' : 'settings.shortcuts-help')}</p>
        <dl>
          ${actions.map((action) => html`<div><dt>${text(shortcutWords[action])}</dt><dd dir="ltr">${keysOf(chords[action]).map((key) => html`<kbd>${key}</kbd>`)}</dd></div>`)}
        </dl>
      </section>
    `;
  }
}
