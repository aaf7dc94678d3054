import { type CSSResultGroup, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { voiceBook } from '../../locales/books/voice-book.js';
import { DialRequestEvent, DtmfRequestEvent } from '../../events/call-requests.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { parseDialTarget } from '../../model/dial-target.js';
import type { CcError } from '../../model/error.js';
import { deleteIcon } from '../icons/delete.js';
import { gripIcon } from '../icons/grip.js';
import { icon } from '../icons/icon.js';
import { phoneIcon } from '../icons/phone.js';
import { dialpadStyles } from './dialpad-element.css.js';
import { neighbor, type TelephoneKey, telephoneKeys } from './keys.js';

/** How long 0 is held for a plus, in ms. */
const longPress = 500;
const longestShown = 48;

/**
 * A telephone's keys. With `mode="dial"` they write into a number field, which
 * also takes typed and pasted numbers and SIP addresses; what was pasted is
 * tidied and the change is shown. With `mode="dtmf"` each key is sent to the call, and a code that is pasted.
 *
 * Digits typed anywhere on it count as keys, the arrow keys walk over them, and
 * 0 held for half a second is a plus, another key its speed dial. Call on an empty field brings back the
 * last number instead of calling it.
 *
 * @fires cc-dial-request - Somebody wants to call what the field says.
 * @fires input - The field says something else.
 * @fires cc-dtmf-request - A key was pressed for the call.
 * @csspart number - The number field, or the keys that were sent.
 * @csspart hint - What was wrong with the number, or how a pasted one was tidied.
 * @csspart keys - The twelve keys.
 * @csspart key - One key.
 * @csspart call - Calls.
 * @csspart fold - Shows the keys and puts them away.
 * @csspart backspace - Deletes the last character.
 */
export class DialpadElement extends LitElement {
  static readonly tagName = 'cc-dialpad';
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles: CSSResultGroup = dialpadStyles;

  /** Whether keys write a number or are sent to a call. */
  @property() mode: 'dial' | 'dtmf' = 'dial';
  /** What the field says. */
  @property() value = '';
  /** Whom keys are sent to, with `mode="dtmf"`. */
  @property({ attribute: false }) callId: string | undefined;
  /** What Call brings back when the field is empty. */
  @property({ attribute: 'last-number' }) lastNumber = '';
  /** Why the number was not called. */
  @property({ attribute: false }) error: CcError | undefined;
  /** A call is being set up. */
  @property({ type: Boolean }) busy = false;
  /** The keys may be put away: they come with a button beside Call. */
  @property({ type: Boolean, reflect: true }) foldable = false;
  /** The keys are there nevertheless. */
  @property({ type: Boolean, reflect: true }) unfolded = false;
  /** Whom a key calls when it is held, by digit. */
  @property({ attribute: false }) speedDial: ReadonlyMap<string, string> | undefined;
  /** What time it is, for the long press. */
  @property({ attribute: false }) clock: Clock = systemClock;

  readonly #locale = new LocaleController(this, voiceBook);
  #pasted = '';
  #focusedKey = 0;
  #held = false;
  #cancelHold: () => void = () => {};

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancelHold();
  }

  override render(): TemplateResult {
    const dial = this.mode === 'dial';
    return html`
      <div class="pad ${this.mode}" @keydown=${this.#onKeydown} @paste=${this.#onPaste}>
        ${dial ? this.#renderField() : this.#renderSent()}
        <div class="keys" part="keys" role="group" dir="ltr" aria-label=${this.#locale.text('dialpad.keys')}>
          ${telephoneKeys.map((key, index) => this.#renderKey(key, index))}
        </div>
        ${dial ? this.#renderCall() : nothing}
      </div>
    `;
  }

  get #input(): HTMLInputElement | null | undefined {
    return this.shadowRoot?.querySelector<HTMLInputElement>('input');
  }

  #renderField(): TemplateResult {
    const { text } = this.#locale;
    return html`
      <div class="field">
        <input
          class="number ${this.value.length > 14 ? 'long' : ''}"
          part="number"
          type="text"
          inputmode="tel"
          enterkeyhint="go"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          dir="ltr"
          maxlength="256"
          aria-label=${text('dialpad.number')}
          aria-invalid=${this.error !== undefined}
          aria-describedby="hint"
          placeholder=${text('dialpad.placeholder')}
          .value=${this.value}
          @input=${this.#onInput}
        />
        <p class="hint ${this.error ? 'wrong' : ''}" part="hint" id="hint" aria-live="polite">${this.#hint()}</p>
      </div>
    `;
  }

  #hint(): string | TemplateResult {
    if (this.error) return this.#locale.text(`error.${this.error.code}`);
    if (!this.#pasted) return '';
    const shown = this.#pasted.length > longestShown ? `${this.#pasted.slice(0, longestShown)}…` : this.#pasted;
    return html`<bdi>${this.#locale.text('dialpad.cleaned', { text: shown })}</bdi>`;
  }

  #renderSent(): TemplateResult {
    return html`<output class="number sent" part="number" dir="ltr" aria-label=${this.#locale.text('dialpad.sent')}>${this.value.slice(-24) || '\u00a0'}</output>`;
  }

  #renderKey({ digit, letters }: TelephoneKey, index: number): TemplateResult {
    return html`
      <button
        class="key"
        part="key"
        type="button"
        data-digit=${digit}
        tabindex=${index === this.#focusedKey ? 0 : -1}
        aria-label=${this.#nameOf(digit) ?? nothing}
        @pointerdown=${this.#onKeyDown}
        @pointerup=${this.#onKeyUp}
        @pointercancel=${this.#onKeyUp}
        @pointerleave=${this.#onKeyUp}
        @focus=${() => this.#moveTo(index)}
        @contextmenu=${this.#onContextMenu}
        @click=${this.#onKeyClick}
      >
        <span class="digit ${digit === '*' ? 'star' : ''}">${digit}</span> <span class="letters">${letters}</span>
      </button>
    `;
  }

  // the others are named by what is on them
  #nameOf(digit: string): string | undefined {
    const { text } = this.#locale;
    if (digit === '*') return text('dialpad.star');
    if (digit === '#') return text('dialpad.pound');
    if (digit === '0') return this.mode === 'dial' ? text('dialpad.zero') : digit;
    return undefined;
  }

  #renderCall(): TemplateResult {
    const { text } = this.#locale;
    const recall = !this.value && this.lastNumber;
    const name = recall ? text('dialpad.recall', { number: this.lastNumber }) : text('dialpad.call');
    return html`
      <div class="row">
        ${
          this.foldable
            ? html`<button class="icon-only fold" part="fold" type="button" aria-label=${text('dialpad.keys')} title=${text('dialpad.keys')} aria-expanded=${this.unfolded} @click=${() => (this.unfolded = !this.unfolded)}>${icon(gripIcon)}</button>`
            : nothing
        }
        <button class="positive pill call" part="call" type="button" aria-label=${name} aria-busy=${this.busy} title=${recall ? name : nothing} @click=${this.#onCall}>
          ${icon(phoneIcon)}<span>${text('dialpad.call')}</span>
        </button>
        <button
          class="icon-only backspace"
          part="backspace"
          type="button"
          aria-label=${text('dialpad.backspace')}
          title=${text('dialpad.backspace')}
          ?disabled=${!this.value}
          @click=${this.#onBackspace}
        >
          ${icon(deleteIcon)}
        </button>
      </div>
    `;
  }

  #onInput(): void {
    this.#pasted = '';
    this.#write(this.#input?.value ?? '');
  }

  #onPaste(event: ClipboardEvent): void {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (this.mode === 'dtmf') return this.#press(pasted.replace(/[\s().-]/g, ''));
    const input = this.#input;
    const whole = input?.selectionStart === 0 && input.selectionEnd === input.value.length;
    if (!pasted.trim() || !whole) return;
    const cleaned = tidied(pasted);
    if (cleaned === undefined) return;
    event.preventDefault();
    this.#pasted = cleaned === pasted ? '' : pasted.trim();
    this.#write(cleaned);
  }

  #write(value: string): void {
    this.value = value;
    this.error = undefined;
    this.dispatchEvent(new Event('input'));
  }

  /** Types keys: into the field where the caret is, or to the call. */
  #press(digits: string): void {
    if (this.mode === 'dtmf') {
      // no code is longer: what is, was copied from somewhere else
      if (!this.callId || !/^[0-9*#]{1,40}$/.test(digits)) return;
      if (this.dispatchEvent(new DtmfRequestEvent(this.callId, digits))) this.value += digits;
      return;
    }
    const input = this.#input;
    if (!input) return;
    input.setRangeText(digits, input.selectionStart ?? input.value.length, input.selectionEnd ?? input.value.length, 'end');
    this.#onInput();
  }

  #onKeyDown(event: PointerEvent): void {
    // the caret stays in the field
    if (this.shadowRoot?.activeElement === this.#input) event.preventDefault();
    this.#held = false;
    this.#cancelHold();
    const digit = digitOf(event);
    const target = this.speedDial?.get(digit);
    if (this.mode !== 'dial' || (digit !== '0' && !target) || event.button !== 0) return;
    this.#cancelHold = this.clock.after(longPress, () => {
      this.#held = true;
      if (target) this.dispatchEvent(new DialRequestEvent(target));
      else this.#press('+');
    });
  }

  #onKeyUp(): void {
    this.#cancelHold();
  }

  #onContextMenu(event: Event): void {
    if (this.#held) event.preventDefault();
  }

  #onKeyClick(event: Event): void {
    this.#cancelHold();
    if (!this.#held) this.#press(digitOf(event));
    this.#held = false;
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inField = event.composedPath()[0] === this.#input;
    if (event.key === 'Enter' && inField) return this.#onCall();
    if (inField) return;
    const next = neighbor(this.#focusedKey, event.key);
    if (/^[0-9*#+]$/.test(event.key)) this.#press(event.key);
    else if (event.key === 'Backspace' && this.mode === 'dial') this.#onBackspace();
    else if (next !== undefined) this.renderRoot.querySelectorAll<HTMLElement>('.key')[next]?.focus();
    else return;
    event.preventDefault();
  }

  #moveTo(index: number): void {
    this.#focusedKey = index;
    this.requestUpdate();
  }

  #onBackspace(): void {
    this.#pasted = '';
    this.#write(this.value.slice(0, -1));
  }

  #onCall(): void {
    if (this.busy) return;
    if (this.value.trim()) this.dispatchEvent(new DialRequestEvent(this.value.trim()));
    else if (this.lastNumber) this.#write(this.lastNumber);
    else this.#input?.focus();
  }
}

function digitOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset['digit'] ?? '';
}

/** What would be dialled, as short as it can be written; undefined when it cannot be. */
function tidied(text: string): string | undefined {
  try {
    const target = parseDialTarget(text);
    return target.kind === 'number' ? target.number : target.address;
  } catch {
    return undefined; // left as it is, for its writer to mend
  }
}
