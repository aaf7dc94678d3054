import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { phoneSettingsBook } from '../../locales/books/phone-settings-book.js';
import { voiceBook } from '../../locales/books/voice-book.js';
import { DeviceRequestEvent, MicrophonePermissionRequestEvent, SoundTestRequestEvent } from '../../events/audio-requests.js';
import type { WordKey } from '../../locales/words.js';
import type { AudioDevice, AudioState, DevicePurpose } from '../../model/audio.js';
import { bellIcon } from '../icons/bell.js';
import { chevronDownIcon } from '../icons/chevron-down.js';
import { icon } from '../icons/icon.js';
import { micIcon } from '../icons/mic.js';
import { volume2Icon } from '../icons/volume-2.js';
import { audioDevicesStyles } from './audio-devices-element.css.js';

/** One of the three pickers. */
interface Picker {
  readonly purpose: DevicePurpose;
  readonly shape: SVGTemplateResult;
  readonly devices: readonly AudioDevice[];
  readonly changeable: boolean;
}

/**
 * Lets the agent choose microphone, speaker and ringer, hear them, and allow
 * the microphone. Where the browser cannot send sound to a chosen device it
 * says so, and where to choose instead.
 *
 * @fires cc-device-request - Another device is wanted.
 * @fires cc-sound-test-request - The speaker or the ringer is to be heard.
 * @fires cc-microphone-permission-request - The browser is to be asked for the microphone.
 * @csspart picker - Label, picker and test button of one device.
 * @csspart select - The picker itself.
 * @csspart test - Plays a sound on the device.
 * @csspart note - What the browser or the agent's settings do not allow.
 * @csspart allow - Asks for the microphone.
 */
export class AudioDevicesElement extends LitElement {
  static readonly tagName = 'cc-audio-devices';
  static override styles: CSSResultGroup = audioDevicesStyles;

  /** Which devices there are and which are used. */
  @property({ attribute: false }) audio: AudioState | undefined;

  readonly #locale = new LocaleController(this, voiceBook, phoneSettingsBook);

  override render(): TemplateResult | typeof nothing {
    const { audio } = this;
    if (!audio) return nothing;
    const pickers: readonly Picker[] = [
      { purpose: 'microphone', shape: micIcon, devices: audio.microphones, changeable: true },
      { purpose: 'speaker', shape: volume2Icon, devices: audio.speakers, changeable: audio.canChooseSpeaker },
      { purpose: 'ringer', shape: bellIcon, devices: audio.speakers, changeable: audio.canChooseSpeaker },
    ];
    return html`
      ${this.#renderPermission(audio)}
      ${pickers.map((picker) => this.#renderPicker(picker, audio))}
      ${audio.canChooseSpeaker ? nothing : html`<p class="note" part="note" id="speaker-note">${this.#locale.text('devices.speaker-fixed')}</p>`}
    `;
  }

  // after the options are there, and whatever was picked meanwhile
  protected override updated(_changed: PropertyValues): void {
    for (const select of this.renderRoot.querySelectorAll('select'))
      select.value = this.audio?.chosen[select.id as DevicePurpose] ?? 'default';
  }

  #renderPermission({ permission }: AudioState): TemplateResult | typeof nothing {
    const { text } = this.#locale;
    if (permission === 'granted') return nothing;
    const denied = permission === 'denied';
    return html`
      <div class="permission ${denied ? 'denied' : ''}" part="note">
        <p>${text(denied ? 'devices.denied' : 'devices.ask')}</p>
        <button class=${denied ? 'outlined' : 'primary'} part="allow" type="button" @click=${this.#onAllow}>
          ${text(denied ? 'phone.try-again' : 'devices.allow')}
        </button>
      </div>
    `;
  }

  #renderPicker({ purpose, shape, devices, changeable }: Picker, audio: AudioState): TemplateResult {
    const { text } = this.#locale;
    const open = purpose === 'microphone' && audio.microphoneOpen;
    return html`
      <div class="picker" part="picker">
        <label for=${purpose}>${icon(shape)}${text(`devices.${purpose}`)}${open ? html`<span class="open">${text('devices.microphone-open')}</span>` : nothing}</label>
        <div class="row">
          <div class="select">
            <select
              part="select"
              id=${purpose}
              aria-describedby=${changeable ? nothing : 'speaker-note'}
              ?disabled=${!changeable}
              @change=${this.#onChange}
            >
              ${this.#renderOptions(devices, changeable)}
            </select>
            ${icon(chevronDownIcon)}
          </div>
          ${purpose === 'microphone' ? nothing : this.#renderTest(purpose)}
        </div>
      </div>
    `;
  }

  #renderOptions(devices: readonly AudioDevice[], changeable: boolean): readonly TemplateResult[] {
    const { text } = this.#locale;
    const known = devices.some(({ id }) => id === 'default') ? devices : [{ id: 'default', label: '' }, ...devices];
    if (devices.length === 0 && changeable) return [html`<option value="default">${text('devices.none')}</option>`];
    return known.map(
      ({ id, label }, index) =>
        html`<option value=${id}>${label || (id === 'default' ? text('devices.default') : text('devices.unnamed', { number: index }))}</option>`,
    );
  }

  #renderTest(purpose: 'speaker' | 'ringer'): TemplateResult {
    const name: WordKey = `devices.test-${purpose}`;
    return html`
      <button class="outlined" part="test" type="button" aria-label=${this.#locale.text(name)} @click=${() => this.dispatchEvent(new SoundTestRequestEvent(purpose))}>
        ${this.#locale.text('devices.test')}
      </button>
    `;
  }

  #onAllow(): void {
    this.dispatchEvent(new MicrophonePermissionRequestEvent());
  }

  #onChange(event: Event): void {
    const select = event.currentTarget as HTMLSelectElement;
    const purpose = select.id as DevicePurpose;
    this.dispatchEvent(new DeviceRequestEvent(purpose, select.value));
    // the picker shows what is used, not what was hoped for
    select.value = this.audio?.chosen[purpose] ?? 'default';
  }
}
