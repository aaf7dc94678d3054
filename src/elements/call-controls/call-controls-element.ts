import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { voiceBook } from '../../locales/books/voice-book.js';
import {
  HangUpRequestEvent,
  HoldRequestEvent,
  MuteRequestEvent,
  ResumeRequestEvent,
  UnmuteRequestEvent,
} from '../../events/call-requests.js';
import type { RequestEvent } from '../../events/request-event.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { type Call, isHeldHere, isLive } from '../../model/call.js';
import type { CallAction } from '../call-words/call-words.js';
import { gripIcon } from '../icons/grip.js';
import { icon } from '../icons/icon.js';
import { micOffIcon } from '../icons/mic-off.js';
import { micIcon } from '../icons/mic.js';
import { pauseIcon } from '../icons/pause.js';
import { phoneOffIcon } from '../icons/phone-off.js';
import { playIcon } from '../icons/play.js';
import { defaultShortcutKeys, type ShortcutKeys } from '../softphone/shortcuts.js';
import { SettlingController } from '../settling/settling-controller.js';
import { callControlsStyles } from './call-controls-element.css.js';

/** One round control. */
interface RoundControl {
  readonly name: 'mute' | 'hold' | 'keypad';
  readonly label: string;
  readonly shape: SVGTemplateResult;
  readonly look?: 'on' | 'held' | false;
  readonly possible: boolean;
  readonly busy?: boolean;
  readonly key: string;
  readonly expanded?: boolean;
  readonly press: () => void;
}

/**
 * What can be done to a call: mute, hold, keypad, and apart from them hang up.
 * What the call's back end cannot do is not shown. A control shows what *is*;
 * while a change is under way it is busy and does not flip. Hang up cannot be
 * hit in the first half second that a call stands here.
 *
 * @fires cc-mute-request - The agent does not want to be heard.
 * @fires cc-unmute-request - The agent wants to be heard again.
 * @fires cc-hold-request - The agent wants the call held.
 * @fires cc-resume-request - The agent wants the call off hold.
 * @fires cc-dtmf-request - A telephone key was pressed.
 * @fires cc-hang-up-request - The agent wants the call ended.
 * @slot more - Further round controls.
 * @slot level - How loud the agent is, small, in the control that mutes.
 * @csspart controls - Row of the round controls.
 * @csspart mute - Mutes and unmutes.
 * @csspart hold - Holds and resumes.
 * @csspart keypad - Opens the keypad.
 * @csspart hang-up - Ends the call.
 */
export class CallControlsElement extends LitElement {
  static readonly tagName = 'cc-call-controls';
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles: CSSResultGroup = callControlsStyles;

  /** The call to be controlled. */
  @property({ attribute: false }) call: Call | undefined;
  /** What has been asked for and is under way. */
  @property({ attribute: false }) busy: ReadonlySet<CallAction> = new Set();
  /** The keypad is open. */
  @property({ type: Boolean, reflect: true, attribute: 'keypad-open' }) keypadOpen = false;
  /** Names the keyboard shortcuts that a softphone has for the buttons. */
  @property({ type: Boolean }) shortcuts = false;
  /** What ends the call stands elsewhere. */
  @property({ type: Boolean, attribute: 'without-hang-up' }) withoutHangUp = false;
  /** What the button that ends the call says, where that ends more than the call. */
  @property({ attribute: false }) hangUpLabel: string | undefined;
  /** What those are. */
  @property({ attribute: false }) shortcutKeys: ShortcutKeys = defaultShortcutKeys;
  /** What time it is. */
  @property({ attribute: false }) clock: Clock = systemClock;

  readonly #locale = new LocaleController(this, voiceBook);
  readonly #settling = new SettlingController(this, () => this.clock);

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('call');
    if (changed.has('call') && before?.id !== this.call?.id) this.keypadOpen = false;
    this.#settling.show(this.call && isLive(this.call) ? this.call.id : undefined);
  }

  override render(): TemplateResult | typeof nothing {
    const { call } = this;
    if (!call || !isLive(call)) return nothing;
    const keypad = this.keypadOpen && call.can.dtmf && call.state === 'connected';
    return html`
      ${keypad ? html`<cc-dialpad mode="dtmf" .callId=${call.id} .clock=${this.clock}></cc-dialpad>` : nothing}
      <div class="controls" part="controls">
        ${this.#controls(call)
          .filter(({ possible }) => possible)
          .map((control) => this.#renderRound(control, call.state !== 'connected'))}
        <slot name="more"></slot>
      </div>
      ${this.withoutHangUp ? nothing : this.#renderHangUp(call)}
    `;
  }

  #controls(call: Call): readonly RoundControl[] {
    const { text } = this.#locale;
    const held = isHeldHere(call);
    const { muted, can } = call;
    const act = (action: CallAction, Request: new (callId: string) => RequestEvent) => (): void => {
      if (!this.busy.has(action)) this.dispatchEvent(new Request(call.id));
    };
    return [
      {
        name: 'mute',
        label: text(muted ? 'call.unmute' : 'call.mute'),
        shape: muted ? micOffIcon : micIcon,
        look: muted && 'on',
        possible: can.mute,
        busy: this.busy.has(muted ? 'unmute' : 'mute'),
        key: this.shortcutKeys.mute,
        press: muted ? act('unmute', UnmuteRequestEvent) : act('mute', MuteRequestEvent),
      },
      {
        name: 'hold',
        label: text(held ? 'call.resume' : 'call.hold'),
        shape: held ? playIcon : pauseIcon,
        look: held && 'held',
        possible: can.hold,
        busy: this.busy.has(held ? 'resume' : 'hold'),
        key: this.shortcutKeys.hold,
        press: held ? act('resume', ResumeRequestEvent) : act('hold', HoldRequestEvent),
      },
      {
        name: 'keypad',
        label: text('call.keypad'),
        shape: gripIcon,
        look: this.keypadOpen && 'on',
        possible: can.dtmf,
        key: this.shortcutKeys.keypad,
        expanded: this.keypadOpen,
        press: () => void (this.keypadOpen = !this.keypadOpen),
      },
    ];
  }

  #renderRound({ name, label, shape, look, busy = false, key, expanded, press }: RoundControl, disabled: boolean): TemplateResult {
    return html`
      <button
        class="round ${look || ''}"
        part=${name}
        type="button"
        ?disabled=${disabled}
        aria-busy=${busy}
        aria-expanded=${expanded ?? nothing}
        aria-keyshortcuts=${(this.shortcuts && key) || nothing}
        title=${this.shortcuts && key ? `${label} (${key})` : nothing}
        @click=${press}
      >
        <span class="disc">${icon(shape)}${name === 'mute' ? html`<slot name="level"></slot>` : nothing}</span><span>${label}</span>
      </button>
    `;
  }

  #renderHangUp(call: Call): TemplateResult {
    const label = this.hangUpLabel ?? this.#locale.text(call.state === 'connected' ? 'call.hang-up' : 'call.cancel');
    const key = this.shortcutKeys['hang-up'];
    return html`
      <button
        class="negative pill hang-up"
        part="hang-up"
        type="button"
        aria-busy=${this.busy.has('hangUp')}
        aria-keyshortcuts=${(this.shortcuts && key) || nothing}
        title=${this.shortcuts && key ? `${label} (${key})` : nothing}
        @click=${this.#onHangUp}
      >
        ${icon(phoneOffIcon)}<span>${label}</span>
      </button>
    `;
  }

  #onHangUp(): void {
    if (this.call && this.#settling.settled && !this.busy.has('hangUp')) this.dispatchEvent(new HangUpRequestEvent(this.call.id));
  }
}
