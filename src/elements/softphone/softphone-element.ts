import { type CSSResultGroup, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { PhoneState } from '../../context/contexts.js';
import { LocaleController } from '../../context/locale-controller.js';
import { voiceBook } from '../../locales/books/voice-book.js';
import { AgentStateRequestEvent } from '../../events/agent-events.js';
import { MicrophonePermissionRequestEvent, SoundUnlockRequestEvent } from '../../events/audio-requests.js';
import type { DialRequestEvent } from '../../events/call-requests.js';
import { type Call, isLive } from '../../model/call.js';
import { carryOut } from '../agent-status/agent-request.js';
import type { DialpadElement } from '../dialpad/dialpad-element.js';
import { icon } from '../icons/icon.js';
import { settingsIcon } from '../icons/settings.js';
import { LateController, type LateLoad } from '../late-part/late-controller.js';
import type { CallStages, CallStagesHost } from './call-stages.js';
import { FocusController, focusOf } from './focus-controller.js';
import { missingPart } from './missing-part.js';
import { noticeList } from './notice-list.js';
import { noticesOf, type Remedy } from './notices.js';
import type { PhoneFrame, PhoneFrameHost, PhoneMode } from './phone-frame.js';
import { PhoneSubject } from './phone-subject.js';
import type { ViewHost, ViewName } from './phone-view.js';
import type { PhoneDirectory } from './phone-directory.js';
import { noPhoneStage, signedOutStage } from './quiet-stages.js';
import { RequestController } from './request-controller.js';
import { softphoneStyles } from './softphone-element.css.js';
import { type CallStage, type Stage, stageOf } from './stage.js';
import { ViewController, type ViewLoads } from './view-controller.js';

/** How the softphone loads what is not always shown. */
export interface PhoneLoads {
  readonly calls: LateLoad<CallStagesHost, CallStages>;
  readonly frame: LateLoad<PhoneFrameHost, PhoneFrame>;
  readonly directory: LateLoad<ViewHost, PhoneDirectory>;
  readonly views: ViewLoads;
}

/** How long a page may take to bring its phone before it is missed, in ms. */
const patience = 2500;
const noCalls: readonly Call[] = [];

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
 * @fires cc-wrap-up-extension-request - The agent wants more time for after-call work.
 * @fires cc-device-request - Another device is wanted.
 * @fires cc-sound-test-request - A device is to be heard.
 * @fires cc-microphone-permission-request - The browser is to be asked for the microphone.
 * @fires cc-sound-unlock-request - Sound is to be allowed.
 * @fires cc-registration-change - The phone's standing changed. Only with `phone` set; else the desk tells.
 * @fires cc-call-incoming - A call arrives. Likewise.
 * @fires cc-call-state-change - A call went to another state. Likewise.
 * @fires cc-call-ended - A call is over. Likewise.
 * @fires cc-voicemail-change - Something else waits in the voicemail box. Likewise.
 * @fires cc-line-state-change - A watched line does something else. Likewise.
 * @fires cc-far-digit - The far end of a call pressed a telephone key. Likewise.
 * @fires cc-error - An operation failed. Likewise.
 * @attr echo-number - A number that sends back what it hears, for the test call of "Check my phone".
 * @slot caller - What the page knows about the party of the call on stage.
 * @csspart base - The whole phone.
 * @csspart bar - Agent status, own number, settings.
 * @csspart self - The phone's own number.
 * @csspart notice - Something that went wrong.
 * @csspart hints - What the agent should know about their sound.
 * @csspart stage - What is going on.
 * @csspart strip - Other calls.
 * @csspart conference - The conference among them, as one card.
 * @csspart more - Opens what there is no room for among a call's controls.
 * @csspart more-menu - What that is.
 * @csspart settings - Devices and keyboard shortcuts.
 * @csspart frame - Edge that a floating or docked phone is moved by.
 * @csspart grip - What moves it.
 * @csspart minimize - Makes it small.
 * @csspart pill - The phone while it is small.
 * @csspart restore - Makes it large again.
 * @cssprop [--cc-color-scheme=light dark] - `light`, `dark`, or what the reader's system says.
 * @cssprop [--cc-color-brand=#2f5fe0] - The one colour of the page's brand.
 * @cssprop [--cc-font-family=system-ui] - Font.
 * @cssprop [--cc-font-size=0.875rem] - Size of plain text; everything follows it.
 * @cssprop [--cc-density=1] - Factor for spaces and controls; 0.85 is compact.
 * @cssprop [--cc-phone-width=360px] - How wide it is while it floats or is docked.
 * @cssprop [--cc-phone-layer=990] - Its `z-index` where it is not in the browser's top layer; a chat window's is 1000.
 * @cssprop [--cc-radius=8px] - Corners of surfaces.
 */
export class SoftphoneElement extends PhoneSubject implements PhoneFrameHost {
  static readonly tagName = 'cc-softphone';
  static override styles: CSSResultGroup = softphoneStyles;

  /** How it loads what is not always shown. Set where the tag is defined. @internal */
  static late: PhoneLoads | undefined;

  /** Where it stands: `embedded` in its place on the page, `floating` above it, to be moved, or `docked` along the window's end edge. */
  @property({ reflect: true }) mode: PhoneMode = 'embedded';
  /** It is small, where it floats or is docked: a pill with the agent's state, and with whoever rings or talks. */
  @property({ type: Boolean, reflect: true }) minimized = false;

  /** Its words. @internal */
  readonly locale: LocaleController = new LocaleController(this, voiceBook);
  /** What is asked for by its parts. @internal */
  readonly requests: RequestController = new RequestController(this, { phone: () => this.phoneSource, audio: () => this.audioSource });
  readonly #focus = new FocusController(this, () => this.#focusTarget());
  readonly #frame = new LateController<PhoneFrameHost, PhoneFrame>(this, () => SoftphoneElement.late?.frame);
  readonly #directory = new LateController<ViewHost, PhoneDirectory>(this, () => SoftphoneElement.late?.directory);
  readonly #stages = new LateController<CallStagesHost, CallStages>(this, () => SoftphoneElement.late?.calls);
  // after the focus, which asks where to go back to
  readonly #views: ViewController = new ViewController(this, () => SoftphoneElement.late?.views);
  #subject: string | undefined;
  #turned = false;
  #lastNumber = '';
  #typed = '';
  #patient = true;
  #stopWaiting: () => void = () => {};

  /** How its phone stands, with callers named as the page knows them. @internal */
  override get phoneState(): PhoneState | undefined {
    const state = super.phoneState;
    return state && (this.#directory.part?.named(state) ?? state);
  }

  /** The call that an open view is about. @internal */
  get viewedCall(): Call | undefined {
    return this.#calls.find(({ id }) => id === this.#views.callId);
  }

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
    this.ownerDocument.addEventListener('keydown', this.#onPageKeydown);
    this.#patient = true;
    this.#stopWaiting = this.clock.after(patience, () => {
      this.#patient = false;
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ownerDocument.removeEventListener('keydown', this.#onPageKeydown);
    this.#stopWaiting();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const stage = this.#stage;
    const subject = 'call' in stage ? `${stage.kind} ${stage.call.id}` : stage.kind;
    this.#turned = subject !== this.#subject;
    this.#subject = subject;
    // what a view was about is over
    if (this.#views.callId && !(this.viewedCall && isLive(this.viewedCall))) this.#views.leave();
    if (this.#turned && (stage.kind === 'incoming' || stage.kind === 'call')) this.#views.leave();
    if (this.#dialpad) this.#typed = stage.kind === 'call' ? '' : this.#dialpad.value;
    if (this.#listed) this.#directory.want();
    // before the first call, and with the first there is
    if (this.phoneState && this.phoneState.registration.state !== 'unregistered') this.#stages.want();
    this.#stages.part?.show(stage, subject, this.#calls);
  }

  override render(): TemplateResult | typeof nothing {
    const frame = this.mode === 'embedded' ? undefined : this.#frame.want();
    // nothing jumps from the page to where it belongs
    if (this.#frame.loading) return nothing;
    const folded = frame && this.minimized;
    const view = this.#views.name;
    const stages = this.#stages.part;
    return html`
      <div class="phone" part="base" role="group" aria-label=${this.locale.text('phone.label')} lang=${this.locale.language} @pointerdown=${this.#onGesture} @keydown=${this.#onKeydown}>
        ${folded ? nothing : frame?.edge()} ${view || folded ? nothing : this.#renderBar()} ${this.#renderNotices()} ${this.#renderHints()}
        ${
          folded
            ? frame.pill(this.#stage, this.#calls)
            : html`${stages?.strip(this.#stage, this.#calls, view !== undefined)} ${view ? this.#views.render(view) : this.#renderStage()}`
        }
        <p class="visually-hidden" role="status">${stages?.announcements.polite}</p>
        <p class="visually-hidden" role="alert">${stages?.announcements.urgent}</p>
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

  get #dialpad(): DialpadElement | null | undefined {
    return this.shadowRoot?.querySelector<DialpadElement>('cc-dialpad');
  }

  #renderBar(): TemplateResult {
    const label = this.locale.text('settings.title');
    const number = this.phoneState?.registration.number;
    return html`
      <header class="bar" part="bar">
        <cc-agent-status compact .note=${this.#stages.part?.note()} .agent=${this.agent} .clock=${this.clock}></cc-agent-status>
        ${number ? html`<span class="self numbers" part="self"><bdi>${number}</bdi></span>` : nothing}
        <button class="icon-only open-settings" type="button" data-view="settings" aria-label=${label} title=${label} @click=${() => this.openView('settings')}>${icon(settingsIcon)}</button>
      </header>
    `;
  }

  #renderNotices(): TemplateResult {
    const notices = noticesOf({ phone: this.phoneState, agent: this.agentState, audio: this.audioState });
    return noticeList(notices, this.locale, { onRemedy: (remedy) => void this.#mend(remedy), onDismiss: () => this.#dismissErrors() });
  }

  // their element comes with what is about calls
  #renderHints(): TemplateResult | typeof nothing {
    const hints = this.audioState?.hints;
    return hints?.length
      ? html`<cc-sound-hints part="hints" .hints=${hints} .calls=${this.#calls} @cc-device-choice-request=${() => this.openView('settings')}></cc-sound-hints>`
      : nothing;
  }

  #renderStage(): TemplateResult {
    const stage = this.#stage;
    return html`<div class="stage ${stage.kind}" part="stage" tabindex="-1">${this.#renderSubject(stage)}</div>`;
  }

  #renderSubject(stage: Stage): TemplateResult | typeof nothing {
    switch (stage.kind) {
      case 'no-phone':
        return this.#patient ? nothing : noPhoneStage(this.locale);
      case 'signed-out':
        return signedOutStage(this.locale, {
          busy: this.phoneState?.registration.state === 'registering',
          onSignIn: () => this.#ask('ready'),
        });
      case 'idle':
        return html`${this.#renderDialpad(this.#listed)} ${this.#listed ? this.#directory.part?.render(this.#typed) : nothing}`;
      default:
        return this.#renderCalls(stage);
    }
  }

  #renderCalls(stage: CallStage): TemplateResult | typeof nothing {
    const stages = this.#stages.want();
    if (!stages) return this.#stages.failed ? missingPart(this.locale, () => void this.#stages.bring()) : nothing;
    if (stage.kind === 'wrap-up') return stages.wrapUp(stage, { dialpad: () => this.#renderDialpad(), onReady: () => this.#ask('ready') });
    return stages[stage.kind](stage.call);
  }

  /** There is something to list under the number field. */
  get #listed(): boolean {
    return this.contacts.length > 0 || Boolean(this.historyState?.calls.length || this.phoneState?.voicemail?.waiting);
  }

  #renderDialpad(foldable = false): TemplateResult {
    const error = this.phoneState?.error;
    return html`
      <cc-dialpad .value=${this.#typed} .lastNumber=${this.#lastNumber} .error=${error?.code === 'invalid-number' ? error : undefined} .clock=${this.clock} ?busy=${this.requests.dialing} ?foldable=${foldable} .speedDial=${this.#directory.part?.speedDial} @input=${() => this.requestUpdate()} @cc-dial-request=${this.#onDial}></cc-dialpad>
    `;
  }

  #ask(agentState: 'ready'): void {
    const agent = this.agentSource;
    const request = new AgentStateRequestEvent(agentState);
    if (this.dispatchEvent(request) && agent) void carryOut(agent, request);
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

  // what was pressed inside has been heard
  readonly #onPageKeydown = (event: KeyboardEvent): void => {
    if (this.shortcuts === 'page' && !event.defaultPrevented && !event.composedPath().includes(this)) this.#press(event);
  };

  #onKeydown(event: KeyboardEvent): void {
    this.#onGesture();
    if (event.key === 'Escape' && this.#views.name) this.#views.close();
    this.#press(event);
  }

  #press(event: KeyboardEvent): void {
    if (!this.noShortcuts) this.#stages.part?.press(event, this.#stage, this.#calls);
  }
}
