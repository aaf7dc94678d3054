import type { Call } from '../../model/call.js';
import { isLive } from '../../model/call.js';
import { type CcError, toCcError } from '../../model/error.js';
import type { Remark } from './send-remark.js';

/** How far a note has come. */
export type NoteState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'written' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly error: CcError };

/** What an agent writes about one call. */
export interface Note {
  /** As it was last seen. */
  readonly call: Call;
  readonly text: string;
  readonly state: NoteState;
}

const untouched: NoteState = { kind: 'untouched' };
/** Calls whose notes are kept beside the one that is shown: several may be held. */
const kept = 8;

/**
 * The notes of the calls that go on, and of the last one that is over: nothing
 * that was written is lost because a call ends or another one comes.
 */
export class CallNotes {
  readonly #save: (remark: Remark) => Promise<void>;
  readonly #onChange: () => void;
  #notes: readonly Note[] = [];
  #shownId: string | undefined;

  constructor({ save, onChange }: { readonly save: (remark: Remark) => Promise<void>; readonly onChange: () => void }) {
    this.#save = save;
    this.#onChange = onChange;
  }

  /** The note of the call that the agent is in, or was in last. */
  get shown(): Note | undefined {
    return this.#notes.find(({ call }) => call.id === this.#shownId);
  }

  /** Follows the phone. `busy` while the agent is on a call or works after one. */
  hear(calls: readonly Call[], activeCallId: string | undefined, busy: boolean): void {
    this.#notes = this.#notes.map((note) => ({ ...note, call: calls.find(({ id }) => id === note.call.id) ?? ended(note.call) }));
    const active = calls.find(({ id }) => id === activeCallId);
    if (active && !this.#notes.some(({ call }) => call.id === active.id))
      this.#notes = [...this.#notes.slice(1 - kept), { call: active, text: '', state: untouched }];
    if (active && active.id !== this.#shownId) this.#turnTo(active.id);
    this.#notes = this.#notes.filter((note) => isLive(note.call) || isOpen(note) || (busy && note.call.id === this.#shownId));
  }

  write(text: string): void {
    this.#change(this.#shownId, { text, state: { kind: 'written' } });
  }

  /** Sends the note that is shown. Resolves when it is known what came of it; never rejects. */
  async save(callId: string | undefined = this.#shownId): Promise<void> {
    const note = this.#notes.find(({ call }) => call.id === callId);
    if (!note || note.state.kind === 'saving' || note.state.kind === 'untouched') return;
    const { call, text } = note;
    this.#change(callId, { text, state: { kind: 'saving' } });
    const state = await this.#save({ call, text }).then(
      (): NoteState => ({ kind: 'saved' }),
      (cause: unknown): NoteState => ({ kind: 'failed', error: toCcError(cause, 'backend-unreachable') }),
    );
    const now = this.#notes.find((other) => other.call.id === callId);
    // what was written meanwhile is not saved
    if (now) this.#change(callId, { text: now.text, state: now.text === text ? state : { kind: 'written' } });
  }

  #turnTo(callId: string): void {
    const before = this.shown;
    this.#shownId = callId;
    // the call is over, and so is the agent's attention: what they wrote is kept for them
    if (before && !isLive(before.call) && before.state.kind === 'written') void this.save(before.call.id);
  }

  #change(callId: string | undefined, change: Omit<Note, 'call'>): void {
    this.#notes = this.#notes.map((note) => (note.call.id === callId ? { ...note, ...change } : note));
    this.#onChange();
  }
}

function isOpen({ state: { kind } }: Note): boolean {
  return kind === 'written' || kind === 'saving' || kind === 'failed';
}

// the phone forgets a call a few seconds after its end
function ended(call: Call): Call {
  return isLive(call) ? { ...call, state: 'ended' } : call;
}
