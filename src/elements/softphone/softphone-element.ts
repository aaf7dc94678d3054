import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { agentContext, type AgentSession, type CallAudio, callAudioContext, type Phone, phoneContext } from '../../context/contexts.js';
import { LocaleController } from '../../context/locale-controller.js';
import { voiceBook } from '../../locales/books/voice-book.js';
import { StoreController } from '../../context/store-controller.js';
import { AgentStateRequestEvent } from '../../events/agent-events.js';
import { MicrophonePermissionRequestEvent, SoundUnlockRequestEvent } from '../../events/audio-requests.js';
import { DialRequestEvent } from '../../events/call-requests.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { type Call, isHeldHere } from '../../model/call.js';
import { carryOut, wasLeftByHand } from '../agent-status/agent-request.js';
import type { CallControlsElement } from '../call-controls/call-controls-element.js';
import type { CallAction } from '../call-words/call-words.js';
import type { DialpadElement } from '../dialpad/dialpad-element.js';
import { OwnFactsController } from '../facts/own-facts-controller.js';
import { headphonesIcon } from '../icons/headphones.js';
import { icon } from '../icons/icon.js';
import { settingsIcon } from '../icons/settings.js';
import { SettlingController } from '../settling/settling-controller.js';
import { AnnouncementController } from './announcement-controller.js';
import { FocusController, focusOf } from './focus-controller.js';
import { noticeList } from './notice-list.js';
import { noticesOf, type Remedy } from './notices.js';
import { endedStage, noPhoneStage, signedOutStage, wrapUpStage } from './quiet-stages.js';
import { RequestController } from './request-controller.js';
import { settingsPanel } from './settings-panel.js';
import { requestOf } from './shortcut-request.js';
import { shortcutOf } from './shortcuts.js';
import { softphoneStyles } from './softphone-element.css.js';
import { callsBeside, type Stage, stageOf } from './stage.js';

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
export class SoftphoneElement extends LitElement {
  static readonly tagName = 'cc-softphone';
  static override styles: CSSResultGroup = softphoneStyles;

  /** Leaves signing in to the agent. */
  @property({ type: Boolean, attribute: 'manual-sign-in' }) manualSignIn = false;
  /** Switches the keyboard shortcuts off. */
  @property({ type: Boolean, attribute: 'no-shortcuts' }) noShortcuts = false;
  /** What time it is. */
  @property({ attribute: false }) clock: Clock = systemClock;

  readonly #locale = new LocaleController(this, voiceBook);
  readonly #phone = new StoreController(this, phoneContext);
  readonly #agent = new StoreController(this, agentContext, { onSource: (agent) => void this.#signIn(agent) });
  readonly #audio = new StoreController(this, callAudioContext);
  readonly #requests = new RequestController(this, { phone: () => this.#phone.source, audio: () => this.#audio.source });
  readonly #settling = new SettlingController(this, () => this.clock);
  readonly #facts: OwnFactsController = new OwnFactsController(this, this);
  readonly #focus = new FocusController(this, () => this.#focusTarget());
  readonly #announcements = new AnnouncementController(this, this.#locale);
  #ownPhone: Phone | undefined;
  #ownAgent: AgentSession | undefined;
  #ownAudio: CallAudio | undefined;
  #view: 'stage' | 'settings' = 'stage';
  #comesFromSettings = false;
  #subject: string | undefined;
  #turned = false;
  #keypadInWrapUp = false;
  #lastNumber = '';
  #typed = '';
  #patient = true;
  #stopWaiting: () => void = () => {};

  /** The phone to use, whatever the desk offers. Its facts are dispatched here. */
  @property({ attribute: false })
  get phone(): Phone | undefined {
    return this.#ownPhone;
  }
  set phone(phone: Phone | undefined) {
    this.#ownPhone = phone;
    this.#phone.use(phone);
    this.#facts.changed();
  }

  /** The agent session to use, whatever the desk offers. */
  @property({ attribute: false })
  get agent(): AgentSession | undefined {
    return this.#ownAgent;
  }
  set agent(agent: AgentSession | undefined) {
    this.#ownAgent = agent;
    this.#agent.use(agent);
  }

  /** The sound to use, whatever the desk offers. */
  @property({ attribute: false })
  get audio(): CallAudio | undefined {
    return this.#ownAudio;
  }
  set audio(audio: CallAudio | undefined) {
    this.#ownAudio = audio;
    this.#audio.use(audio);
    this.#facts.changed();
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
    if (this.#turned && (stage.kind === 'incoming' || stage.kind === 'call')) this.#view = 'stage';
    if (stage.kind !== 'wrap-up') this.#keypadInWrapUp = false;
    this.#settling.show(subject);
    if (this.#dialpad) this.#typed = stage.kind === 'call' ? '' : this.#dialpad.value;
    this.#announcements.hear(this.#calls);
  }

  protected override updated(_changed: PropertyValues): void {
    this.#comesFromSettings = false;
  }

  override render(): TemplateResult {
    const settings = this.#view === 'settings';
    return html`
      <div class="phone" part="base" role="group" aria-label=${this.#locale.text('phone.label')} lang=${this.#locale.language} @pointerdown=${this.#onGesture} @keydown=${this.#onKeydown}>
        ${settings ? nothing : this.#renderBar()} ${this.#renderNotices()} ${settings ? nothing : this.#renderStrip()}
        ${settings ? this.#renderSettings() : this.#renderStage()} ${this.#announcements.render()}
      </div>
    `;
  }

  get #calls(): readonly Call[] {
    return this.#phone.value?.calls ?? noCalls;
  }

  get #stage(): Stage {
    return stageOf(this.#phone.value, this.#agent.value);
  }

  get #stageElement(): HTMLElement | null | undefined {
    return this.shadowRoot?.querySelector<HTMLElement>('.stage, .settings');
  }

  get #settingsButton(): HTMLElement | null | undefined {
    return this.shadowRoot?.querySelector<HTMLElement>('.open-settings');
  }

  get #controls(): CallControlsElement | null | undefined {
    return this.shadowRoot?.querySelector<CallControlsElement>('cc-call-controls');
  }

  get #dialpad(): DialpadElement | null | undefined {
    return this.shadowRoot?.querySelector<DialpadElement>('cc-dialpad');
  }

  #renderBar(): TemplateResult {
    const label = this.#locale.text('settings.title');
    const number = this.#phone.value?.registration.number;
    return html`
      <header class="bar" part="bar">
        <cc-agent-status compact .agent=${this.#ownAgent} .clock=${this.clock}></cc-agent-status>
        ${number ? html`<span class="self numbers" part="self"><bdi>${number}</bdi></span>` : nothing}
        <button class="icon-only open-settings" type="button" aria-label=${label} title=${label} @click=${this.#openSettings}>${icon(settingsIcon)}</button>
      </header>
    `;
  }

  #renderNotices(): TemplateResult {
    const notices = noticesOf({ phone: this.#phone.value, agent: this.#agent.value, audio: this.#audio.value });
    return noticeList(notices, this.#locale, { onRemedy: (remedy) => void this.#mend(remedy), onDismiss: () => this.#dismissErrors() });
  }

  #renderSettings(): TemplateResult {
    return settingsPanel({
      locale: this.#locale,
      audio: this.#audio.value,
      keyboard: !this.noShortcuts,
      onClose: () => this.#closeSettings(),
    });
  }

  #renderStage(): TemplateResult {
    const stage = this.#stage;
    return html`<div class="stage ${stage.kind}" part="stage" tabindex="-1">${this.#renderSubject(stage)}</div>`;
  }

  #renderSubject(stage: Stage): TemplateResult | typeof nothing {
    const { clock } = this;
    switch (stage.kind) {
      case 'no-phone':
        return this.#patient ? nothing : noPhoneStage(this.#locale);
      case 'incoming':
        return this.#renderIncoming(stage.call);
      case 'call':
        return this.#renderCall(stage.call);
      case 'ended':
        return endedStage(stage.call, this.#locale, {
          clock,
          onAgain: this.#settled(() => this.#dialAgain(stage.call)),
          onClose: this.#settled(() => this.#phone.source?.dismiss(stage.call.id)),
        });
      case 'wrap-up':
        return wrapUpStage(this.#locale, {
          ...stage,
          clock,
          dialpad: this.#keypadInWrapUp ? this.#renderDialpad() : undefined,
          onReady: this.#settled(() => this.#ask('ready')),
          onKeypad: this.#settled(() => this.#openKeypadInWrapUp()),
        });
      case 'signed-out':
        return signedOutStage(this.#locale, {
          busy: this.#phone.value?.registration.state === 'registering',
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
          this.#audio.value
            ? html`<button class="round" slot="more" type="button" @click=${this.#openSettings}><span class="disc">${icon(headphonesIcon)}</span><span>${this.#locale.text('call.sound')}</span></button>`
            : nothing
        }
      </cc-call-controls>
    `;
  }

  #renderDialpad(): TemplateResult {
    const error = this.#phone.value?.error;
    return html`
      <cc-dialpad .value=${this.#typed} .lastNumber=${this.#lastNumber} .error=${error?.code === 'invalid-number' ? error : undefined} .clock=${this.clock} ?busy=${this.#requests.dialing} @cc-dial-request=${this.#onDial}></cc-dialpad>
    `;
  }

  #renderStrip(): TemplateResult | typeof nothing {
    const stage = this.#stage;
    const beside = callsBeside(stage, this.#calls);
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

  // a failure is shown from the session's state
  async #signIn(agent: AgentSession | undefined): Promise<void> {
    await Promise.resolve(); // attributes are read after services are found
    if (!agent || this.manualSignIn || agent !== this.#agent.source || agent.state.agentState !== 'offline' || wasLeftByHand(agent)) return;
    await agent.signIn().catch(() => undefined);
  }

  #ask(agentState: 'ready'): void {
    const agent = this.#agent.source;
    const request = new AgentStateRequestEvent(agentState);
    if (this.dispatchEvent(request) && agent) void carryOut(agent, request);
  }

  #dialAgain({ id, party }: Call): void {
    this.#phone.source?.dismiss(id);
    this.dispatchEvent(new DialRequestEvent(party.address ?? party.number));
  }

  async #mend(remedy: Remedy): Promise<void> {
    if (remedy === 'unlock-sound') this.dispatchEvent(new SoundUnlockRequestEvent());
    else if (remedy === 'choose-microphone') this.#openSettings();
    else if (remedy === 'ask-microphone') this.dispatchEvent(new MicrophonePermissionRequestEvent());
    else await (this.#agent.source?.signIn() ?? this.#phone.source?.register())?.catch(() => undefined);
    if (remedy !== 'unlock-sound') this.#dismissErrors();
  }

  #dismissErrors(): void {
    this.#phone.source?.dismissError();
    this.#agent.source?.dismissError();
  }

  #openSettings(): void {
    this.#show('settings');
  }

  #closeSettings(): void {
    this.#comesFromSettings = true;
    this.#show('stage');
  }

  #show(view: 'stage' | 'settings'): void {
    this.#view = view;
    this.requestUpdate();
  }

  #openKeypadInWrapUp(): void {
    this.#keypadInWrapUp = true;
    this.requestUpdate();
  }

  #focusTarget(): HTMLElement | undefined {
    const focused = this.shadowRoot?.activeElement;
    // on the stage itself it rests only as long as the stage is about the same
    if (focused && !(focused === this.#stageElement && this.#turned)) return undefined;
    if (this.#comesFromSettings) return this.#settingsButton ?? undefined;
    return this.#stageElement ? focusOf(this.#stageElement) : undefined;
  }

  #onDial(event: DialRequestEvent): void {
    this.#lastNumber = event.number;
  }

  #onGesture(): void {
    if (this.#audio.value?.locked) this.dispatchEvent(new SoundUnlockRequestEvent());
  }

  #onKeydown(event: KeyboardEvent): void {
    this.#onGesture();
    if (event.key === 'Escape' && this.#view === 'settings') this.#closeSettings();
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
