import { type CSSResultGroup, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LocaleController } from '../../context/locale-controller.js';
import { voiceBook } from '../../locales/books/voice-book.js';
import { AgentStateRequestEvent } from '../../events/agent-events.js';
import { MicrophonePermissionRequestEvent, SoundUnlockRequestEvent } from '../../events/audio-requests.js';
import { DialRequestEvent } from '../../events/call-requests.js';
import { type Call, isHeldHere, isLive } from '../../model/call.js';
import { carryOut } from '../agent-status/agent-request.js';
import type { CallControlsElement } from '../call-controls/call-controls-element.js';
import type { CallAction } from '../call-words/call-words.js';
import type { DialpadElement } from '../dialpad/dialpad-element.js';
import { headphonesIcon } from '../icons/headphones.js';
import { icon } from '../icons/icon.js';
import { settingsIcon } from '../icons/settings.js';
import { SettlingController } from '../settling/settling-controller.js';
import { AnnouncementController } from './announcement-controller.js';
import { FocusController, focusOf } from './focus-controller.js';
import { noticeList } from './notice-list.js';
import { noticesOf, type Remedy } from './notices.js';
import { PhoneSubject } from './phone-subject.js';
import type { ViewHost, ViewName } from './phone-view.js';
import { endedStage, noPhoneStage, signedOutStage, wrapUpStage } from './quiet-stages.js';
import { RequestController } from './request-controller.js';
import { requestOf } from './shortcut-request.js';
import { shortcutOf } from './shortcuts.js';
import { softphoneStyles } from './softphone-element.css.js';
import { callsBeside, type Stage, stageOf } from './stage.js';
import { ViewController, type ViewLoads } from './view-controller.js';

/** How long a page may take to bring its phone before it is missed, in ms. */
const patience = 2500;
const noCalls: readonly Call[] = [];
const nothingBusy: ReadonlySet<CallAction> = new Set();

/**
 * The agent's phone: what is going on, and the one next thing to do. Agent
 * status and settings on top, then what went wrong with its remedy as a button,
 * other calls as cards, and one call or the keypad on stage. What comes and goes
 * comes above: the controls at the bottom do not move under the pointer.
 *
 * Takes its services from its properties, else from the nearest desk, and
 * turns the requests of its parts into service calls unless the page prevents
 * them. Signs the agent in when it comes into the page, unless they signed out
 * by hand. It never takes the focus from the page when a call rings.
 *
 * @fires cc-dial-request - A number is to be called.
 * @fires cc-answer-request - The ringing call is to be taken.
 * @fires cc-decline-request - The ringing call is to be turned away.
 * @fires cc-hang-up-request - A call is to be ended.
 * @fires cc-hold-request - A call is to be held.
 * @fires cc-resume-request - A call is to be taken off hold.
 * @fires cc-mute-request - The agent does not want to be heard.
 * @fires cc-unmute-request - The agent wants to be heard again.
 * @fires cc-dtmf-request - A telephone key was pressed.
 * @fires cc-agent-state-request - The agent wants another state.
 * @fires cc-device-request - Another device is wanted.
 * @fires cc-sound-test-request - A device is to be heard.
 * @fires cc-microphone-permission-request - The browser is to be asked for the microphone.
 * @fires cc-sound-unlock-request - Sound is to be allowed.
 * @fires cc-registration-change - The phone's standing changed. Only with `phone` set; else the desk tells.
 * @fires cc-call-incoming - A call arrives. Likewise.
 * @fires cc-call-state-change - A call went to another state. Likewise.
 * @fires cc-call-ended - A call is over. Likewise.
 * @fires cc-error - An operation failed. Likewise.
 * @slot caller - What the page knows about the party of the call on stage.
 * @csspart base - The whole phone.
 * @csspart bar - Agent status, own number, settings.
 * @csspart self - The phone's own number.
 * @csspart notice - Something that went wrong.
 * @csspart stage - What is going on.
 * @csspart strip - Other calls.
 * @csspart settings - Devices and keyboard shortcuts.
 * @cssprop [--cc-color-scheme=light dark] - `light`, `dark`, or what the reader's system says.
 * @cssprop [--cc-color-brand=#2f5fe0] - The one colour of the page's brand.
 * @cssprop [--cc-font-family=system-ui] - Font.
 * @cssprop [--cc-font-size=0.875rem] - Size of plain text; everything follows it.
 * @cssprop [--cc-density=1] - Factor for spaces and controls; 0.85 is compact.
 * @cssprop [--cc-radius=8px] - Corners of surfaces.
 */
export class SoftphoneElement extends PhoneSubject implements ViewHost {
  static readonly tagName = 'cc-softphone';
  static override styles: CSSResultGroup = softphoneStyles;

  /** How it loads what is not always shown. Set where the tag is defined. @internal */
  static late: ViewLoads | undefined;

  /** Its words. @internal */
  readonly locale: LocaleController = new LocaleController(this, voiceBook);
  readonly #requests = new RequestController(this, { phone: () => this.phoneSource, audio: () => this.audioSource });
  readonly #settling = new SettlingController(this, () => this.clock);
  readonly #focus = new FocusController(this, () => this.#focusTarget());
  // after the focus, which asks where to go back to
  readonly #views: ViewController = new ViewController(this, () => SoftphoneElement.late);
  readonly #announcements = new AnnouncementController(this, this.locale);
  #subject: string | undefined;
  #turned = false;
  #keypadInWrapUp = false;
  #lastNumber = '';
  #typed = '';
  #patient = true;
  #stopWaiting: () => void = () => {};

  /** Opens a view in the stage's place. @internal */
  openView(name: ViewName, callId?: string): void {
    this.#views.open(name, callId);
  }

  /** Goes back to the stage. @internal */
  closeView(): void {
    this.#views.close();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#patient = true;
    this.#stopWaiting = this.clock.after(patience, () => {
      this.#patient = false;
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWaiting();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const stage = this.#stage;
    const subject = 'call' in stage ? `${stage.kind} ${stage.call.id}` : stage.kind;
    this.#turned = subject !== this.#subject;
    this.#subject = subject;
    if (this.#turned && (stage.kind === 'incoming' || stage.kind === 'call')) this.#views.leave();
    if (stage.kind !== 'wrap-up') this.#keypadInWrapUp = false;
    this.#settling.show(subject);
    if (this.#dialpad) this.#typed = stage.kind === 'call' ? '' : this.#dialpad.value;
    this.#announcements.hear(this.#calls);
  }

  override render(): TemplateResult {
    const view = this.#views.name;
    return html`
      <div class="phone" part="base" role="group" aria-label=${this.locale.text('phone.label')} lang=${this.locale.language} @pointerdown=${this.#onGesture} @keydown=${this.#onKeydown}>
        ${view ? nothing : this.#renderBar()} ${this.#renderNotices()} ${this.#renderStrip()}
        ${view ? this.#views.render(view) : this.#renderStage()} ${this.#announcements.render()}
      </div>
    `;
  }

  get #calls(): readonly Call[] {
    return this.phoneState?.calls ?? noCalls;
  }

  get #stage(): Stage {
    return stageOf(this.phoneState, this.agentState);
  }

  get #stageElement(): HTMLElement | null | undefined {
    return this.shadowRoot?.querySelector<HTMLElement>('.stage, .view');
  }

  get #controls(): CallControlsElement | null | undefined {
    return this.shadowRoot?.querySelector<CallControlsElement>('cc-call-controls');
  }

  get #dialpad(): DialpadElement | null | undefined {
    return this.shadowRoot?.querySelector<DialpadElement>('cc-dialpad');
  }

  #renderBar(): TemplateResult {
    const label = this.locale.text('settings.title');
    const number = this.phoneState?.registration.number;
    return html`
      <header class="bar" part="bar">
        <cc-agent-status compact .agent=${this.agent} .clock=${this.clock}></cc-agent-status>
        ${number ? html`<span class="self numbers" part="self"><bdi>${number}</bdi></span>` : nothing}
        <button class="icon-only open-settings" type="button" data-view="settings" aria-label=${label} title=${label} @click=${() => this.openView('settings')}>${icon(settingsIcon)}</button>
      </header>
    `;
  }

  #renderNotices(): TemplateResult {
    const notices = noticesOf({ phone: this.phoneState, agent: this.agentState, audio: this.audioState });
    return noticeList(notices, this.locale, { onRemedy: (remedy) => void this.#mend(remedy), onDismiss: () => this.#dismissErrors() });
  }

  #renderStage(): TemplateResult {
    const stage = this.#stage;
    return html`<div class="stage ${stage.kind}" part="stage" tabindex="-1">${this.#renderSubject(stage)}</div>`;
  }

  #renderSubject(stage: Stage): TemplateResult | typeof nothing {
    const { clock } = this;
    switch (stage.kind) {
      case 'no-phone':
        return this.#patient ? nothing : noPhoneStage(this.locale);
      case 'incoming':
        return this.#renderIncoming(stage.call);
      case 'call':
        return this.#renderCall(stage.call);
      case 'ended':
        return endedStage(stage.call, this.locale, {
          clock,
          onAgain: this.#settled(() => this.#dialAgain(stage.call)),
          onClose: this.#settled(() => this.phoneSource?.dismiss(stage.call.id)),
        });
      case 'wrap-up':
        return wrapUpStage(this.locale, {
          ...stage,
          clock,
          dialpad: this.#keypadInWrapUp ? this.#renderDialpad() : undefined,
          onReady: this.#settled(() => this.#ask('ready')),
          onKeypad: this.#settled(() => this.#openKeypadInWrapUp()),
        });
      case 'signed-out':
        return signedOutStage(this.locale, {
          busy: this.phoneState?.registration.state === 'registering',
          onSignIn: () => this.#ask('ready'),
        });
      case 'idle':
        return this.#renderDialpad();
    }
  }

  #renderIncoming(call: Call): TemplateResult {
    return html`
      <cc-incoming-call .call=${call} .busy=${this.#busy(call)} .clock=${this.clock} ?shortcuts=${!this.noShortcuts}><slot name="caller"></slot></cc-incoming-call>
    `;
  }

  #renderCall(call: Call): TemplateResult {
    return html`
      <cc-active-call .call=${call} .clock=${this.clock}><slot name="caller"></slot></cc-active-call>
      <cc-call-controls .call=${call} .busy=${this.#busy(call)} .clock=${this.clock} ?shortcuts=${!this.noShortcuts}>
        ${
          this.audioState
            ? html`<button class="round" slot="more" type="button" @click=${() => this.openView('settings')}><span class="disc">${icon(headphonesIcon)}</span><span>${this.locale.text('call.sound')}</span></button>`
            : nothing
        }
      </cc-call-controls>
    `;
  }

  #renderDialpad(): TemplateResult {
    const error = this.phoneState?.error;
    return html`
      <cc-dialpad .value=${this.#typed} .lastNumber=${this.#lastNumber} .error=${error?.code === 'invalid-number' ? error : undefined} .clock=${this.clock} ?busy=${this.#requests.dialing} @cc-dial-request=${this.#onDial}></cc-dialpad>
    `;
  }

  #renderStrip(): TemplateResult | typeof nothing {
    const stage = this.#stage;
    const beside = this.#views.name ? this.#calls.filter(isLive) : callsBeside(stage, this.#calls);
    if (beside.length === 0) return nothing;
    const talking = stage.kind === 'call' && stage.call.state === 'connected' && !isHeldHere(stage.call);
    return html`<cc-call-list class="strip" part="strip" .calls=${beside} .busy=${this.#requests.busy} .clock=${this.clock} ?talking=${talking}></cc-call-list>`;
  }

  #busy(call: Call): ReadonlySet<CallAction> {
    return this.#requests.busy.get(call.id) ?? nothingBusy;
  }

  // what stood here a moment ago may be what was meant
  #settled(act: () => void): () => void {
    return () => {
      if (this.#settling.settled) act();
    };
  }

  #ask(agentState: 'ready'): void {
    const agent = this.agentSource;
    const request = new AgentStateRequestEvent(agentState);
    if (this.dispatchEvent(request) && agent) void carryOut(agent, request);
  }

  #dialAgain({ id, party }: Call): void {
    this.phoneSource?.dismiss(id);
    this.dispatchEvent(new DialRequestEvent(party.address ?? party.number));
  }

  async #mend(remedy: Remedy): Promise<void> {
    if (remedy === 'unlock-sound') this.dispatchEvent(new SoundUnlockRequestEvent());
    else if (remedy === 'choose-microphone') this.openView('settings');
    else if (remedy === 'ask-microphone') this.dispatchEvent(new MicrophonePermissionRequestEvent());
    else await (this.agentSource?.signIn() ?? this.phoneSource?.register())?.catch(() => undefined);
    if (remedy !== 'unlock-sound') this.#dismissErrors();
  }

  #dismissErrors(): void {
    this.phoneSource?.dismissError();
    this.agentSource?.dismissError();
  }

  #openKeypadInWrapUp(): void {
    this.#keypadInWrapUp = true;
    this.requestUpdate();
  }

  #focusTarget(): HTMLElement | undefined {
    const focused = this.shadowRoot?.activeElement;
    // on the stage itself it rests only as long as the stage is about the same
    if (focused && !(focused === this.#stageElement && this.#turned)) return undefined;
    return this.#views.opener ?? (this.#stageElement ? focusOf(this.#stageElement) : undefined);
  }

  #onDial(event: DialRequestEvent): void {
    this.#lastNumber = event.number;
  }

  #onGesture(): void {
    if (this.audioState?.locked) this.dispatchEvent(new SoundUnlockRequestEvent());
  }

  #onKeydown(event: KeyboardEvent): void {
    this.#onGesture();
    if (event.key === 'Escape' && this.#views.name) this.#views.close();
    const action = this.noShortcuts ? undefined : shortcutOf(event);
    if (!action) return;
    const stage = this.#stage;
    const request = requestOf(action, this.#calls, 'call' in stage ? stage.call : undefined);
    if (action === 'keypad' && this.#controls) this.#controls.keypadOpen = !this.#controls.keypadOpen;
    else if (!request) return;
    event.preventDefault();
    if (request) this.dispatchEvent(request);
  }
}
