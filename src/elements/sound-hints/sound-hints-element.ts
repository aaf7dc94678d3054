import { type CSSResultGroup, html, LitElement, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { DeviceChoiceRequestEvent } from '../../events/audio-requests.js';
import { UnmuteRequestEvent } from '../../events/call-requests.js';
import { soundHintsBook } from '../../locales/books/sound-hints-book.js';
import type { WordKey } from '../../locales/words.js';
import type { SoundHint } from '../../model/audio.js';
import type { Call } from '../../model/call.js';
import { headphonesIcon } from '../icons/headphones.js';
import { icon } from '../icons/icon.js';
import { micOffIcon } from '../icons/mic-off.js';
import { triangleAlertIcon } from '../icons/triangle-alert.js';
import { soundHintsStyles } from './sound-hints-element.css.js';

/** One hint as it is said. */
interface Said {
  readonly words: string;
  readonly shape: SVGTemplateResult;
  /** The far end does not hear what it should. */
  readonly alert?: boolean;
  readonly remedy?: { readonly word: WordKey; readonly press: () => void };
}

/**
 * What an agent should know about their sound and does not see: that they speak
 * and are muted, that nothing comes from the microphone, that a headset was
 * unplugged. Each comes with its remedy, is read out once as it comes, and goes
 * by itself when it is mended.
 *
 * @fires cc-unmute-request - The agent wants to be heard again.
 * @fires cc-device-choice-request - The agent wants to choose another device.
 * @csspart hint - One hint.
 * @csspart remedy - Mends it.
 */
export class SoundHintsElement extends LitElement {
  static readonly tagName = 'cc-sound-hints';
  static override styles: CSSResultGroup = soundHintsStyles;

  /** What there is to be said. */
  @property({ attribute: false }) hints: readonly SoundHint[] = [];
  /** The calls whose agent may be muted. */
  @property({ attribute: false }) calls: readonly Call[] = [];

  readonly #locale = new LocaleController(this, soundHintsBook);
  // what is read out has to come into a place that is there already
  @state() private isThere = false;

  protected override firstUpdated(): void {
    void this.updateComplete.then(() => (this.isThere = true));
  }

  override render(): TemplateResult {
    return html`<div role="status" lang=${this.#locale.language}>${this.isThere ? this.#said().map((said) => this.#renderHint(said)) : nothing}</div>`;
  }

  #renderHint({ words, shape, alert, remedy }: Said): TemplateResult {
    return html`
      <div class="hint ${alert ? 'alert' : ''} ${remedy ? 'wide' : ''}" part="hint">
        ${icon(shape)}
        <p>${words}</p>
        ${remedy ? html`<button class="outlined" part="remedy" type="button" @click=${remedy.press}>${this.#locale.text(remedy.word)}</button>` : nothing}
      </div>
    `;
  }

  #said(): readonly Said[] {
    const { text } = this.#locale;
    // a headset is unplugged as a whole
    const away = new Set(this.hints.flatMap((hint) => (hint.kind === 'device-away' ? [hint.label] : [])));
    const others = this.hints.flatMap(({ kind }) => (kind === 'device-away' ? [] : [this.#other(kind)]));
    return [...others, ...[...away].map((device): Said => ({ words: text('hint.device-away', { device }), shape: headphonesIcon }))];
  }

  #other(kind: Exclude<SoundHint['kind'], 'device-away'>): Said {
    const words = this.#locale.text(`hint.${kind}`);
    switch (kind) {
      case 'speaking-while-muted':
        return { words, shape: micOffIcon, remedy: { word: 'hint.unmute', press: () => this.#unmute() } };
      case 'microphone-silent':
        return { words, shape: micOffIcon, alert: true, remedy: { word: 'hint.choose', press: () => this.#choose() } };
      case 'microphone-muted':
        return { words, shape: micOffIcon, alert: true };
      case 'processor-failed':
        return { words, shape: triangleAlertIcon };
    }
  }

  #unmute(): void {
    const call = this.calls.find(({ state, muted, hold }) => state === 'connected' && muted && hold === 'none');
    if (call) this.dispatchEvent(new UnmuteRequestEvent(call.id));
  }

  #choose(): void {
    this.dispatchEvent(new DeviceChoiceRequestEvent('microphone'));
  }
}
