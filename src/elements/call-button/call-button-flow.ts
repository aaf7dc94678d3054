import { adoptStyles, html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ClickToCall } from '../../context/contexts.js';
import { LocaleController } from '../../context/locale-controller.js';
import type { Clock } from '../../kit/clock.js';
import { ChatOpenRequestEvent } from '../../events/chat-open-request.js';
import { ClickToCallRequestEvent } from '../../events/click-to-call-events.js';
import { callPanelBook } from '../../locales/books/call-panel-book.js';
import { type CallMedia, isUnderWay } from '../../model/click-to-call.js';
import { type CcError, toCcError } from '../../model/error.js';
import { CallPanelController } from '../call-panel/call-panel-controller.js';
import { panelWords, type PanelWords } from '../call-panel/panel-words.js';
import { deskMemory } from '../desk/desk-memory.js';
import { dispatchClickToCallFacts } from '../facts/click-to-call-facts.js';
import { dispatchErrors } from '../facts/error-facts.js';
import { icon } from '../icons/icon.js';
import { phoneIcon } from '../icons/phone.js';
import { callButtonStyles } from './call-button-element.css.js';
import { callButtonFlowStyles } from './call-button-flow.css.js';
import { type CallObstacle, callObstacle } from './call-obstacle.js';
import { ChatNeighborController } from './chat-neighbor-controller.js';

/** The button that a flow serves. */
export interface CallButtonHost extends ReactiveControllerHost, HTMLElement {
  readonly source: ClickToCall | undefined;
  readonly clickToCall: ClickToCall | undefined;
  readonly context: Readonly<Record<string, string>> | undefined;
  readonly noMicrophoneCheck: boolean;
  readonly panel: 'floating' | 'inline';
  readonly clock: Clock;
  readonly shadowRoot: ShadowRoot | null;
  readonly boundTo: string | undefined;
  readonly tel: string | undefined;
  readonly fallback: 'chat' | undefined;
  readonly authorize: ((media: CallMedia) => boolean | Promise<boolean>) | undefined;
}

/** A microphone check that is under way. */
interface Check {
  readonly media: CallMedia;
  readonly end: AbortController;
  level: number | undefined;
  error: CcError | undefined;
}

/** How long a page may take to bring its click-to-call before it is missed, in ms. */
const patience = 2500;
const checkedKey = 'contact-center-widgets:microphone-checked';

/** What a call button does from the press on: the microphone check, the page's consent, the call and its panel. Loaded when somebody is about to press. */
export class CallButtonFlow implements ReactiveController {
  readonly #host: CallButtonHost;
  readonly #panel: CallPanelController;
  readonly #locale: LocaleController;
  #check: Check | undefined;
  #facts: AbortController | undefined;
  #wasOpen = false;
  #wasPressed = false;
  #isMissed = false;
  #isRefused = false;
  #isAsking = false;
  readonly #neighbor: ChatNeighborController;
  #onServed: () => void = () => {};
  #hadFocus = false;

  constructor(host: CallButtonHost) {
    this.#host = host;
    this.#locale = new LocaleController(host, callPanelBook);
    this.#panel = new CallPanelController(host, {
      clickToCall: () => host.source,
      clock: () => host.clock,
      start: (media) => void this.start(media),
    });
    this.#neighbor = new ChatNeighborController(host, () => this.isOpen);
    host.addController(this);
    if (host.shadowRoot) adoptStyles(host.shadowRoot, [callButtonStyles, callButtonFlowStyles]);
    this.changed();
  }

  /** Something is shown: the check, a request, or how it ended. */
  get isOpen(): boolean {
    return this.#check !== undefined || (this.#host.source?.state.stage ?? 'idle') !== 'idle';
  }

  /** What the button says meanwhile; undefined for its own words. */
  get words(): PanelWords | undefined {
    const state = this.#host.source?.state;
    return state && isUnderWay(state) ? panelWords(state, this.#locale) : undefined;
  }

  /** The page is being asked whether this call may be made. */
  get isAsking(): boolean {
    return this.#isAsking;
  }

  /** The page brings nothing to call with. */
  get isMissed(): boolean {
    return this.#isMissed;
  }

  get #obstacle(): CallObstacle | undefined {
    const page = this.#host.ownerDocument.defaultView;
    return page && !this.isOpen ? callObstacle(page, this.#host.source?.state.abilities, this.#isMissed) : undefined;
  }

  /** What a press does: shows what is under way or in the way, or asks the page, and then for a call. */
  async press(media: CallMedia): Promise<void> {
    if (this.isOpen) return this.focus();
    this.#wasPressed = true;
    this.#host.requestUpdate();
    // the panel's controller hears it and starts, unless the page prevents it
    if (!this.#obstacle && (await this.#isServed())) this.#host.dispatchEvent(new ClickToCallRequestEvent(media));
  }

  // a desk may still be loading what it gives
  async #isServed(): Promise<boolean> {
    if (!this.#host.source) {
      await new Promise<void>((resolve) => {
        this.#onServed = resolve;
        this.#host.clock.after(patience, resolve);
      });
    }
    this.#isMissed = !this.#host.source;
    this.#host.requestUpdate();
    return !this.#isMissed;
  }

  /** Asks for a call, after the check where it is the first one and when the page lets it. */
  async start(media: CallMedia): Promise<void> {
    const clickToCall = this.#host.source;
    if (!clickToCall || isUnderWay(clickToCall.state)) return this.focus();
    if (this.#needsCheck) return this.#openCheck(clickToCall, media);
    await this.#call(clickToCall, media);
  }

  /** Takes the focus to what is shown. */
  focus(): void {
    this.#shown?.updateComplete.then(
      () => this.#shown?.shadowRoot?.querySelector<HTMLElement>('[part~="base"]')?.focus(),
      () => undefined,
    );
  }

  /** To be called when the button has another service. */
  changed(): void {
    if (this.#host.source) {
      this.#isMissed = false;
      this.#onServed();
    }
    this.#facts?.abort();
    const { clickToCall } = this.#host;
    if (!clickToCall || !this.#host.isConnected) return;
    this.#facts = new AbortController();
    dispatchClickToCallFacts(clickToCall, this.#host, this.#facts.signal);
    dispatchErrors([clickToCall], this.#host, this.#facts.signal);
  }

  hostConnected(): void {
    this.changed();
  }

  hostDisconnected(): void {
    this.#facts?.abort();
    this.#closeCheck();
  }

  hostUpdate(): void {
    this.#hadFocus = this.#host.shadowRoot?.activeElement != null;
  }

  hostUpdated(): void {
    const float = this.#host.shadowRoot?.querySelector<HTMLElement>('.float');
    if (float?.popover && float.isConnected && !float.matches(':popover-open')) float.showPopover();
    const { isOpen } = this;
    // what had the focus is hidden or gone with the panel
    if (!isOpen && this.#wasOpen && this.#hadFocus) this.#host.shadowRoot?.querySelector<HTMLElement>('[part="button"]')?.focus();
    this.#wasOpen = isOpen;
  }

  /** What is in the way, or the frame with the check or the panel; nothing at rest. */
  render(): TemplateResult {
    const obstacle = this.#obstacle;
    const floating = this.#host.panel === 'floating';
    return html`
      ${obstacle && (this.#host.boundTo === undefined || this.#wasPressed) ? this.#renderObstacle(obstacle) : nothing}
      ${this.#isRefused && !this.isOpen ? html`<p class="reason" part="reason" role="alert">${this.#locale.text('call-panel.refused')}</p>` : nothing}
      ${
        this.isOpen
          ? html`
            <div class="float ${floating ? `floating ${this.#neighbor.state}` : 'inline'}" part="float" popover=${floating ? 'manual' : nothing}>
              ${this.#check ? this.#renderCheck(this.#check) : this.#panel.render(this.#renderFallback())}
            </div>
          `
          : nothing
      }
    `;
  }

  #renderObstacle(obstacle: CallObstacle): TemplateResult {
    return html`
      <div>
        ${this.#renderFallback()}
        <p class="reason" part="reason">${this.#locale.text(`call-panel.obstacle.${obstacle}`)}</p>
      </div>
    `;
  }

  #renderFallback(): TemplateResult | typeof nothing {
    const { text } = this.#locale;
    const { tel, fallback } = this.#host;
    if (tel) {
      return html`<a class="call" part="fallback" slot="fallback" href="tel:${tel.replace(/[^\d+*#]/g, '')}">${icon(phoneIcon)}<span>${text('call-panel.tel', { number: tel })}</span></a>`;
    }
    if (fallback !== 'chat') return nothing;
    return html`<button class="call" part="fallback" slot="fallback" type="button" @click=${this.#onChat}>${text('call-panel.chat')}</button>`;
  }

  #renderCheck({ level, error, media }: Check): TemplateResult {
    return html`
      <cc-microphone-check
        .level=${level}
        .error=${error}
        .media=${media}
        .audio=${this.#panel.audio}
        .clock=${this.#host.clock}
        @cc-click-to-call-request=${this.#onChecked}
        @cc-click-to-call-dismiss-request=${this.#onCheckDismissed}
        
        >${this.#renderFallback()}</cc-microphone-check
      >
    `;
  }

  get #shown(): (HTMLElement & { readonly updateComplete: Promise<boolean> }) | null | undefined {
    return this.#host.shadowRoot?.querySelector('cc-call-panel, cc-microphone-check');
  }

  get #needsCheck(): boolean {
    return !this.#host.noMicrophoneCheck && deskMemory()?.getItem(checkedKey) == null;
  }

  async #call(clickToCall: ClickToCall, media: CallMedia): Promise<void> {
    this.#isAsking = true;
    this.#host.requestUpdate();
    this.#isRefused = !(await this.#isAdmitted(media));
    this.#isAsking = false;
    this.#host.requestUpdate();
    if (this.#isRefused) return this.#closeCheck();
    const { context } = this.#host;
    const started = clickToCall.start(media, context ? { context } : {});
    // not before: the microphone stays open from the one to the other
    this.#closeCheck();
    // what fails is shown from the state; another press may have been faster
    await started.catch(() => undefined);
  }

  /** Whether the page lets this call be made. */
  async #isAdmitted(media: CallMedia): Promise<boolean> {
    const { authorize } = this.#host;
    if (!authorize) return true;
    try {
      return (await authorize(media)) === true;
    } catch {
      return false;
    }
  }

  #openCheck(clickToCall: ClickToCall, media: CallMedia): void {
    this.#closeCheck();
    clickToCall.dismiss();
    const check: Check = { media, end: new AbortController(), level: undefined, error: undefined };
    this.#check = check;
    this.#host.requestUpdate();
    void clickToCall
      .checkMicrophone((level) => this.#update(check, { level }), { signal: check.end.signal })
      .catch((cause: unknown) => this.#update(check, { error: toCcError(cause, 'media-failed') }));
    void this.#host.updateComplete.then(() => this.focus());
  }

  #update(check: Check, change: Partial<Check>): void {
    if (check.end.signal.aborted) return;
    Object.assign(check, change);
    this.#host.requestUpdate();
  }

  #closeCheck(): void {
    if (!this.#check) return;
    this.#check.end.abort();
    this.#check = undefined;
    this.#host.requestUpdate();
  }

  readonly #onChecked = (event: Event): void => {
    event.stopPropagation(); // the page has been asked when the button was pressed
    const check = this.#check;
    const clickToCall = this.#host.source;
    if (!check || !clickToCall) return;
    if (check.error) return this.#openCheck(clickToCall, check.media);
    deskMemory()?.setItem(checkedKey, 'yes');
    void this.#call(clickToCall, check.media);
  };

  readonly #onChat = (): void => {
    this.#host.dispatchEvent(new ChatOpenRequestEvent());
  };

  readonly #onCheckDismissed = (event: Event): void => {
    event.stopPropagation();
    this.#closeCheck();
  };
}
