import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { RecordingDiscardRequestEvent } from '../../events/recording-discard-request.js';
import { RecordingRequestEvent } from '../../events/recording-request.js';
import { callExtrasBook } from '../../locales/books/call-extras-book.js';
import type { CallExtrasKey } from '../../locales/call-extras-keys.js';
import type { Call, CallRecording } from '../../model/call.js';
import type { RecordedCall } from '../../model/recorded-call.js';
import { circleDotIcon } from '../icons/circle-dot.js';
import { downloadIcon } from '../icons/download.js';
import { icon } from '../icons/icon.js';
import { pauseIcon } from '../icons/pause.js';
import { playIcon } from '../icons/play.js';
import { squareIcon } from '../icons/square.js';
import { xIcon } from '../icons/x.js';
import { callRecordingStyles } from './call-recording-element.css.js';

/**
 * Records a call: begins, pauses for what must not be recorded, goes on and
 * ends; offers what was recorded to be saved, and lets go of it.
 *
 * @fires cc-recording-request - The agent wants the recording to begin, pause, go on or end.
 * @fires cc-recording-discard-request - The agent has no use for what was recorded.
 * @csspart recording - The recording that goes on, or may begin.
 * @csspart ready - One that ended.
 * @csspart save - Saves it.
 */
export class CallRecordingElement extends LitElement {
  static readonly tagName = 'cc-call-recording';
  static override styles: CSSResultGroup = callRecordingStyles;

  /** The call to be recorded. */
  @property({ attribute: false }) call: Call | undefined;
  /** What was recorded and is not saved or discarded yet. */
  @property({ attribute: false }) recordings: readonly RecordedCall[] = [];

  readonly #locale = new LocaleController(this, callExtrasBook);
  readonly #urls = new Map<RecordedCall, string>();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    for (const [recording, url] of this.#urls) {
      if (this.recordings.includes(recording)) continue;
      URL.revokeObjectURL(url);
      this.#urls.delete(recording);
    }
  }

  override render(): TemplateResult {
    return html`${this.#renderCall()}${this.recordings.map((recording) => this.#renderReady(recording))}`;
  }

  #renderCall(): TemplateResult | typeof nothing {
    const { call } = this;
    if (call?.state !== 'connected' || !call.can.record) return nothing;
    const { recording } = call;
    const { text } = this.#locale;
    const [on, off] = [recording === 'on', recording === 'off'];
    if (off) {
      const label = text('recording.start');
      return html`<button class="start" part="recording" type="button" @click=${() => this.#ask('on')}><span class="sign">${icon(circleDotIcon)}</span>${label}</button>`;
    }
    return html`
      <div class="row ${recording}" part="recording">
        <span class="sign">${icon(on ? circleDotIcon : pauseIcon)}</span>
        <p class="words" role="status">${text(on ? 'recording.on' : 'recording.paused')}</p>
        ${this.#renderButton(on ? 'recording.pause' : 'recording.resume', on ? pauseIcon : playIcon, on ? 'paused' : 'on')}
        ${this.#renderButton('recording.stop', squareIcon, 'off')}
      </div>
    `;
  }

  #renderButton(word: CallExtrasKey, shape: SVGTemplateResult, next: CallRecording): TemplateResult {
    const label = this.#locale.text(word);
    return html`<button class="icon-only" type="button" aria-label=${label} title=${label} @click=${() => this.#ask(next)}>${icon(shape)}</button>`;
  }

  #renderReady(recording: RecordedCall): TemplateResult {
    const { text, duration } = this.#locale;
    const discard = text('recording.discard');
    return html`
      <div class="row" part="ready">
        <p class="words" role="status">${text('recording.ready', { duration: duration(recording.duration / 1000) })}</p>
        <a part="save" href=${this.#urlOf(recording)} download=${fileName(recording)}>${icon(downloadIcon)}${text('recording.save')}</a>
        <button class="icon-only" type="button" aria-label=${discard} title=${discard} @click=${() => this.#discard(recording)}>${icon(xIcon)}</button>
      </div>
    `;
  }

  #urlOf(recording: RecordedCall): string {
    const url = this.#urls.get(recording) ?? URL.createObjectURL(recording.blob);
    this.#urls.set(recording, url);
    return url;
  }

  #ask(recording: CallRecording): void {
    if (this.call) this.dispatchEvent(new RecordingRequestEvent(this.call.id, recording));
  }

  #discard(recording: RecordedCall): void {
    this.dispatchEvent(new RecordingDiscardRequestEvent(recording));
  }
}

/** `call-2026-11-21-10-04-28.webm` */
function fileName({ startedAt, type }: RecordedCall): string {
  const ending = type.includes('mp4') ? 'm4a' : type.includes('ogg') ? 'ogg' : 'webm';
  return `call-${new Date(startedAt).toISOString().slice(0, 19).replace(/[T:]/g, '-')}.${ending}`;
}
