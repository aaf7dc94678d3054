import { ContextConsumer } from '@lit/context';
import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators/property.js';
import { type ClickToCall, clickToCallContext } from '../../context/contexts.js';
import { LocaleController } from '../../context/locale-controller.js';
import { StoreController } from '../../context/store-controller.js';
import { wantedContext } from '../../context/wanted-context.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { callButtonBook } from '../../locales/books/call-button-book.js';
import type { CallMedia, ClickToCallStage } from '../../model/click-to-call.js';
import { icon } from '../icons/icon.js';
import { phoneIcon } from '../icons/phone.js';
import { videoIcon } from '../icons/video.js';
import { BoundButtonController } from './bound-button.js';
import { callButtonStyles } from './call-button-element.css.js';
import { type CallObstacle, callObstacle } from './call-obstacle.js';
import type { CallButtonHost, CallButtonFlow } from './call-button-flow.js';

/**
 * Lets a visitor call from the page: a button of its own, or the page's by
 * `for`. From the press on a panel shows how far the call has come, what can be
 * done to it, and why it ended. Before the first call the visitor sees that
 * they are heard. Everything that a call needs is loaded when somebody seems
 * about to press.
 *
 * Where no call is possible (an old browser, a page without https or without
 * permission for the microphone, a tenant without calls) it says so, and offers
 * the number in `tel` or the chat instead.
 *
 * @slot - What is written on the button. Default: "Call us".
 * @fires cc-click-to-call-request - The visitor wants to talk. A page that prevents it forbids the call.
 * @fires cc-click-to-call-cancel-request - The visitor gives up or hangs up.
 * @fires cc-click-to-call-dismiss-request - The visitor has read how it ended.
 * @fires cc-mute-request - The visitor does not want to be heard.
 * @fires cc-unmute-request - The visitor wants to be heard again.
 * @fires cc-camera-request - The visitor wants to be seen, or not to be.
 * @fires cc-dtmf-request - A telephone key was pressed.
 * @fires cc-device-request - Another microphone or speaker is wanted.
 * @fires cc-chat-open-request - The visitor would rather write.
 * @fires cc-click-to-call-state-change - The request went on. Only with `clickToCall` set; else the desk tells.
 * @fires cc-error - Something failed. Likewise.
 * @csspart button - The button.
 * @csspart video-button - The button for video, with `media="choice"`.
 * @csspart reason - Why no call is possible.
 * @csspart fallback - The number, or the way to the chat.
 * @csspart float - Frame of the panel or the microphone check.
 * @cssprop [--cc-call-panel-inset=16px] - Distance of the floating panel from the corner of the window.
 * @cssprop [--cc-color-scheme=light dark] - `light`, `dark`, or what the reader's system says.
 * @cssprop [--cc-color-brand=#2f5fe0] - The one colour of the page's brand.
 * @cssprop [--cc-font-family=system-ui] - Font.
 * @cssprop [--cc-font-size=0.875rem] - Size of plain text; everything follows it.
 * @cssprop [--cc-radius=8px] - Corners of surfaces.
 */
export class CallButtonElement extends LitElement implements CallButtonHost {
  static readonly tagName = 'cc-call-button';
  static override styles: CSSResultGroup = callButtonStyles;
  /** Loads what a call needs; set where the tag is defined. */
  static load: (() => Promise<{ readonly create: (host: CallButtonHost) => CallButtonFlow }>) | undefined;

  /** `voice`, `video`, or `choice` for a button each. */
  @property() media: CallMedia | 'choice' = 'voice';
  /** Id of the page's own button in the same document or shadow root. It may come later and be replaced. */
  @property({ attribute: 'for' }) boundTo: string | undefined;
  /** A telephone number that reaches the same people, offered where no call is possible. */
  @property() tel: string | undefined;
  /** `chat` offers the desk's chat window where no call is possible. */
  @property() fallback: 'chat' | undefined;
  /** More for the agent, by field name; as an attribute in JSON. Untrusted there. */
  @property({ type: Object }) context: Readonly<Record<string, string>> | undefined;
  /** Asked before each call; anything but `true` forbids it. */
  @property({ attribute: false }) authorize: ((media: CallMedia) => boolean | Promise<boolean>) | undefined;
  /** Calls without the microphone check before the first call. */
  @property({ type: Boolean, attribute: 'no-microphone-check' }) noMicrophoneCheck = false;
  /** Where the panel is: in a corner of the window, or where the tag stands. */
  @property() panel: 'floating' | 'inline' = 'floating';
  /** How far the request has come. Reflected, for the page's styles. */
  @property({ reflect: true, useDefault: true }) stage: ClickToCallStage = 'idle';
  /** What time it is. */
  @property({ attribute: false }) clock: Clock = systemClock;

  readonly #locale = new LocaleController(this, callButtonBook);
  readonly #wanted = new ContextConsumer(this, { context: wantedContext, subscribe: true });
  readonly #calls = new StoreController(this, clickToCallContext, { onSource: () => this.#onSource() });
  #ownClickToCall: ClickToCall | undefined;
  #loading: Promise<CallButtonFlow> | undefined;
  #flow: CallButtonFlow | undefined;
  #state: 'rest' | 'busy' | 'failed' = 'rest';

  constructor() {
    super();
    new BoundButtonController(this, {
      id: () => this.boundTo,
      onIntent: () => this.#prepare(),
      onPress: (event) => this.#onBoundPress(event),
    });
  }

  /** The service to use, whatever the desk offers. Its facts are dispatched here. */
  @property({ attribute: false })
  get clickToCall(): ClickToCall | undefined {
    return this.#ownClickToCall;
  }
  set clickToCall(clickToCall: ClickToCall | undefined) {
    this.#ownClickToCall = clickToCall;
    this.#calls.use(clickToCall);
  }

  /** @internal */
  get source(): ClickToCall | undefined {
    return this.#calls.source;
  }

  /** Asks for a call, as a press would. Resolves when it was asked for, or something stood in the way; how it goes on is in the state. */
  async call(media: CallMedia = this.media === 'video' ? 'video' : 'voice'): Promise<void> {
    if (this.#state === 'busy' && !this.#flow?.isOpen) return;
    this.#show('busy');
    try {
      await (await this.#load()).press(media);
      if (this.#state === 'busy') this.#show('rest');
    } catch {
      this.#show('failed');
    }
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.stage = this.#calls.value?.stage ?? 'idle';
    // what is in the way is said by what is loaded, too; a bound button may never be pressed
    if (this.#obstacle && this.boundTo === undefined) this.#load().catch(() => undefined);
  }

  override render(): TemplateResult {
    const failed = this.#state === 'failed';
    return html`
      ${this.boundTo !== undefined || (this.#flow && this.#obstacle) ? nothing : this.#renderButtons()}
      <p class=${failed ? 'reason' : 'silent'} role="status">${failed ? this.#locale.text('call-button.retry') : nothing}</p>
      ${this.#flow?.render() ?? nothing}
    `;
  }

  get #obstacle(): CallObstacle | undefined {
    const page = this.ownerDocument.defaultView;
    return page && !this.#flow?.isOpen ? callObstacle(page, this.#calls.value?.abilities, this.#flow?.isMissed) : undefined;
  }

  #renderButtons(): TemplateResult {
    const { media } = this;
    if (media !== 'choice') return this.#renderButton(media, 'button');
    const hasVideo = this.#calls.value?.abilities?.video !== false;
    return html`<div class="choice">${this.#renderButton('voice', 'button')}${hasVideo ? this.#renderButton('video', 'video-button') : nothing}</div>`;
  }

  #renderButton(media: CallMedia, part: 'button' | 'video-button'): TemplateResult {
    const live = part === 'button' ? this.#flow?.words : undefined;
    const label = live?.title ?? this.#locale.text(media === 'video' ? 'call-button.video' : 'call-button.call');
    return html`
      <button
        class="call ${live?.look ?? ''} ${part}"
        part=${part}
        type="button"
        aria-busy=${(this.#state === 'busy' || this.#flow?.isAsking === true) && !live}
        @pointerenter=${this.#prepare}
        @pointerdown=${this.#prepare}
        @focus=${this.#prepare}
        @click=${() => void this.call(media)}
      >
        ${icon(media === 'video' ? videoIcon : phoneIcon)}
        <span>${part === 'button' && !live ? html`<slot>${label}</slot>` : label}</span>
      </button>
    `;
  }

  readonly #prepare = (): void => {
    void this.source?.prepare();
    // told when it is pressed
    this.#load().catch(() => undefined);
  };

  #load(): Promise<CallButtonFlow> {
    void this.#wanted.value?.want('click-to-call');
    this.#loading ??= this.#open().catch((cause: unknown) => {
      this.#loading = undefined; // another press, another try
      throw cause;
    });
    return this.#loading;
  }

  async #open(): Promise<CallButtonFlow> {
    this.#flow = (await CallButtonElement.load?.())?.create(this);
    if (!this.#flow) throw new Error('the tag was not defined by its define file');
    this.requestUpdate();
    return this.#flow;
  }

  #show(state: 'rest' | 'busy' | 'failed'): void {
    this.#state = state;
    this.requestUpdate();
  }

  #onSource(): void {
    this.#flow?.changed();
    if (this.#loading) void this.source?.prepare();
  }

  #onBoundPress(event: Event): void {
    // where no call is possible, what a link does by itself may be the better way: it may be a tel: link
    const isLink = event.target instanceof Element && event.target.closest('a[href]') !== null;
    if (!this.#obstacle || !isLink) event.preventDefault();
    void this.call();
  }
}
