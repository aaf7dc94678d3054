import type { Tabs } from '../contracts/tabs.js';
import type { Clock } from '../kit/clock.js';
import { sleep } from '../kit/sleep.js';
import type { ScreenPopSubject } from '../model/screen-pop.js';
import type { DirectTarget } from '../model/screen-pop-rule.js';

/** A tab that nobody looks at leaves it to one that somebody does, for this long, in ms. */
const courtesy = 400;
/** Another tab hears of the end within this time, and does not take over what is over, in ms. */
const lag = 3000;

/** What belongs to one call or conversation, for as long as a page is open for it. */
export class ScreenPopEntry {
  subject: ScreenPopSubject;
  /** Stands for the party. */
  readonly reference: string;
  /** By rule: what was opened last, so that it is not opened twice. */
  readonly delivered: Map<string, string> = new Map();
  /** By rule: what to open, once a lookup has told. */
  readonly chosen: Map<string, DirectTarget> = new Map();
  /** By rule: what it was looked up for. */
  readonly lookedUp: Map<string, string> = new Map();
  /** Somebody talked or wrote. */
  answered = false;
  #owned: Promise<boolean> | undefined;
  #isOwned = false;
  #release: () => void = () => {};
  readonly #end = new AbortController();

  constructor(subject: ScreenPopSubject, reference: string) {
    this.subject = subject;
    this.reference = reference;
  }

  /** Resolves with true once this tab is the one that delivers, with false when another did and it is over. */
  own(tabs: Tabs, clock: Clock, isInFront: () => boolean): Promise<boolean> {
    this.#owned ??= this.#wait(tabs, clock, isInFront);
    return this.#owned;
  }

  /** It is over. */
  finish(clock: Clock): void {
    clock.after(lag, () => {
      this.#release();
      if (!this.#isOwned) this.#end.abort();
    });
  }

  /** Nothing more is wanted of it. */
  abandon(): void {
    this.#release();
    this.#end.abort();
  }

  async #wait(tabs: Tabs, clock: Clock, isInFront: () => boolean): Promise<boolean> {
    const { signal } = this.#end;
    try {
      if (!isInFront()) await sleep(clock, courtesy, signal);
      return await new Promise<boolean>((resolve, reject) => {
        const work = (): Promise<void> => {
          this.#isOwned = true;
          resolve(true);
          return new Promise((release) => (this.#release = release));
        };
        tabs.own(`screen-pop/${keyOf(this.subject)}`, work, { signal }).catch(reject);
      });
    } catch (cause) {
      if (signal.aborted) return false;
      throw cause;
    }
  }
}

/** The same in every tab: ids of calls are each tab's own. */
function keyOf({ kind, id, direction, party }: ScreenPopSubject): string {
  return kind === 'chat' ? `chat/${id}` : `call/${direction}/${party.number || party.address || id}`;
}
