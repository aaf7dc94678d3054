import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { systemClock } from '../../kit/clock.js';
import type { MessageBubbleElement } from '../message-bubble/message-bubble-element.js';
import { covers, type RowRange, rowWindow } from './row-window.js';
import type { TranscriptRows } from './transcript-rows.js';

/** What stands in the view: a row, or the scrollable of rows that are not in the page. */
export type Piece =
  { readonly type: 'row'; readonly row: number } | { readonly type: 'gap'; readonly key: string; readonly height: number };

/** How near the end counts as being there, in px. */
const endSlack = 40;

interface ViewParts {
  readonly element: () => HTMLElement;
  /** The reader scrolled, or was scrolled. */
  readonly moved: () => void;
}

/**
 * Decides which rows are in the page, and keeps what the reader looks at where it is
 * while rows above it come, go and turn out higher than thought.
 *
 * Sizes come from one ResizeObserver, which is asked after the browser's own layout and
 * before it paints: nothing is measured in between, and nothing jumps.
 */
export class ViewController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #rows: TranscriptRows;
  readonly #parts: ViewParts;
  #range: RowRange = { start: 0, end: 0 };
  #shown: readonly number[] = [];
  readonly #rowOf = new Map<Element, number>();
  #observer: ResizeObserver | undefined;
  // the row at the top of the view, and how far below that top it begins
  #anchor = { row: 0, offset: 0 };
  #top = 0;
  #height = 0;
  #width = 0;
  #head = 0;
  #tail = 0;
  // of the tail, as the reader's place was noted last
  #tailBefore = 0;
  // how far can be scrolled
  #scrollable = 0;
  #atEnd = true;
  #isAway = false;
  #drawnAway = false;
  #placing = false;
  #printing = false;

  constructor(host: ReactiveControllerHost & HTMLElement, rows: TranscriptRows, parts: ViewParts) {
    this.#host = host;
    this.#rows = rows;
    this.#parts = parts;
    host.addController(this);
  }

  /** The reader is at the end, and stays there when it moves. */
  get atEnd(): boolean {
    return this.#atEnd;
  }

  /** The reader is so far from the end that they will want a way back. */
  get isAway(): boolean {
    return this.#isAway;
  }

  /** How far the reader has scrolled, in px. */
  get top(): number {
    return this.#top;
  }

  /** Of the view, in px. */
  get width(): number {
    return this.#width || 360;
  }

  /** Rows have moved down by so many; `goesOn` is false for other rows altogether. */
  follow(rows: number, goesOn: boolean): void {
    this.#anchor.row += rows;
    if (!goesOn) this.#atEnd = true;
  }

  /** Stays at the end from now on. */
  stick(): void {
    this.#atEnd = true;
  }

  /** Goes to the end: gliding, when it is near and nobody minds movement. */
  toEnd(): void {
    const view = this.#parts.element();
    const near = view.scrollHeight - view.clientHeight - this.#top < 2 * view.clientHeight;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (near && !calm) return view.scrollTo({ top: view.scrollHeight, behavior: 'smooth' });
    this.#atEnd = true;
    this.#host.requestUpdate();
  }

  /** What to draw now, in order. */
  pieces(): readonly Piece[] {
    const { heights } = this.#rows;
    const { length } = heights;
    this.#drawnAway = this.#isAway;
    if (this.#printing) this.#range = { start: 0, end: length };
    else {
      const end = Math.max(0, heights.total - this.#height);
      const top = this.#atEnd ? end : heights.top(this.#anchor.row) - this.#anchor.offset;
      this.#range = rowWindow(heights, Math.max(0, top), this.#height);
    }
    const { start, end } = this.#range;
    const kept = this.#engaged().filter((row) => row < length && (row < start || row >= end));
    this.#shown = [...kept.filter((row) => row < start), ...rowsFrom(start, end), ...kept.filter((row) => row >= end)];
    const pieces: Piece[] = [];
    let next = 0;
    const gap = (to: number): void => {
      if (to > next)
        pieces.push({
          type: 'gap',
          key: kept.length === 0 ? (next === 0 ? 'above' : 'below') : String(pieces.length),
          height: heights.top(to) - heights.top(next),
        });
    };
    for (const row of this.#shown) {
      gap(row);
      pieces.push({ type: 'row', row });
      next = row + 1;
    }
    gap(length);
    return pieces;
  }

  /** Watches what was drawn. To be called after each drawing. */
  watch(): void {
    const observer = (this.#observer ??= new ResizeObserver((entries) => this.#onSizes(entries)));
    const view = this.#parts.element();
    const drawn = [...view.querySelectorAll(':scope > .row')];
    for (const element of this.#rowOf.keys()) {
      if (element.parentNode === view) continue;
      observer.unobserve(element);
      this.#rowOf.delete(element);
    }
    drawn.forEach((element, index) => {
      if (!this.#rowOf.has(element)) observer.observe(element);
      this.#rowOf.set(element, this.#shown[index] ?? 0);
    });
    for (const part of view.querySelectorAll(':scope > :is(.head, .tail)')) observer.observe(part);
    // an observation begun anew is told before the next painting: the moment to scroll
    observer.unobserve(view);
    observer.observe(view);
    this.#placing = true;
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#onPrint);
    addEventListener('afterprint', this.#onPrint);
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#parts.element().addEventListener('scroll', this.#onScroll, { passive: true }));
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#onPrint);
    removeEventListener('afterprint', this.#onPrint);
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#rowOf.clear();
  }

  /** Rows that must stay in the page although nobody looks at them: they have the focus, or play. */
  #engaged(): readonly number[] {
    const rows: number[] = [];
    for (const [element, row] of this.#rowOf) {
      if (element.querySelector<MessageBubbleElement>('cc-message-bubble')?.engaged) rows.push(row);
    }
    return rows.sort((one, other) => one - other).slice(-3);
  }

  #onSizes(entries: readonly ResizeObserverEntry[]): void {
    const view = this.#parts.element();
    for (const { target, borderBoxSize } of entries) {
      const { blockSize = 0, inlineSize = 0 } = borderBoxSize[0] ?? {};
      const row = this.#rowOf.get(target);
      if (target === view) [this.#height, this.#width] = [blockSize, inlineSize];
      else if (target.classList.contains('head')) this.#head = blockSize;
      else if (target.classList.contains('tail')) this.#tail = blockSize;
      // nothing has a height where the list is not shown
      else if (row !== undefined && blockSize > 0) this.#rows.heights.set(row, blockSize);
    }
    if (this.#height > 0) this.#place(view);
  }

  #place(view: HTMLElement): void {
    const { heights } = this.#rows;
    // somebody may have scrolled in this very frame, of which no event has told yet
    this.#note(view);
    this.#placing = false;
    const end = view.scrollHeight - view.clientHeight;
    const target = this.#atEnd ? end : Math.max(0, Math.min(end, this.#head + heights.top(this.#anchor.row) - this.#anchor.offset));
    // the browser rounds where it scrolls to; to take that for the reader's will would let the place drift
    if (Math.abs(target - view.scrollTop) >= 1) view.scrollTop = target;
    this.#top = view.scrollTop;
    if (this.#atEnd) this.#drop();
    // not now: what is drawn while sizes are told is measured one painting late
    if (!this.#isCovered()) systemClock.after(0, () => this.#host.requestUpdate());
  }

  readonly #onScroll = (): void => {
    this.#note(this.#parts.element());
    if (this.#isAway !== this.#drawnAway || !this.#isCovered()) this.#host.requestUpdate();
    this.#parts.moved();
  };

  /** Takes note of how the reader scrolled. */
  #note({ scrollTop, scrollHeight, clientHeight }: HTMLElement): void {
    const moved = scrollTop - this.#top;
    const scrollable = scrollHeight - clientHeight;
    const left = scrollable - scrollTop;
    // the tail was away for a moment, and the browser took the view up with the end
    const wasTaken = scrollable !== this.#scrollable && -moved <= Math.max(this.#tail, this.#tailBefore);
    [this.#top, this.#scrollable, this.#tailBefore] = [scrollTop, scrollable, this.#tail];
    // what grows below does not lead the reader away; only going up does
    if (left <= endSlack) this.#atEnd = true;
    else if (moved < -1 && !wasTaken) this.#atEnd = false;
    this.#isAway = left > clientHeight / 2 && !this.#atEnd;
    // rows have come and the view has not yet followed: what the reader scrolls is on top of that
    if (this.#placing) this.#anchor.offset -= moved;
    else if (Math.abs(moved) >= 1) this.#drop();
  }

  /** Takes note of what the reader looks at. */
  #drop(): void {
    const { heights } = this.#rows;
    const { start } = this.#range;
    const first = heights.find(this.#top - this.#head);
    // a row whose height is a guess is nothing to hold on to while one that was measured is in sight
    const row = first < start && heights.top(start) < this.#top - this.#head + this.#height ? start : first;
    this.#anchor = { row, offset: this.#head + heights.top(row) - this.#top };
  }

  #isCovered(): boolean {
    return covers(this.#range, this.#rows.heights, this.#top - this.#head, this.#height);
  }

  readonly #onPrint = ({ type }: Event): void => {
    this.#printing = type === 'beforeprint';
    this.#host.requestUpdate();
  };
}

function rowsFrom(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}
