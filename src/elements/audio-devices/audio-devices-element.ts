import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { phoneSettingsBook } from '../../locales/books/phone-settings-book.js';
import { voiceBook } from '../../locales/books/voice-book.js';
import {
  DeviceRequestEvent,
  HeadsetRequestEvent,
  MicrophonePermissionRequestEvent,
  SoundAdjustRequestEvent,
  SoundTestRequestEvent,
} from '../../events/audio-requests.js';
import type { WordKey } from '../../locales/words.js';
import type { AudioDevice, AudioState, DevicePurpose, SoundSettings } from '../../model/audio.js';
import { bellIcon } from '../icons/bell.js';
import { chevronDownIcon } from '../icons/chevron-down.js';
import { icon } from '../icons/icon.js';
import { micIcon } from '../icons/mic.js';
import { volume2Icon } from '../icons/volume-2.js';
import type { FollowLevel } from '../level-meter/level-meter-element.js';
import { audioDevicesStyles } from './audio-devices-element.css.js';
import { headsetRow } from './headset-row.js';
import { volumeSlider } from './volume-slider.js';

/** One of the three pickers. */
interface Picker {
  readonly purpose: DevicePurpose;
  readonly shape: SVGTemplateResult;
  readonly devices: readonly AudioDevice[];
  readonly changeable: boolean;
}

/** Tells how loud it is at the microphone, opening it meanwhile, or at the speaker. */
export type LevelSource = (purpose: 'microphone' | 'speaker', listener: (level: number) => void) => () => void;

const options = [
  ['noiseSuppression', 'devices.noise-suppression'],
  ['echoCancellation', 'devices.echo-cancellation'],
  ['autoGainControl', 'devices.auto-gain'],
] as const;
/** The microphone's gain is set in steps that sound alike: a quarter to four times, in dB. */
const decibels = { min: -12, max: 12 } as const;

/**
 * Lets the agent choose microphone, speaker and ringer, hear and see them, set
 * how loud they are and what is done to their voice, connect the buttons of a
 * headset, and allow the microphone. Where the browser cannot send sound to a
 * chosen device it says so, and where to choose instead.
 *
 * @fires cc-device-request - Another device is wanted.
 * @fires cc-sound-test-request - The speaker or the ringer is to be heard.
 * @fires cc-sound-adjust-request - Another volume, or something else to be done to the voice.
 * @fires cc-headset-request - The buttons of a headset are to work, or not any more.
 * @fires cc-microphone-permission-request - The browser is to be asked for the microphone.
 * @csspart picker - Label, picker and test button of one device, and how loud it is.
 * @csspart select - The picker itself.
 * @csspart test - Plays a sound on the device.
 * @csspart try - Opens the microphone, to see that it hears.
 * @csspart meter - How loud it is.
 * @csspart voice - What is done to the voice; folded away.
 * @csspart headset - The buttons of a headset.
 * @csspart note - What the browser or the agent's settings do not allow.
 * @csspart allow - Asks for the microphone.
 */
export class AudioDevicesElement extends LitElement {
  static readonly tagName = 'cc-audio-devices';
  static override styles: CSSResultGroup = audioDevicesStyles;

  /** Which devices there are and which are used. */
  @property({ attribute: false }) audio: AudioState | undefined;
  /** Where levels come from: `followLevel` of a `CallAudio`. No meters are shown without. */
  @property({ attribute: false }) levels: LevelSource | undefined;

  @state() private trying = false;
  readonly #locale = new LocaleController(this, phoneSettingsBook, voiceBook);
  readonly #followMicrophone: FollowLevel = (listener) => this.levels?.('microphone', listener) ?? (() => {});
  readonly #followSpeaker: FollowLevel = (listener) => this.levels?.('speaker', listener) ?? (() => {});

  override render(): TemplateResult | typeof nothing {
    const { audio } = this;
    if (!audio) return nothing;
    const { text } = this.#locale;
    const pickers: readonly Picker[] = [
      { purpose: 'microphone', shape: micIcon, devices: audio.microphones, changeable: true },
      { purpose: 'speaker', shape: volume2Icon, devices: audio.speakers, changeable: audio.canChooseSpeaker },
      { purpose: 'ringer', shape: bellIcon, devices: audio.speakers, changeable: audio.canChooseSpeaker },
    ];
    return html`
      ${this.#renderPermission(audio)}
      ${pickers.map((picker) => this.#renderPicker(picker, audio))}
      ${audio.canChooseSpeaker ? nothing : html`<p class="note" part="note" id="speaker-note">${text('devices.speaker-fixed')}</p>`}
      ${this.#renderVoice(audio.settings)}
      ${headsetRow(audio.headset, this.#locale, (wanted) => this.dispatchEvent(new HeadsetRequestEvent(wanted)))}
    `;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.trying = false;
  }

  // after the options are there, and whatever was picked meanwhile
  protected override updated(_changed: PropertyValues): void {
    for (const select of this.renderRoot.querySelectorAll('select')) select.value = this.#shownDevice(select.id as DevicePurpose);
  }

  // a device that is unplugged is still the one that was chosen
  #shownDevice(purpose: DevicePurpose): string {
    if (this.#away(purpose) !== undefined) return 'away';
    const { microphones = [], speakers = [], chosen } = this.audio ?? {};
    const id = chosen?.[purpose] ?? 'default';
    return (purpose === 'microphone' ? microphones : speakers).some((device) => device.id === id) ? id : 'default';
  }

  #away(purpose: DevicePurpose): string | undefined {
    const hint = this.audio?.hints.find((one) => one.kind === 'device-away' && one.purpose === purpose);
    return hint?.kind === 'device-away' ? hint.label : undefined;
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
              ${this.#renderOptions(purpose, devices, changeable)}
            </select>
            ${icon(chevronDownIcon)}
          </div>
          ${purpose === 'microphone' ? this.#renderTry(audio) : this.#renderTest(purpose)}
        </div>
        ${purpose === 'ringer' ? this.#renderRingerVolume(audio.settings) : this.#renderMeter(purpose, audio)}
      </div>
    `;
  }

  #renderOptions(purpose: DevicePurpose, devices: readonly AudioDevice[], changeable: boolean): readonly TemplateResult[] {
    const { text } = this.#locale;
    const away = this.#away(purpose);
    const known = devices.some(({ id }) => id === 'default') ? devices : [{ id: 'default', label: '' }, ...devices];
    if (devices.length === 0 && changeable && away === undefined) return [html`<option value="default">${text('devices.none')}</option>`];
    const there = known.map(
      ({ id, label }, index) =>
        html`<option value=${id}>${label || (id === 'default' ? text('devices.default') : text('devices.unnamed', { number: index }))}</option>`,
    );
    return away === undefined ? there : [...there, html`<option value="away" disabled>${text('devices.away', { device: away })}</option>`];
  }

  #renderTest(purpose: 'speaker' | 'ringer'): TemplateResult {
    const name: WordKey = `devices.test-${purpose}`;
    return html`
      <button class="outlined" part="test" type="button" aria-label=${this.#locale.text(name)} @click=${() => this.dispatchEvent(new SoundTestRequestEvent(purpose))}>
        ${this.#locale.text('devices.test')}
      </button>
    `;
  }

  #renderTry({ permission, microphones }: AudioState): TemplateResult | typeof nothing {
    if (!this.levels || permission === 'denied' || microphones.length === 0) return nothing;
    const { text } = this.#locale;
    return html`
      <button class="outlined" part="try" type="button" aria-label=${this.trying ? nothing : text('devices.test-microphone')} @click=${() => (this.trying = !this.trying)}>
        ${text(this.trying ? 'devices.stop' : 'devices.test')}
      </button>
    `;
  }

  #renderMeter(purpose: 'microphone' | 'speaker', { microphoneOpen }: AudioState): TemplateResult | typeof nothing {
    if (!this.levels) return nothing;
    const { text } = this.#locale;
    const [follow, isFollowed] =
      purpose === 'microphone' ? [this.#followMicrophone, microphoneOpen || this.trying] : [this.#followSpeaker, true];
    return html`
      <cc-level-meter part="meter" .follow=${isFollowed ? follow : undefined} label=${text(`devices.level-${purpose}`)}></cc-level-meter>
      ${purpose === 'microphone' && this.trying ? html`<p class="note" role="status">${text('devices.speak')}</p>` : nothing}
    `;
  }

  #renderRingerVolume({ ringerVolume }: SoundSettings): TemplateResult {
    return volumeSlider({
      label: this.#locale.text('devices.ringer-volume'),
      language: this.#locale.language,
      value: ringerVolume,
      volume: ringerVolume,
      range: { min: 0, max: 1, step: 0.05 },
      onChange: (volume) => this.#adjust({ ringerVolume: volume }),
    });
  }

  #renderVoice(settings: SoundSettings): TemplateResult {
    const { text, language } = this.#locale;
    return html`
      <details part="voice">
        <summary>${text('devices.voice')}${icon(chevronDownIcon)}</summary>
        ${volumeSlider({
          label: text('devices.gain'),
          isNamed: true,
          language,
          value: 20 * Math.log10(settings.microphoneGain),
          volume: settings.microphoneGain,
          range: { ...decibels, step: 1 },
          onChange: (gain) => this.#adjust({ microphoneGain: Math.round(10 ** (gain / 20) * 100) / 100 }),
        })}
        ${options.map(
          ([name, word]) => html`
            <label class="option">
              <input type="checkbox" name=${name} .checked=${settings[name]} @change=${(event: Event) => this.#onOption(name, event)} />
              <span>${text(word)}</span>
            </label>
          `,
        )}
      </details>
    `;
  }

  #adjust(change: Partial<SoundSettings>): void {
    this.dispatchEvent(new SoundAdjustRequestEvent(change));
  }

  #onOption(name: (typeof options)[number][0], { currentTarget }: Event): void {
    const box = currentTarget as HTMLInputElement;
    this.#adjust({ [name]: box.checked });
    // what is ticked is what is done
    box.checked = this.audio?.settings[name] ?? box.checked;
  }

  #onAllow(): void {
    this.dispatchEvent(new MicrophonePermissionRequestEvent());
  }

  #onChange(event: Event): void {
    const select = event.currentTarget as HTMLSelectElement;
    const purpose = select.id as DevicePurpose;
    this.dispatchEvent(new DeviceRequestEvent(purpose, select.value));
    // the picker shows what is used, not what was hoped for
    select.value = this.#shownDevice(purpose);
  }
}
