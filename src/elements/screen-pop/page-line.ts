import type { Clock } from '../../kit/clock.js';
import { object, read, type Shape, text } from '../../kit/shape.js';
import { CcError } from '../../model/error.js';
import type { PageAnswer, PageAsk, PageRefusal } from '../../model/page-message.js';
import { isBounded } from './page-request.js';

/** How long a page may take to acknowledge, in ms. */
const patience = 3000;

/** What a line needs from where it is. */
export interface PageLineOptions {
  /** This end of the channel. */
  readonly end: MessagePort;
  /** Wants to be told. */
  readonly hears: boolean;
  readonly clock: Clock;
  /** Whether the page may say something more. */
  readonly allow: () => boolean;
  /** Something came that was not in order. */
  readonly onRefused: (why: PageRefusal | 'replay') => void;
  readonly onRequest: (type: string, payload: unknown) => Promise<PageRefusal | undefined>;
}

const ask: Shape<PageAsk> = object<PageAsk>({ id: positive, type: text, payload: (value) => value });
const answer: Shape<{ readonly answer: number; readonly ok: boolean }> = object({ answer: positive, ok: (value) => value === true });

/** A line to one page, over a channel that only the two of them have. */
export class PageLine {
  readonly hears: boolean;
  readonly #options: PageLineOptions;
  readonly #pending = new Map<number, (ok: boolean) => void>();
  #lastTold = 0;
  #lastHeard = 0;

  constructor(options: PageLineOptions) {
    this.hears = options.hears;
    this.#options = options;
    options.end.onmessage = ({ data }: MessageEvent) => void this.#onMessage(data);
  }

  /** Tells the page something; resolves when it has acknowledged. Rejects with `page-silent` or `page-refused`. */
  tell(type: string, payload: unknown): Promise<void> {
    const id = ++this.#lastTold;
    return new Promise((resolve, reject) => {
      const cancel = this.#options.clock.after(patience, () => {
        this.#pending.delete(id);
        reject(new CcError('page-silent', `no answer within ${patience} ms`));
      });
      this.#pending.set(id, (ok) => {
        cancel();
        if (ok) resolve();
        else reject(new CcError('page-refused', 'the page refused'));
      });
      this.#options.end.postMessage({ id, type, payload } satisfies PageAsk);
    });
  }

  close(): void {
    this.#options.end.onmessage = null;
    this.#options.end.close();
    // nobody answers any more: told when their time has run out
  }

  async #onMessage(data: unknown): Promise<void> {
    const { allow, onRefused, onRequest, end } = this.#options;
    if (!allow()) return onRefused('flood');
    if (!isBounded(data)) return onRefused('invalid');
    const answered = read(answer, data);
    if (answered) return this.#onAnswer(answered.answer, answered.ok);
    const asked = read(ask, data);
    if (!asked) return onRefused('invalid');
    if (asked.id <= this.#lastHeard) return onRefused('replay');
    this.#lastHeard = asked.id;
    const reason = await onRequest(asked.type, asked.payload);
    if (reason) onRefused(reason);
    const told: PageAnswer = reason ? { answer: asked.id, ok: false, reason } : { answer: asked.id, ok: true };
    end.postMessage(told);
  }

  #onAnswer(id: number, ok: boolean): void {
    const settle = this.#pending.get(id);
    if (!settle) return this.#options.onRefused('replay');
    this.#pending.delete(id);
    settle(ok);
  }
}

function positive(value: unknown): number {
  if (!Number.isSafeInteger(value) || (value as number) < 1) throw new TypeError('not an id');
  return value as number;
}
