import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ChatBeside } from './chat-beside.js';
import { PhoneLayer } from './phone-layer.js';

/** Where a phone is kept between visits. */
export type PlaceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** Whose place it is. */
interface PlaceHost extends ReactiveControllerHost, HTMLElement {
  readonly mode: string;
  readonly minimized: boolean;
}

/** A share of the room that the window leaves: 0 left or top, 1 right or bottom. */
interface Place {
  readonly x: number;
  readonly y: number;
}

const key = 'contact-center-widgets:phone-place';
/** Between the phone and the window's edge, in px. */
const margin = 16;
/** Between the phone and a chat, in px. */
const gap = 12;
const corners: readonly Place[] = [
  { x: 1, y: 1 },
  { x: 0, y: 1 },
  { x: 0, y: 0 },
  { x: 1, y: 0 },
];

/** How far a docked phone leaves the window's end, and its bottom, to a chat, in px. */
interface Clearance {
  readonly aside: number;
  readonly below: number;
}

/** What a docked phone needs of the window's height, in px. */
const enough = 520;
const wholeEdge: Clearance = { aside: 0, below: 0 };

/**
 * Where a phone stands that floats or is docked. The place of a floating one is a share of the room that is
 * left, so that it is inside the window whatever the size of either. It is above everything on the page but a
 * chat window: it steps aside for that one while they would overlap, and goes back. Where there is no room for
 * both, the chat is above.
 */
export class PhonePlace implements ReactiveController {
  readonly #host: PlaceHost;
  readonly #chat: ChatBeside;
  readonly #layer: PhoneLayer;
  readonly #storage: PlaceStorage | undefined;
  readonly #sheet = new CSSStyleSheet();
  readonly #sizes: ResizeObserver = new ResizeObserver(() => this.#settle());
  #wanted: Place;
  #clearance: Clearance = wholeEdge;
  #minimized: boolean;
  #shape = '';

  constructor(host: PlaceHost, storage: PlaceStorage | undefined) {
    this.#host = host;
    this.#chat = new ChatBeside(host.ownerDocument, () => this.#settle());
    this.#layer = new PhoneLayer(host);
    this.#storage = storage;
    const kept = read(storage);
    this.#wanted = kept ?? { x: getComputedStyle(host).direction === 'rtl' ? 0 : 1, y: 1 };
    this.#minimized = kept?.minimized === true;
    // not the element's own style: that belongs to the page
    host.shadowRoot?.adoptedStyleSheets.push(this.#sheet);
    host.addController(this);
  }

  /** How the agent left it on an earlier visit. */
  get minimized(): boolean {
    return this.#minimized;
  }
  set minimized(minimized: boolean) {
    if (minimized === this.#minimized) return;
    this.#minimized = minimized;
    this.#keep();
  }

  hostConnected(): void {
    this.#show(this.#wanted);
    this.#sizes.observe(this.#host);
    this.#chat.watch();
    this.#host.ownerDocument.defaultView?.addEventListener('resize', this.#onResize);
  }

  hostUpdated(): void {
    const { mode, minimized } = this.#host;
    const shape = `${mode} ${String(minimized)}`;
    if (shape === this.#shape) return;
    this.#shape = shape;
    this.#settle();
  }

  hostDisconnected(): void {
    // out of the top layer with it, and into it again with the next connection
    this.#shape = '';
    this.#sizes.disconnect();
    this.#chat.stop();
    this.#host.ownerDocument.defaultView?.removeEventListener('resize', this.#onResize);
  }

  /** Goes to a place in the window, in px from its left and top, or as near as fits. */
  moveTo(left: number, top: number): void {
    this.#wanted = this.#placeOf(left, top);
    this.#show(this.#wanted);
  }

  /** Goes so many px further. */
  moveBy(x: number, y: number): void {
    const { left, top } = this.#host.getBoundingClientRect();
    this.moveTo(left + x, top + y);
    this.#drop();
  }

  /** Goes to the corner after the nearest one. */
  nextCorner(): void {
    const { x, y } = this.#wanted;
    const at = corners.findIndex((corner) => corner.x === Math.round(x) && corner.y === Math.round(y));
    this.#wanted = corners[(at + 1) % corners.length] ?? this.#wanted;
    this.#drop();
  }

  /** Follows a pointer from where it was pressed until it is let go. Says at the end whether it went anywhere. */
  follow(from: PointerEvent, done: (moved: boolean) => void): void {
    const handle = from.currentTarget as HTMLElement;
    const { left, top } = this.#host.getBoundingClientRect();
    let moved = false;
    const onMove = (event: PointerEvent): void => {
      const [x, y] = [event.clientX - from.clientX, event.clientY - from.clientY];
      if (!moved && Math.hypot(x, y) < 4) return;
      // not before: what is pressed and not moved is clicked
      if (!moved) capture(handle, from.pointerId);
      moved = true;
      this.moveTo(left + x, top + y);
    };
    const end = new AbortController();
    const onEnd = (): void => {
      end.abort();
      if (moved) this.#drop();
      done(moved);
    };
    const window = this.#host.ownerDocument.defaultView;
    window?.addEventListener('pointermove', onMove, { signal: end.signal });
    for (const type of ['pointerup', 'pointercancel'] as const) window?.addEventListener(type, onEnd, { signal: end.signal });
  }

  get #window(): { readonly width: number; readonly height: number } {
    const { clientWidth: width, clientHeight: height } = this.#host.ownerDocument.documentElement;
    return { width, height };
  }

  readonly #onResize = (): void => this.#settle();

  #drop(): void {
    this.#settle();
    this.#keep();
  }

  #settle(): void {
    const { mode } = this.#host;
    if (mode === 'embedded') {
      this.#layer.lower();
      return;
    }
    this.#clearance = wholeEdge;
    this.#show(this.#wanted);
    const chat = this.#chat.box;
    const own = this.#host.getBoundingClientRect();
    const free = !chat || own.width === 0 || !overlap(chat, own) || this.#stepAside(chat, own);
    // a visitor who cannot reach the chat is worse off than an agent who can move it
    if (free) this.#layer.lift();
    else this.#layer.lower();
  }

  /** Says whether there is room for both. */
  #stepAside(chat: DOMRect, own: DOMRect): boolean {
    if (this.#host.mode === 'docked') {
      const clearance = this.#clearanceBeside(chat, own);
      this.#clearance = clearance ?? wholeEdge;
      this.#show(this.#wanted);
      return clearance !== undefined;
    }
    const place = this.#beside(chat, own);
    if (place) this.#show(place);
    return place !== undefined;
  }

  /** Above a chat that is small, else beside it. */
  #clearanceBeside(chat: DOMRect, own: DOMRect): Clearance | undefined {
    const { width, height } = this.#window;
    const needed = this.#host.minimized ? own.height + margin : enough;
    if (chat.top - gap >= needed) return { aside: 0, below: Math.min(own.bottom, height) - chat.top + gap };
    const atLeft = own.left + own.right < width;
    const aside = atLeft ? chat.right + gap - own.left : own.right - chat.left + gap;
    return aside + own.width + margin <= width ? { aside, below: 0 } : undefined;
  }

  /** The nearest place beside or above the chat that is free. */
  #beside(chat: DOMRect, own: DOMRect): Place | undefined {
    const [left, right, top] = [chat.left - gap - own.width, chat.right + gap, chat.top - gap - own.height];
    const sides = [left, right].filter((side) => side >= margin && side + own.width <= this.#window.width - margin);
    const [side] = sides.sort((one, other) => Math.abs(one - own.left) - Math.abs(other - own.left));
    if (side !== undefined) return this.#placeOf(side, own.top);
    return top >= margin ? this.#placeOf(own.left, top) : undefined;
  }

  #placeOf(left: number, top: number): Place {
    const { width, height } = this.#window;
    const own = this.#host.getBoundingClientRect();
    return {
      x: share(left - margin, width - 2 * margin - own.width, this.#wanted.x),
      y: share(top - margin, height - 2 * margin - own.height, this.#wanted.y),
    };
  }

  #show({ x, y }: Place): void {
    const { aside, below } = this.#clearance;
    this.#sheet.replaceSync(`
      :host([mode='floating']) { --_x: ${x.toFixed(4)}; --_y: ${y.toFixed(4)}; --_margin: ${String(margin)}px; }
      :host([mode='docked']) { --_aside: ${aside.toFixed(1)}px; --_below: ${below.toFixed(1)}px; }
    `);
  }

  #keep(): void {
    try {
      this.#storage?.setItem(key, JSON.stringify({ ...this.#wanted, minimized: this.#minimized }));
    } catch {
      // full, or denied: the next visit begins in the corner
    }
  }
}

function share(from: number, room: number, otherwise: number): number {
  return room > 0 ? Math.min(1, Math.max(0, from / room)) : otherwise;
}

function overlap(one: DOMRect, other: DOMRect): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

// storage is shared with the page: whatever stands there
function read(storage: PlaceStorage | undefined): (Place & { readonly minimized: boolean }) | undefined {
  try {
    const { x, y, minimized } = JSON.parse(storage?.getItem(key) ?? '') as Readonly<Record<'x' | 'y' | 'minimized', unknown>>;
    if (!isShare(x) || !isShare(y)) return undefined;
    return { x, y, minimized: minimized === true };
  } catch {
    return undefined;
  }
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

/** Has a handle hear of a pointer above frames as well. One that is gone by now cannot be captured, and is followed by the window alone. */
function capture(handle: HTMLElement, pointerId: number): void {
  try {
    handle.setPointerCapture(pointerId);
  } catch {
    // NotFoundError: no such pointer
  }
}
