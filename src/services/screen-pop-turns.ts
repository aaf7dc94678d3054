import type { Tabs } from '../contracts/tabs.js';
import type { Clock } from '../kit/clock.js';
import { sleep } from '../kit/sleep.js';

/** A tab that nobody looks at leaves it to one that somebody does, for this long, in ms. */
const courtesy = 400;
/** Another tab hears of the end within this time, and does not take over what is over, in ms. */
const lag = 3000;

/** What turns are taken with. */
export interface ScreenPopTurnsOptions {
  readonly tabs: Tabs;
  readonly clock: Clock;
  /** Whether somebody looks at this tab. */
  readonly isInFront: () => boolean;
}

/** A tab's turn to open pages for a caller, shared by all their calls here. */
interface Turn {
  /** True once it is this tab's turn, false when it never came. */
  come: Promise<boolean>;
  readonly end: AbortController;
  users: number;
  release: () => void;
}

/** Which of several tabs opens pages for whom. A tab whose turn it is keeps it as long as the caller is on the line. */
export class ScreenPopTurns {
  readonly #options: ScreenPopTurnsOptions;
  readonly #turns = new Map<string, Turn>();

  constructor(options: ScreenPopTurnsOptions) {
    this.#options = options;
  }

  /** Resolves with true once it is this tab's turn, with false when it was given back before. */
  take(key: string): Promise<boolean> {
    const known = this.#turns.get(key);
    if (known) {
      known.users++;
      return known.come;
    }
    const turn: Turn = { come: Promise.resolve(false), end: new AbortController(), users: 1, release: () => {} };
    this.#turns.set(key, turn);
    turn.come = this.#wait(key, turn);
    return turn.come;
  }

  /** Gives it back; the others are left time to hear of it. Once for each that took it. */
  giveBack(key: string): void {
    this.#options.clock.after(lag, () => {
      const turn = this.#turns.get(key);
      if (!turn || --turn.users > 0) return;
      this.#let(key, turn);
    });
  }

  /** Lets go of everything at once: the page goes. */
  dispose(): void {
    for (const [key, turn] of [...this.#turns]) this.#let(key, turn);
  }

  #let(key: string, turn: Turn): void {
    this.#turns.delete(key);
    turn.release();
    turn.end.abort();
  }

  async #wait(key: string, turn: Turn): Promise<boolean> {
    const { signal } = turn.end;
    const { tabs, clock, isInFront } = this.#options;
    try {
      if (!isInFront()) await sleep(clock, courtesy, signal);
      return await new Promise<boolean>((resolve, reject) => {
        const work = (): Promise<void> =>
          new Promise((release) => {
            if (signal.aborted) return release();
            turn.release = release;
            resolve(true);
          });
        tabs.own(`screen-pop/${key}`, work, { signal }).then(() => resolve(false), reject);
      });
    } catch (cause) {
      if (signal.aborted) return false;
      throw cause;
    }
  }
}
