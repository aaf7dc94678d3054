/** Texts that were seen, each until its time is over, and never more than `size` of them. */
export class Remembered {
  readonly #size: number;
  readonly #until = new Map<string, number>();

  constructor(size: number) {
    this.#size = size;
  }

  /** Takes a text in until a time in ms. `known` when it is in already, `full` when there is no place for another. */
  add(text: string, until: number, now: number): 'added' | 'known' | 'full' {
    const known = this.#until.get(text);
    if (known !== undefined && known > now) return 'known';
    if (this.#until.size >= this.#size) this.#forget(now);
    if (this.#until.size >= this.#size) return 'full';
    this.#until.set(text, until);
    return 'added';
  }

  #forget(now: number): void {
    for (const [text, until] of this.#until) if (until <= now) this.#until.delete(text);
  }
}
