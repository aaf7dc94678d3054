import { type CSSResultGroup, html, LitElement, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { CameraChoiceRequestEvent } from '../../events/camera-choice-request.js';
import { CameraRequestEvent } from '../../events/click-to-call-events.js';
import { ScreenRequestEvent } from '../../events/screen-request.js';
import { callExtrasBook } from '../../locales/books/call-extras-book.js';
import type { CallExtrasKey } from '../../locales/call-extras-keys.js';
import type { Call } from '../../model/call.js';
import { eyeOffIcon } from '../icons/eye-off.js';
import { eyeIcon } from '../icons/eye.js';
import { icon } from '../icons/icon.js';
import { maximizeIcon } from '../icons/maximize.js';
import { minimizeIcon } from '../icons/minimize.js';
import { pauseIcon } from '../icons/pause.js';
import { pictureInPicture2Icon } from '../icons/picture-in-picture-2.js';
import { screenShareOffIcon } from '../icons/screen-share-off.js';
import { screenShareIcon } from '../icons/screen-share.js';
import { videoOffIcon } from '../icons/video-off.js';
import { videoIcon } from '../icons/video.js';
import { callVideoStyles } from './call-video-element.css.js';

/** A camera that can be chosen. */
export interface ShownCamera {
  readonly id: string;
  readonly label: string;
  readonly chosen: boolean;
}

const corners = ['bottom-end', 'bottom-start', 'top-start', 'top-end'] as const;

/**
 * The pictures of a call: the far end large, the own one small, in a corner of
 * its user's choice or hidden; mirrored, as people know themselves, but never a
 * screen. What can be done stands on the picture and does not move.
 *
 * @fires cc-camera-request - The agent wants to be seen, or not to be.
 * @fires cc-screen-request - The agent wants to show the screen, or not any more.
 * @fires cc-camera-choice-request - The agent wants another camera.
 * @csspart pictures - All of it.
 * @csspart far-view - The far end's picture.
 * @csspart self-view - The own picture.
 * @csspart dark - Says why there is no picture.
 * @csspart sharing - Says that the screen is shown.
 * @csspart bar - The buttons.
 * @csspart camera - Turns the camera on and off.
 * @csspart screen - Shows the screen, or not.
 * @csspart choice - The choice of cameras, where there are several.
 */
export class CallVideoElement extends LitElement {
  static readonly tagName = 'cc-call-video';
  static override styles: CSSResultGroup = callVideoStyles;

  /** Whose pictures they are. */
  @property({ attribute: false }) call: Call | undefined;
  /** What the far end sends. Its sound is not played here. */
  @property({ attribute: false }) remoteStream: MediaStream | undefined;
  /** What is sent to the far end. */
  @property({ attribute: false }) localStream: MediaStream | undefined;
  /** The cameras that there are; with fewer than two there is no choice. */
  @property({ attribute: false }) cameras: readonly ShownCamera[] = [];

  readonly #locale = new LocaleController(this, callExtrasBook);
  #corner = 0;
  #hidden = false;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('fullscreenchange', this.#onFullScreen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('fullscreenchange', this.#onFullScreen);
  }

  override render(): TemplateResult | typeof nothing {
    const { call } = this;
    if (!call) return nothing;
    const { text } = this.#locale;
    const held = call.hold !== 'none';
    return html`
      <div class="pictures" part="pictures" role="group" aria-label=${text('video.label')}>
        ${
          call.picture && this.remoteStream && !held
            ? html`<video class="far-view" part="far-view" autoplay playsinline .muted=${true} .srcObject=${this.remoteStream} aria-label=${text('video.far-view')}></video>`
            : html`<p class="dark" part="dark">${icon(held ? pauseIcon : videoOffIcon)}${text(held ? 'video.held' : 'video.no-picture')}</p>`
        }
        ${this.#renderSelf(call)}
        ${call.screen ? html`<p class="sharing" part="sharing" role="status">${text('video.sharing')}</p>` : nothing}
        <div class="bar" part="bar">${this.#renderBar(call)}</div>
      </div>
      ${this.cameras.length > 2 && call.camera ? this.#renderChoice() : nothing}
    `;
  }

  #renderSelf(call: Call): TemplateResult | typeof nothing {
    if (!this.localStream || this.#hidden || call.hold !== 'none' || !(call.camera || call.screen)) return nothing;
    const { text } = this.#locale;
    const move = text('video.move-self');
    return html`
      <button class="self ${corners[this.#corner % corners.length] ?? ''}" type="button" aria-label=${move} title=${move} @click=${this.#onMove}>
        <video class=${call.screen ? '' : 'mirrored'} part="self-view" autoplay playsinline .muted=${true} .srcObject=${this.localStream} aria-label=${text('video.self-view')}></video>
      </button>
    `;
  }

  #renderBar(call: Call): readonly (TemplateResult | typeof nothing)[] {
    const { camera, screen, can, id } = call;
    const full = this.#isFull;
    const pictureInPicture = typeof document.exitPictureInPicture === 'function' && document.pictureInPictureEnabled;
    return [
      can.video || camera
        ? this.#renderButton('camera', camera ? 'video.camera-off' : 'video.camera-on', camera ? videoIcon : videoOffIcon, camera, () =>
            this.dispatchEvent(new CameraRequestEvent(!camera, id)),
          )
        : nothing,
      can.screen || screen
        ? this.#renderButton(
            'screen',
            screen ? 'video.screen-off' : 'video.screen-on',
            screen ? screenShareOffIcon : screenShareIcon,
            screen,
            () => this.dispatchEvent(new ScreenRequestEvent(id, !screen)),
          )
        : nothing,
      camera || screen
        ? this.#renderButton(
            'hide',
            this.#hidden ? 'video.show-self' : 'video.hide-self',
            this.#hidden ? eyeIcon : eyeOffIcon,
            undefined,
            () => {
              this.#hidden = !this.#hidden;
              this.requestUpdate();
            },
          )
        : nothing,
      pictureInPicture && call.picture
        ? this.#renderButton('pop-out', 'video.picture-in-picture', pictureInPicture2Icon, undefined, () => void this.#popOut())
        : nothing,
      document.fullscreenEnabled
        ? this.#renderButton(
            'full-screen',
            full ? 'video.leave-full-screen' : 'video.full-screen',
            full ? minimizeIcon : maximizeIcon,
            undefined,
            () => void this.#toggleFull(),
          )
        : nothing,
    ];
  }

  #renderButton(
    name: string,
    word: CallExtrasKey,
    shape: SVGTemplateResult,
    pressed: boolean | undefined,
    press: () => void,
  ): TemplateResult {
    const label = this.#locale.text(word);
    return html`
      <button class="icon-only" part=${name} type="button" aria-pressed=${pressed ?? nothing} aria-label=${label} title=${label} @click=${press}>${icon(shape)}</button>
    `;
  }

  #renderChoice(): TemplateResult {
    const { text } = this.#locale;
    const name = (label: string, id: string, index: number): string =>
      label || (id === 'default' ? text('video.default-camera') : text('video.unnamed-camera', { number: index }));
    return html`
      <label class="choice" part="choice">
        <span>${text('video.choose-camera')}</span>
        <select @change=${this.#onChoose}>
          ${this.cameras.map(({ id, label, chosen }, index) => html`<option value=${id} ?selected=${chosen}>${name(label, id, index)}</option>`)}
        </select>
      </label>
    `;
  }

  get #isFull(): boolean {
    return this.shadowRoot?.fullscreenElement != null;
  }

  // what is refused here was refused by the browser's user or policy, and nothing has changed
  async #toggleFull(): Promise<void> {
    const pictures = this.shadowRoot?.querySelector('.pictures');
    await (this.#isFull ? document.exitFullscreen() : pictures?.requestFullscreen())?.catch(() => undefined);
  }

  async #popOut(): Promise<void> {
    const video = this.shadowRoot?.querySelector<HTMLVideoElement>('.far-view');
    await video?.requestPictureInPicture().catch(() => undefined);
  }

  #onMove(): void {
    this.#corner++;
    this.requestUpdate();
  }

  #onChoose(event: Event): void {
    this.dispatchEvent(new CameraChoiceRequestEvent((event.target as HTMLSelectElement).value));
  }

  readonly #onFullScreen = (): void => this.requestUpdate();
}
