import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { callTimerStyles } from './call-timer-element.css.js';

/**
 * How long something has lasted, or how long it still lasts: `0:42`.
 *
 * Counts once a second, and not at all while nobody can see it. A screen reader
 * reads it on demand and is not told every second (ARIA `timer`).
 *
 * @csspart time - The figures.
 */
export class CallTimerElement extends LitElement {
  static readonly tagName = 'cc-call-timer';
  static override styles: CSSResultGroup = callTimerStyles;

  /** Counts up from here, ms since the epoch. */
  @property({ type: Number }) since: number | undefined;
  /** Counts down to here, ms since the epoch, and stops at 0. Wins over `since`. */
  @property({ type: Number }) until: number | undefined;
  /** What time it is. */
  @property({ attribute: false }) clock: Clock = systemClock;

  readonly #locale = new LocaleController(this);
  #visibility: IntersectionObserver | undefined;
  #seen = true;
  #cancel: () => void = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.#visibility = new IntersectionObserver((entries) => this.#onSeen(entries.at(-1)?.isIntersecting ?? true));
    this.#visibility.observe(this);
    this.ownerDocument.addEventListener('visibilitychange', this.#onPageShown);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#visibility?.disconnect();
    this.ownerDocument.removeEventListener('visibilitychange', this.#onPageShown);
    this.#cancel();
  }

  override render(): TemplateResult | typeof nothing {
    const seconds = this.#milliseconds() / 1000;
    if (Number.isNaN(seconds)) return nothing;
    // a countdown shows 1 until its last moment has passed
    const whole = this.until === undefined ? Math.floor(seconds) : Math.ceil(seconds);
    return html`<time part="time" role="timer" aria-live="off" datetime="PT${Math.max(0, whole)}S">${this.#locale.duration(whole)}</time>`;
  }

  protected override updated(_changed: PropertyValues): void {
    this.#cancel();
    const left = this.#milliseconds();
    const over = Number.isNaN(left) || (this.until !== undefined && left <= 0);
    if (over || !this.#seen || !this.isConnected || this.ownerDocument.hidden) return;
    const intoSecond = ((left % 1000) + 1000) % 1000;
    const wait = this.until === undefined ? 1000 - intoSecond : intoSecond || 1000;
    this.#cancel = this.clock.after(wait, () => this.requestUpdate());
  }

  #milliseconds(): number {
    if (this.until !== undefined) return this.until - this.clock.now();
    return this.since === undefined ? Number.NaN : this.clock.now() - this.since;
  }

  #onSeen(seen: boolean): void {
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.requestUpdate();
  }

  readonly #onPageShown = (): void => {
    this.requestUpdate();
  };
}
