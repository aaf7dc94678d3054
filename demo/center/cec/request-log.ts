/** One request, without anything secret and without what people wrote. */
export interface LoggedRequest {
  readonly sequence: number;
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly userId: string | undefined;
  readonly controlType: string | undefined;
  readonly status: number;
  readonly resultCode: string | undefined;
  /** More that helps to find out what a client does wrong. */
  readonly note: string | undefined;
}

const longest = 5000;

/** The last 5000 requests. */
export class RequestLog {
  #entries: LoggedRequest[] = [];
  #sequence = 0;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  add(entry: Omit<LoggedRequest, 'sequence' | 'at'>): void {
    this.#sequence += 1;
    this.#entries.push({ sequence: this.#sequence, at: new Date(this.#now()).toISOString(), ...entry });
    if (this.#entries.length > longest) this.#entries.shift();
  }

  /** What came after `cursor`; ask next time with the `cursor` that is returned. */
  since(cursor: number): { readonly cursor: number; readonly entries: readonly LoggedRequest[] } {
    return { cursor: this.#sequence, entries: this.#entries.filter(({ sequence }) => sequence > cursor) };
  }

  empty(): void {
    this.#entries = [];
  }
}
