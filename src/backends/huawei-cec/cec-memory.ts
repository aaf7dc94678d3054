import { numberOf, parseJson, recordOf, textOf } from './wire-value.js';

/** Who or what the visitor talks to, or waits for; `asynchronous`: nobody now, somebody later. */
export type Phase = 'bot' | 'queued' | 'agent' | 'asynchronous';

const phases: readonly unknown[] = ['bot', 'queued', 'agent', 'asynchronous'] satisfies readonly Phase[];

/** What is kept of a visitor over reloads and between tabs. No token is. */
export interface Remembered {
  readonly visitorId: string | undefined;
  /** Opaque; gives the same visitor again. */
  readonly resume: string | undefined;
  /** The conversation that was opened and has not ended, as far as this browser knows. */
  readonly phase: Phase | undefined;
  /** Opened for a call, and not by the chat. */
  readonly forCall: boolean;
  /** When something was last heard in it, ms since the epoch. */
  readonly at: number;
}

/** Where it is kept: localStorage, say. */
export type CecStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const nothing: Remembered = { visitorId: undefined, resume: undefined, phase: undefined, forCall: false, at: 0 };

/** Keeps what it can: where the storage refuses, this page's memory has to do. */
export class CecMemory {
  #storage: CecStorage | undefined;
  readonly #key: string;
  #own: Remembered = nothing;

  constructor(storage: CecStorage | undefined, key: string) {
    this.#storage = storage;
    this.#key = key;
  }

  /** Another tab may have written since. */
  load(): Remembered {
    try {
      const text = this.#storage?.getItem(this.#key);
      if (text) this.#own = rememberedOf(parseJson(text));
      else if (this.#storage) this.#own = nothing; // another tab has forgotten
    } catch {
      // storage is denied or broken: what this page knows still holds
    }
    return this.#own;
  }

  save(change: Partial<Remembered>): void {
    this.#own = { ...this.load(), ...change };
    try {
      this.#storage?.setItem(this.#key, JSON.stringify(this.#own));
    } catch {
      this.#storage = undefined; // full or denied: from here on it is as without storage
    }
  }

  wipe(): void {
    this.#own = nothing;
    try {
      this.#storage?.removeItem(this.#key);
    } catch {
      // nothing was kept there either
    }
  }
}

function rememberedOf(value: unknown): Remembered {
  const record = recordOf(value);
  const phase = record['phase'];
  return {
    visitorId: textOf(record['visitorId']),
    resume: textOf(record['resume']),
    phase: phases.includes(phase) ? (phase as Phase) : undefined,
    forCall: record['forCall'] === true,
    at: numberOf(record['at']) ?? 0,
  };
}
