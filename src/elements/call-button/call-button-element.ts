import { ContextConsumer } from '@lit/context';
import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { type ClickToCall, clickToCallContext } from '../../context/contexts.js';
import { LocaleController } from '../../context/locale-controller.js';
import { StoreController } from '../../context/store-controller.js';
import { wantedContext } from '../../context/wanted-context.js';
import { ChatOpenRequestEvent } from '../../events/chat-requests.js';
import { ClickToCallRequestEvent } from '../../events/click-to-call-events.js';
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

/** How long a page may take to bring its click-to-call before it is missed, in ms. */
const patience = 2500;

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
  static load: ((host: CallButtonHost) => Promise<CallButtonFlow>) | undefined;

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
  #state: 'rest' | 'busy' | 'failed' | 'refused' = 'rest';
  #asked = false;
  #missing = false;
  #onServed: () => void = () => {};

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

  /** Asks for a call, as a press would. Resolves when the request has been taken, is over, or did not begin. */
  async call(media: CallMedia = this.media === 'video' ? 'video' : 'voice'): Promise<void> {
    if (this.#flow?.isOpen) return this.#flow.focus();
    if (this.#state === 'busy') return;
    this.#asked = true;
    if (this.#obstacle) return this.requestUpdate();
    const hasFlow = this.#flow !== undefined;
    if (!this.dispatchEvent(new ClickToCallRequestEvent(media)) || hasFlow) return;
    // a flow that is there has heard it
    await this.#whileBusy(async () => {
      const flow = await this.#load();
      if (await this.#isServed()) await flow.start(media);
    });
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.stage = this.#calls.value?.stage ?? 'idle';
  }

  override render(): TemplateResult {
    const obstacle = this.#obstacle;
    const bound = this.boundTo !== undefined;
    return html`
      ${bound || obstacle ? nothing : this.#renderButtons()}
      ${obstacle && (!bound || this.#asked) ? this.#renderObstacle(obstacle) : nothing}
      ${this.#renderTrouble()} ${this.#flow?.render(this.#renderFallback()) ?? nothing}
    `;
  }

  get #obstacle(): CallObstacle | undefined {
    const page = this.ownerDocument.defaultView;
    if (!page) return undefined;
    if (this.#flow?.isOpen) return undefined;
    return callObstacle(page, this.#calls.value?.abilities) ?? (this.#missing ? 'unsupported' : undefined);
  }

  #renderButtons(): TemplateResult {
    const { media } = this;
    if (media !== 'choice') return this.#renderButton(media, 'button');
    return html`<div class="choice">${this.#renderButton('voice', 'button')}${this.#offersVideo ? this.#renderButton('video', 'video-button') : nothing}</div>`;
  }

  #renderButton(media: CallMedia, part: 'button' | 'video-button'): TemplateResult {
    const { text } = this.#locale;
    const live = part === 'button' ? this.#flow?.words : undefined;
    const label = live?.title ?? text(media === 'video' ? 'call-button.video' : 'call-button.call');
    return html`
      <button
        class="call ${live?.look ?? ''} ${part === 'button' ? 'primary' : 'outlined'}"
        part=${part}
        type="button"
        aria-busy=${this.#state === 'busy'}
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

  #renderTrouble(): TemplateResult {
    const word = this.#state === 'failed' ? 'call-button.retry' : this.#state === 'refused' ? 'call-button.refused' : undefined;
    return html`<p class="reason ${word ? '' : 'silent'}" part="reason" role="status">${word ? this.#locale.text(word) : ''}</p>`;
  }

  #renderObstacle(obstacle: CallObstacle): TemplateResult {
    return html`
      <div class="obstacle">
        ${this.#renderFallback()}
        <p class="reason" part="reason">${this.#locale.text(`call-button.${obstacle}`)}</p>
      </div>
    `;
  }

  #renderFallback(): TemplateResult | typeof nothing {
    const { text } = this.#locale;
    if (this.tel) {
      return html`<a class="call outlined" part="fallback" slot="fallback" href="tel:${this.tel.replace(/[^\d+*#]/g, '')}">${icon(phoneIcon)}<span>${text('call-button.tel', { number: this.tel })}</span></a>`;
    }
    if (this.fallback !== 'chat') return nothing;
    return html`<button class="call outlined" part="fallback" slot="fallback" type="button" @click=${this.#onChat}>${text('call-button.chat')}</button>`;
  }

  get #offersVideo(): boolean {
    return this.#calls.value?.abilities?.video !== false;
  }

  readonly #prepare = (): void => {
    if (this.#obstacle) return;
    void this.source?.prepare();
    // told when it is pressed
    this.#load().catch(() => undefined);
  };

  #load(): Promise<CallButtonFlow> {
    this.#wanted.value?.want('click-to-call');
    this.#loading ??= this.#open().catch((cause: unknown) => {
      this.#loading = undefined; // another press, another try
      throw cause;
    });
    return this.#loading;
  }

  async #open(): Promise<CallButtonFlow> {
    const { load } = CallButtonElement;
    if (!load) throw new Error('the tag was not defined by its define file');
    this.#flow = await load(this);
    this.requestUpdate();
    return this.#flow;
  }

  async #whileBusy(action: () => Promise<void>): Promise<void> {
    this.#show('busy');
    try {
      await action();
      if (this.#state === 'busy') this.#show('rest');
    } catch {
      this.#show('failed');
    }
  }

  #show(state: 'rest' | 'busy' | 'failed' | 'refused'): void {
    this.#state = state;
    this.requestUpdate();
  }

  /** @internal */
  async admits(media: CallMedia): Promise<boolean> {
    if (!this.authorize) return true;
    this.#show('busy');
    const admitted = await Promise.resolve()
      .then(() => this.authorize?.(media))
      .catch(() => false);
    this.#show(admitted === true ? 'rest' : 'refused');
    return admitted === true;
  }

  #onSource(): void {
    this.#flow?.changed();
    if (!this.source) return;
    this.#missing = false;
    this.#onServed();
    if (this.#loading) void this.source.prepare();
  }

  // a desk may still be loading what it gives
  async #isServed(): Promise<boolean> {
    if (!this.source) {
      await new Promise<void>((resolve) => {
        this.#onServed = resolve;
        this.clock.after(patience, resolve);
      });
    }
    this.#missing = !this.source;
    return !this.#missing;
  }

  #onBoundPress(event: Event): void {
    // where no call is possible, what the button does by itself may be the better way: a tel: link
    const isLink = event.target instanceof Element && event.target.closest('a[href]') !== null;
    if (!this.#obstacle || !isLink) event.preventDefault();
    void this.call();
  }

  #onChat(): void {
    this.dispatchEvent(new ChatOpenRequestEvent());
  }
}
