/** One SIP message as it went over the wire. */
export type WireEntry = {
  /** Counts up from 1 and never back, also when the log is emptied. */
  readonly sequence: number;
  /** ISO 8601. */
  readonly at: string;
  readonly direction: 'in' | 'out';
  readonly connection: string;
  /** The account that is registered on the connection, once there is one. */
  readonly extension: string | undefined;
  /** The message; the values of `Authorization` and `Proxy-Authorization` are taken out. */
  readonly text: string;
};

const longest = 1000;

/** The text without anything that a password could be guessed from. */
export function redact(text: string): string {
  return text.replace(/^((?:proxy-)?authorization)[ \t]*:.*(?:\r?\n[ \t].*)*/gim, '$1: (removed)');
}

/** The last 1000 messages seen, so that tests can look at the wire. */
export class WireLog {
  #entries: WireEntry[] = [];
  #sequence = 0;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  add(entry: Pick<WireEntry, 'direction' | 'connection' | 'extension' | 'text'>): void {
    this.#sequence += 1;
    this.#entries.push({
      sequence: this.#sequence,
      at: new Date(this.#now()).toISOString(),
      ...entry,
      text: redact(entry.text),
    });
    if (this.#entries.length > longest) this.#entries.shift();
  }

  /** What came after `cursor`; ask next time with the `cursor` that is returned. */
  since(cursor: number): { readonly cursor: number; readonly entries: readonly WireEntry[] } {
    return { cursor: this.#sequence, entries: this.#entries.filter(({ sequence }) => sequence > cursor) };
  }

  empty(): void {
    this.#entries = [];
  }
}
