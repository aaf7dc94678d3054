import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { DeviceRequestEvent } from '../../events/audio-requests.js';
import { ClickToCallDismissRequestEvent, ClickToCallRequestEvent } from '../../events/click-to-call-events.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { callPanelBook } from '../../locales/books/call-panel-book.js';
import type { AudioState } from '../../model/audio.js';
import type { CallMedia } from '../../model/click-to-call.js';
import type { CcError } from '../../model/error.js';
import { deviceChoice } from '../call-panel/device-choice.js';
import { errorKey } from '../call-panel/panel-words.js';
import { circleAlertIcon } from '../icons/circle-alert.js';
import { circleCheckIcon } from '../icons/circle-check.js';
import { icon } from '../icons/icon.js';
import { micIcon } from '../icons/mic.js';
import { SettlingController } from '../settling/settling-controller.js';
import { microphoneCheckStyles } from './microphone-check-element.css.js';

/** A voice, not the noise of a room. */
const voice = 0.3;
/** So many measures of a voice are no knock at the microphone. */
const enough = 4;
/** After this time without a voice something may be wrong, in ms. */
const patience = 6000;
const bars = 12;

/**
 * Shows a visitor that they are heard, before their first call: a level that
 * moves with their voice, and a word when it was enough. They may call without
 * waiting for it. Nothing is recorded, nothing is played.
 *
 * @fires cc-click-to-call-request - The visitor wants to call now.
 * @fires cc-click-to-call-dismiss-request - The visitor does not want to call.
 * @fires cc-device-request - Another microphone is wanted.
 * @slot fallback - Another way to the same people, shown when the microphone cannot be had.
 * @csspart base - The whole check.
 * @csspart title - What this is.
 * @csspart detail - What to do, or what was found.
 * @csspart level - How loud it is, for a screen reader.
 * @csspart bars - The same, to be seen.
 * @csspart call - Calls.
 * @csspart close - Puts the check away.
 */
export class MicrophoneCheckElement extends LitElement {
  static readonly tagName = 'cc-microphone-check';
  static override styles: CSSResultGroup = microphoneCheckStyles;

  /** How loud the microphone is now, 0 to 1; undefined before it is open. */
  @property({ attribute: false }) level: number | undefined;
  /** Why the microphone cannot be had. */
  @property({ attribute: false }) error: CcError | undefined;
  /** What the call will carry. */
  @property() media: CallMedia = 'voice';
  /** Which devices there are and which are used. Without it none can be chosen. */
  @property({ attribute: false }) audio: AudioState | undefined;
  /** What time it is. */
  @property({ attribute: false }) clock: Clock = systemClock;

  readonly #locale = new LocaleController(this, callPanelBook);
  readonly #settling = new SettlingController(this, () => this.clock);
  #voiced = 0;
  #isQuiet = false;
  #stopWaiting: () => void = () => {};

  /** A voice has been heard. */
  get heard(): boolean {
    return this.#voiced >= enough;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWaiting();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#settling.show('check');
    if (!changed.has('level') || this.level === undefined) return;
    if (this.level >= voice) this.#voiced++;
    if (changed.get('level') === undefined) this.#wait();
  }

  override render(): TemplateResult {
    const { text } = this.#locale;
    const { error, heard } = this;
    const detail = error
      ? text(errorKey(error))
      : heard
        ? text('call-panel.check-heard')
        : this.level === undefined
          ? text('call-panel.allow-microphone')
          : text(this.#isQuiet ? 'call-panel.check-quiet' : 'call-panel.check-speak');
    return html`
      <div class="check ${error ? 'wrong' : heard ? 'heard' : ''}" part="base" role="group" tabindex="-1" aria-labelledby="title" lang=${this.#locale.language}>
        <div class="status">
          <span class="sign">${icon(error ? circleAlertIcon : heard ? circleCheckIcon : micIcon)}</span>
          <div class="words">
            <p class="title" part="title" id="title">${text('call-panel.check-title')}</p>
            <p class="detail" part="detail" role="status">${detail}</p>
          </div>
        </div>
        ${error ? html`<slot name="fallback"></slot>` : this.#renderLevel()}
        ${this.audio && this.audio.microphones.length > 1 && !error ? deviceChoice('microphone', this.audio, this.#locale, (purpose, id) => this.dispatchEvent(new DeviceRequestEvent(purpose, id))) : nothing}
        <div class="actions">
          <button class="positive" part="call" type="button" @click=${this.#onCall}>${error ? text('call-panel.again') : text(this.media === 'video' ? 'call-panel.check-call-video' : 'call-panel.check-call')}</button>
          <button class="tonal" part="close" type="button" @click=${this.#onClose}>${text('call-panel.cancel')}</button>
        </div>
      </div>
    `;
  }

  #renderLevel(): TemplateResult {
    const level = this.level ?? 0;
    return html`
      <meter class="visually-hidden" part="level" min="0" max="100" aria-label=${this.#locale.text('call-panel.check-level')} .value=${Math.round(level * 100)}></meter>
      <div class="level" part="bars" aria-hidden="true">
        ${Array.from({ length: bars }, (_, index) => html`<span class=${level * bars > index ? 'lit' : ''}></span>`)}
      </div>
    `;
  }

  #wait(): void {
    this.#stopWaiting();
    this.#stopWaiting = this.clock.after(patience, () => {
      this.#isQuiet = true;
      this.requestUpdate();
    });
  }

  #onCall(): void {
    if (this.#settling.settled) this.dispatchEvent(new ClickToCallRequestEvent(this.media));
  }

  #onClose(): void {
    this.dispatchEvent(new ClickToCallDismissRequestEvent());
  }
}
