import { html, nothing, type TemplateResult } from 'lit';
import { phoneFrameBook } from '../../locales/books/phone-frame-book.js';
import { openBook } from '../../locales/languages.js';
import { type Call, isLive, isRingingIn } from '../../model/call.js';
import { gripHorizontalIcon } from '../icons/grip-horizontal.js';
import { icon } from '../icons/icon.js';
import { minusIcon } from '../icons/minus.js';
import { addStyles } from '../late-part/late-styles.js';
import { SettlingController } from '../settling/settling-controller.js';
import type { CallStagesHost } from './call-stages.js';
import { phoneFrameStyles } from './phone-frame.css.js';
import { PhonePill } from './phone-pill.js';
import { PhonePlace, type PlaceStorage } from './phone-place.js';
import type { Stage } from './stage.js';

/** How a softphone stands in its page: where it was put, above everything and movable, or along the window's end edge. */
export type PhoneMode = 'embedded' | 'floating' | 'docked';

/** Whose frame it is. */
export interface PhoneFrameHost extends CallStagesHost {
  readonly mode: PhoneMode;
  minimized: boolean;
  readonly updateComplete: Promise<boolean>;
}

/** How far an arrow key moves it, in px; with Shift. */
const step = 24;
const leap = 120;

const arrows: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The frame of a softphone that stands above its page: what moves it and makes it small. Loaded where a page wants it. */
export class PhoneFrame {
  readonly #host: PhoneFrameHost;
  readonly #place: PhonePlace;
  readonly #pill: PhonePill;
  readonly #settling: SettlingController;
  #moved = false;

  constructor(host: PhoneFrameHost, storage?: PlaceStorage) {
    openBook(phoneFrameBook);
    addStyles(host, phoneFrameStyles);
    this.#host = host;
    this.#place = new PhonePlace(host, storage);
    this.#settling = new SettlingController(host, () => host.clock);
    this.#pill = new PhonePill(host, { settled: () => this.#settling.settled, restore: () => this.#minimize(false) });
    // not while it is rendered
    if (this.#place.minimized) void host.updateComplete.then(() => (host.minimized = true));
  }

  /** The edge that it is moved by, with what makes it small. */
  edge(): TemplateResult {
    const { text } = this.#host.locale;
    const label = text('frame.minimize');
    return html`
      <div class="frame" part="frame" @pointerdown=${this.#onPointer}>
        ${this.#grip()}
        <button class="icon-only minimize" part="minimize" type="button" aria-label=${label} title=${label} @click=${() => this.#minimize(true)}>${icon(minusIcon)}</button>
      </div>
    `;
  }

  /** What stands for the whole phone while it is small. */
  pill(stage: Stage, calls: readonly Call[]): TemplateResult {
    const shown = calls.filter((call) => isRingingIn(call) || ('call' in stage && stage.call.id === call.id && isLive(call)));
    this.#settling.show(shown.map(({ id, state }) => id + state).join());
    return html`
      <div class="view pill-view" part="pill" tabindex="-1" @pointerdown=${this.#onPointer}>
        ${this.#grip()}${this.#pill.render(shown, calls.filter(isLive).length - shown.length)}
      </div>
    `;
  }

  #grip(): TemplateResult | typeof nothing {
    if (this.#host.mode !== 'floating') return nothing;
    const { text } = this.#host.locale;
    return html`
      <button class="grip" part="grip" type="button" aria-label=${text('frame.move')} title=${text('frame.move-help')} @click=${this.#onGrip} @keydown=${this.#onKeydown}>${icon(gripHorizontalIcon)}</button>
    `;
  }

  #minimize(minimized: boolean): void {
    this.#host.minimized = minimized;
    this.#place.minimized = minimized;
  }

  readonly #onPointer = (event: PointerEvent): void => {
    const [target] = event.composedPath();
    const onButton = target instanceof Element && target.closest('button:not(.grip), cc-agent-status') !== null;
    if (this.#host.mode !== 'floating' || event.button !== 0 || onButton) return;
    this.#moved = false;
    this.#place.follow(event, (moved) => (this.#moved = moved));
  };

  // what was dragged was not clicked
  readonly #onGrip = (): void => {
    if (!this.#moved) this.#place.nextCorner();
    this.#moved = false;
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const arrow = arrows[event.key];
    if (!arrow || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const far = event.shiftKey ? leap : step;
    this.#place.moveBy(arrow[0] * far, arrow[1] * far);
  };
}
