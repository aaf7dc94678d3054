import { type CSSResultGroup, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { levelMeterStyles } from './level-meter-element.css.js';

/** Calls `listener` with a level from 0 to 1 again and again, until the result is called. */
export type FollowLevel = (listener: (level: number) => void) => () => void;

const bars = { full: 20, compact: 4 } as const;
/** From here on the end of what can be sent is near. */
const loud = 0.9;
/** Where nothing is to move, it is shown this often at most, in ms. */
const still = 500;

// a role of WAI-ARIA 1.2 that the checker of templates does not know
const meter = 'meter' as string as 'slider';

/**
 * How loud it is, as bars. It follows its level only while it can be seen: not
 * while it is out of the document, out of sight, or in a tab behind others.
 * Nothing is announced; a screen reader finds a meter with its name.
 *
 * @csspart meter - The bars.
 */
export class LevelMeterElement extends LitElement {
  static readonly tagName = 'cc-level-meter';
  static override styles: CSSResultGroup = levelMeterStyles;

  /** Where the level comes from. Nothing is shown without. */
  @property({ attribute: false }) follow: FollowLevel | undefined;
  /** What it is the level of, for a screen reader. Without it the meter is for the eye only. */
  @property() label = '';
  /** A few bars instead of many. */
  @property({ type: Boolean, reflect: true }) compact = false;
  /** What time it is. */
  @property({ attribute: false }) clock: Clock = systemClock;

  @state() private level = 0;
  readonly #sight = new IntersectionObserver((entries) => this.#see(entries.at(-1)?.isIntersecting === true));
  #isSeen = false;
  #shownAt = -Infinity;
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sight.observe(this);
    document.addEventListener('visibilitychange', this.#look);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sight.disconnect();
    document.removeEventListener('visibilitychange', this.#look);
    this.#see(false);
  }

  // before it is rendered: what the new source tells at once is shown with it
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('follow')) return;
    this.#end();
    this.#look();
  }

  override render(): TemplateResult {
    const count = this.compact ? bars.compact : bars.full;
    const lit = Math.round(this.level * count);
    const shown = Array.from({ length: count }, (_, index) => {
      const kind = index < lit ? (index >= count * loud ? 'lit loud' : 'lit') : '';
      return html`<span class=${kind}></span>`;
    });
    // in tenths: what is read to somebody must not flicker
    return this.label
      ? html`<div class="meter" part="meter" role=${meter} aria-label=${this.label} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.round(this.level * 10) * 10}>${shown}</div>`
      : html`<div class="meter" part="meter" aria-hidden="true">${shown}</div>`;
  }

  #see(isSeen: boolean): void {
    this.#isSeen = isSeen;
    this.#look();
  }

  readonly #look = (): void => {
    const isWanted = this.#isSeen && this.isConnected && document.visibilityState === 'visible';
    if (!isWanted) this.#end();
    else this.#stop ??= this.follow?.((level) => this.#show(level));
  };

  #show(level: number): void {
    const now = this.clock.now();
    if (now - this.#shownAt < still && matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    this.#shownAt = now;
    this.level = level;
  }

  #end(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.level = 0;
  }
}
