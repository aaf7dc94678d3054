import { Allowance } from '../../kit/allowance.js';
import type { Clock } from '../../kit/clock.js';
import { read } from '../../kit/shape.js';
import { type PageHello, type PageRefusal, type PageRequest, pageSource, pageVersion, type PageWelcome } from '../../model/page-message.js';
import { PageLine } from './page-line.js';
import { isBounded, isForUs, readHello, readRequest, readTencentRequest } from './page-request.js';

/** Why something that came was not listened to. */
export type BridgeRefusal = PageRefusal | 'origin' | 'window' | 'replay';

/** A frame that may speak. */
export interface BridgedFrame {
  /** The page's id. */
  readonly id: string;
  readonly window: Window | null;
  /** Origins that may speak from it; configured, never learned. */
  readonly origins: readonly string[];
}

/** What a bridge needs from where it is. */
export interface PageBridgeOptions {
  readonly page: Window;
  readonly clock: Clock;
  readonly frames: () => readonly BridgedFrame[];
  /** A line to this page is there. */
  readonly onLine: (id: string) => void;
  /** What a page asks for. Resolves with why it was not carried out. */
  readonly onRequest: (id: string, request: PageRequest) => Promise<PageRefusal | undefined>;
  /** Something was not listened to. */
  readonly onRefused: (why: BridgeRefusal) => void;
}

/** How often a page may say something: a burst, and per second after it. */
const burst = 30;
const perSecond = 10;

/**
 * Speaks with the pages in the frames of a workstation, and with nobody else.
 *
 * A message counts when it comes from the window of a frame and from an origin
 * that the frame was configured with, in one of two forms: our own, a hello
 * that opens a channel for the two of them, or that of Tencent TCCC. Everything
 * is checked for its size and its shape, and floods are cut off before that.
 */
export class PageBridge {
  readonly #options: PageBridgeOptions;
  readonly #lines = new Map<string, PageLine>();
  readonly #allowances = new Map<string, Allowance>();
  readonly #nonces = new Set<string>();

  constructor(options: PageBridgeOptions) {
    this.#options = options;
  }

  /** The line to a page, once it has said hello. */
  line(id: string): PageLine | undefined {
    return this.#lines.get(id);
  }

  connect(): void {
    this.#options.page.addEventListener('message', this.#onMessage);
  }

  disconnect(): void {
    this.#options.page.removeEventListener('message', this.#onMessage);
    for (const id of [...this.#lines.keys()]) this.drop(id);
  }

  /** The page is another one now, or gone. */
  drop(id: string): void {
    this.#lines.get(id)?.close();
    this.#lines.delete(id);
  }

  readonly #onMessage = ({ data, origin, source }: MessageEvent): void => {
    const { frames, onRefused } = this.#options;
    const frame = source === null ? undefined : frames().find(({ window }) => window === source);
    // what is for somebody else on this page is none of our business
    if (!frame) return void (isForUs(data) && onRefused('window'));
    if (!frame.origins.includes(origin)) return onRefused('origin');
    if (!this.#allow(frame.id)) return onRefused('flood');
    if (!isForUs(data)) return;
    if (!isBounded(data)) return onRefused('invalid');
    const hello = read(readHello, data);
    if (hello) return this.#welcome(frame, hello, origin);
    const request = readTencentRequest(data);
    if (!request) return onRefused('invalid');
    void this.#options.onRequest(frame.id, request).then((reason) => reason && onRefused(reason));
  };

  #welcome({ id, window }: BridgedFrame, { nonce, hears }: PageHello, origin: string): void {
    if (this.#nonces.has(nonce)) return this.#options.onRefused('replay');
    this.#nonces.add(nonce);
    // the oldest ones are long out of use
    if (this.#nonces.size > 256) this.#nonces.delete(this.#nonces.values().next().value ?? '');
    this.drop(id);
    const { clock, onRequest, onRefused, onLine } = this.#options;
    const { port1: end, port2 } = new MessageChannel();
    const line = new PageLine({
      end,
      hears,
      clock,
      allow: () => this.#allow(id),
      onRefused,
      onRequest: async (type, payload) => {
        const request = readRequest(type, payload);
        return request ? onRequest(id, request) : 'invalid';
      },
    });
    this.#lines.set(id, line);
    const welcome: PageWelcome = { source: pageSource, type: 'welcome', version: pageVersion, nonce };
    window?.postMessage(welcome, origin, [port2]);
    onLine(id);
  }

  #allow(id: string): boolean {
    const allowance = this.#allowances.get(id) ?? new Allowance(burst, perSecond);
    this.#allowances.set(id, allowance);
    return allowance.take(this.#options.clock.now());
  }
}
