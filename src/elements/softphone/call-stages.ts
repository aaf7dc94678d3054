import { html, nothing, type TemplateResult } from 'lit';
import { type Call, isHeldHere, isLive } from '../../model/call.js';
import type { CallAction } from '../call-words/call-words.js';
import { LateController, type LateLoad } from '../late-part/late-controller.js';
import type { FollowLevel } from '../level-meter/level-meter-element.js';
import { addStyles } from '../late-part/late-styles.js';
import { roundControl } from '../styles/round-control.css.js';
import { SettlingController } from '../settling/settling-controller.js';
import type { AgentNotes } from './agent-notes.js';
import { AnnouncementController } from './announcement-controller.js';
import { callStagesStyles } from './call-stages.css.js';
import type { CallTools } from './call-tools.js';
import { consultationOf } from './consultation.js';
import type { WhenSettled } from './ended-choices.js';
import { expectCalls } from './expected-call.js';
import type { CallExtras } from './call-extras.js';
import { missingPart } from './missing-part.js';
import type { ViewHost } from './phone-view.js';
import type { RequestController } from './request-controller.js';
import { type ShortcutHost, ShortcutPress } from './shortcut-press.js';
import { shortcutKeys } from './shortcuts.js';
import { callsBeside, type Stage } from './stage.js';
import type { WrapUp, WrapUpHandlers, WrapUpStage } from './wrap-up-stage.js';

/** Whose calls they are. */
export interface CallStagesHost extends ViewHost, ShortcutHost {
  readonly requests: RequestController;
}

const nothingBusy: ReadonlySet<CallAction> = new Set();
const noCalls: readonly Call[] = [];

/** Everything that is about calls: their stages, the cards beside them, what is told of them, their keys. Loaded once the phone registers, before the first call. */
export class CallStages {
  /** What a call may have besides two voices; set by the define file. */
  static extras: LateLoad<CallStagesHost, CallExtras> | undefined;
  /** What an agent should know beside their state; likewise. */
  static notes: LateLoad<CallStagesHost, AgentNotes> | undefined;
  /** What else can be done with a call; likewise. */
  static tools: LateLoad<CallStagesHost, CallTools> | undefined;
  /** What follows an agent's call; likewise. */
  static wrapUp: LateLoad<CallStagesHost, WrapUpStage> | undefined;

  readonly announcements: AnnouncementController;
  readonly #host: CallStagesHost;
  readonly #settling: SettlingController;
  readonly #shortcuts: ShortcutPress;
  readonly #extras: LateController<CallStagesHost, CallExtras>;
  readonly #followVoice: FollowLevel = (listener) => this.#host.audioSource?.followLevel('microphone', listener) ?? (() => {});
  readonly #tools: LateController<CallStagesHost, CallTools>;
  readonly #notes: LateController<CallStagesHost, AgentNotes>;
  readonly #wrapUp: LateController<CallStagesHost, WrapUpStage>;

  constructor(host: CallStagesHost) {
    addStyles(host, roundControl, callStagesStyles);
    this.#host = host;
    expectCalls(host);
    this.announcements = new AnnouncementController(host, host.locale);
    this.#extras = new LateController(host, () => CallStages.extras);
    this.#notes = new LateController(host, () => CallStages.notes);
    this.#shortcuts = new ShortcutPress(host);
    this.#settling = new SettlingController(host, () => host.clock);
    this.#tools = new LateController(host, () => CallStages.tools);
    this.#wrapUp = new LateController(host, () => CallStages.wrapUp);
  }

  /** Takes note of what is on stage, before it is rendered. */
  show(stage: Stage, subject: string, calls: readonly Call[]): void {
    if (stage.kind !== 'wrap-up') this.#wrapUp.part?.fold();
    this.#settling.show(subject);
    this.announcements.hear(calls);
    if (calls.length === 0) return;
    // before they can be used
    this.#tools.want();
    this.#extras.want();
    if (this.#host.agentSource) this.#wrapUp.want();
  }

  /** What the agent should know about calls that may come, beside their state. */
  note(): string | undefined {
    const { agentState: agent, audioState } = this.#host;
    const { agentState, whileNotReady = 'unavailable' } = agent ?? {};
    const isAway = agentState === 'not-ready' || agentState === 'break';
    const isNeeded = isAway ? whileNotReady !== 'unavailable' : agentState === 'ready' && audioState?.locked;
    return isNeeded ? this.#notes.want()?.note : undefined;
  }

  incoming(call: Call): TemplateResult {
    const { clock, noShortcuts } = this.#host;
    return html`
      <cc-incoming-call .call=${call} .busy=${this.#busy(call)} .clock=${clock} ?shortcuts=${!noShortcuts} .shortcutKeys=${shortcutKeys(this.#host.shortcutKeys)}>${this.#tools.part?.data(call)}<slot name="caller"></slot></cc-incoming-call>
      ${this.#tools.part?.elsewhere(call) ?? nothing}
    `;
  }

  call(call: Call): TemplateResult {
    const { audioState, clock, noShortcuts, phoneState } = this.#host;
    const calls = phoneState?.calls ?? noCalls;
    const extras = this.#extras.part;
    const tools = this.#tools.part;
    const consultation = tools && consultationOf(call, calls);
    return html`
      ${
        consultation
          ? tools.consultation(consultation, call)
          : (extras?.subject(call, calls) ??
            html`<cc-active-call .call=${call} .clock=${clock}>${tools?.progress(call) ?? nothing}${tools?.data(call)}<slot name="caller"></slot>${extras?.quality(call) ?? nothing}</cc-active-call>`)
      }
      ${extras?.beside(call) ?? nothing}
      <cc-call-controls .call=${call} .busy=${this.#busy(call)} .clock=${clock} ?shortcuts=${!noShortcuts} .shortcutKeys=${shortcutKeys(this.#host.shortcutKeys)} ?without-hang-up=${consultation !== undefined} .hangUpLabel=${extras?.hangUpWord(call)} @cc-hang-up-request=${extras?.hangUpAll}>
        ${audioState && isHeard(call) ? html`<cc-level-meter slot="level" compact .follow=${this.#followVoice} .clock=${clock}></cc-level-meter>` : nothing}
        ${tools?.controls(call, consultation !== undefined) ?? nothing}${extras?.controls(call, consultation !== undefined) ?? nothing}
      </cc-call-controls>
    `;
  }

  ended(call: Call): TemplateResult {
    return html`<cc-active-call .call=${call} .clock=${this.#host.clock}></cc-active-call>${this.#tools.want()?.after(call, this.#settled)}`;
  }

  wrapUp(wrapUp: WrapUp, handlers: Omit<WrapUpHandlers, 'settled'>): TemplateResult | typeof nothing {
    const stage = this.#wrapUp.want();
    if (!stage) return this.#wrapUp.failed ? missingPart(this.#host.locale, () => void this.#wrapUp.bring()) : nothing;
    return stage.render(wrapUp, { ...handlers, settled: this.#settled });
  }

  /** The other calls; all of them while a view is open. */
  strip(stage: Stage, calls: readonly Call[], viewed: boolean): TemplateResult | typeof nothing {
    const together = stage.kind === 'call' && !viewed ? this.#legs(stage.call, calls) : [];
    const beside = (viewed ? calls.filter(isLive) : callsBeside(stage, calls)).filter((call) => !together.includes(call));
    const extras = this.#extras.part;
    const talking = stage.kind === 'call' && stage.call.state === 'connected' && !isHeldHere(stage.call);
    const joins = talking && stage.call.can.conference && extras ? stage.call.id : undefined;
    const single = extras ? beside.filter(({ inConference }) => !inConference) : beside;
    return html`
      ${extras?.card(beside, talking, joins)}
      ${single.length > 0 ? html`<cc-call-list class="strip" part="strip" .calls=${single} .busy=${this.#host.requests.busy} .clock=${this.#host.clock} ?talking=${talking} .joins=${joins}></cc-call-list>` : nothing}
      ${extras?.ready()}
    `;
  }

  press(event: KeyboardEvent, stage: Stage, calls: readonly Call[]): void {
    this.#shortcuts.press(event, stage, calls);
  }

  // they stand on stage
  #legs(call: Call, calls: readonly Call[]): readonly Call[] {
    const consultation = this.#tools.part && consultationOf(call, calls);
    return consultation ? [consultation.subject, consultation.consulted] : [];
  }

  #busy(call: Call): ReadonlySet<CallAction> {
    return this.#host.requests.busy.get(call.id) ?? nothingBusy;
  }

  // what stood here a moment ago may be what was meant
  readonly #settled: WhenSettled = (act) => () => {
    if (this.#settling.settled) act();
  };
}

/** What its agent says goes out, from this page. */
function isHeard({ state, muted, hold, soundsItself }: Call): boolean {
  return state === 'connected' && !muted && hold === 'none' && !soundsItself;
}
