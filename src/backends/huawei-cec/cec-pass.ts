import type { Clock } from '../../kit/clock.js';
import { CcError } from '../../model/error.js';

/** In whose name requests are made, and what they carry to show it. */
export interface CecPass {
  readonly visitorId: string;
  readonly channelId: string;
  /** Where the service is reached: `https://cec.example.com`, a path, or empty for the page's own origin. */
  readonly base: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether cookies go along. */
  readonly credentials: RequestCredentials;
  /** ms since the epoch; undefined when it is not known. */
  readonly expiresAt?: number | undefined;
  /** Takes a newer token out of an answer, where there is one; tells whether there was. */
  rollOver(response: Response): boolean;
}

/** How a pass comes about. Rejects with `credential-rejected`, `credential-expired` or `backend-unreachable`. */
export type ObtainPass = (options: { readonly signal: AbortSignal; readonly previous: CecPass | undefined }) => Promise<CecPass>;

/** A pass is exchanged this long before it expires, in ms. */
const renewBefore = 30_000;

/** Holds the pass of now; whoever wants another at the same time shares one request for it. */
export class PassKeeper {
  readonly #obtain: ObtainPass;
  readonly #clock: Clock;
  #current: CecPass | undefined;
  #flight: Promise<CecPass> | undefined;
  #end = new AbortController();

  constructor(options: { readonly obtain: ObtainPass; readonly clock: Clock }) {
    this.#obtain = options.obtain;
    this.#clock = options.clock;
  }

  /** The pass of now, exchanged when it is about to expire. */
  get(signal?: AbortSignal): Promise<CecPass> {
    const { expiresAt = Infinity } = this.#current ?? {};
    if (this.#current && this.#clock.now() < expiresAt - renewBefore) return Promise.resolve(this.#current);
    return this.renew(this.#current, signal);
  }

  /** Another pass than the one that was refused. */
  renew(refused: CecPass | undefined, signal?: AbortSignal): Promise<CecPass> {
    if (this.#current && this.#current !== refused) return Promise.resolve(this.#current);
    this.#flight ??= this.#exchange(refused);
    return orAbort(this.#flight, signal);
  }

  /** Whoever comes next is somebody else. */
  forget(): void {
    this.#end.abort(new CcError('disposed', 'the visitor was forgotten'));
    this.#end = new AbortController();
    this.#current = this.#flight = undefined;
  }

  async #exchange(previous: CecPass | undefined): Promise<CecPass> {
    const { signal } = this.#end;
    try {
      const pass = await this.#obtain({ signal, previous });
      signal.throwIfAborted();
      this.#current = pass;
      return pass;
    } finally {
      if (!signal.aborted) this.#flight = undefined;
    }
  }
}

/** What is shared goes on; who does not want to wait any more leaves it. */
function orAbort<T>(shared: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return shared;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    shared.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
