import { type Clock, systemClock } from '../kit/clock.js';
import { type Source, Store, type SubscribeOptions, type Unsubscribe } from '../kit/store.js';
import { type Call, isLive, isRingingIn } from '../model/call.js';
import { noticeLength } from '../model/tone.js';
import type { CallAudio, CallAudioMemory } from './call-audio.js';
import type { Phone } from './phone.js';

/** What is answered by the phone itself. */
export interface AutoAnswerState {
  /** Calls whose server asks for it, after the time that it says. */
  readonly byHeader: boolean;
  /** Every call after so many s; undefined leaves them to the agent. */
  readonly after: number | undefined;
}

/** What an `AutoAnswer` is made of. */
export interface AutoAnswerOptions {
  readonly phone: Phone;
  /** Says whether the microphone may be opened and sound be heard, and plays the tone before. */
  readonly audio: Pick<CallAudio, 'state' | 'notice'>;
  readonly clock?: Clock;
  /** Whoever may write a header could open a microphone: the page decides. Default: no. */
  readonly byHeader?: boolean;
  /** Every call after so many s, unless the agent chose otherwise. Default: none. */
  readonly after?: number | undefined;
  /** Keeps the agent's choice between visits. */
  readonly memory?: CallAudioMemory;
}

const memoryKey = 'contact-center-widgets:auto-answer';
const longest = 60;

/**
 * Answers ringing calls by itself: those whose server asks for it, or all.
 *
 * Only where the microphone is granted already and sound can be heard, so that
 * the tone before it opens is; and never while there is another call.
 */
export class AutoAnswer implements Source<AutoAnswerState> {
  readonly #phone: Phone;
  readonly #audio: AutoAnswerOptions['audio'];
  readonly #clock: Clock;
  readonly #memory: CallAudioMemory | undefined;
  readonly #store: Store<AutoAnswerState>;
  readonly #seen = new Set<string>();
  readonly #stop: Unsubscribe;
  #due: { readonly callId: string; readonly cancel: () => void } | undefined;

  constructor({ phone, audio, clock = systemClock, byHeader = false, after, memory }: AutoAnswerOptions) {
    this.#phone = phone;
    this.#audio = audio;
    this.#clock = clock;
    this.#memory = memory;
    const kept = memory?.getItem(memoryKey);
    this.#store = new Store<AutoAnswerState>({
      byHeader,
      after: kept == null ? bounded(after) : bounded(kept === '' ? undefined : Number(kept)),
    });
    this.#stop = phone.subscribe<readonly Call[]>((calls) => this.#onCalls(calls), { selector: ({ calls }) => calls });
  }

  get state(): AutoAnswerState {
    return this.#store.state;
  }

  subscribe<T = AutoAnswerState>(
    listener: (selected: T, previous: T) => void,
    options?: SubscribeOptions<AutoAnswerState, T>,
  ): Unsubscribe {
    return this.#store.subscribe(listener, options);
  }

  /** The agent wants every call from now on answered after so many s, 0 to 60, or none; remembered. */
  choose(after: number | undefined): void {
    this.#store.commit({ after: bounded(after) });
    this.#memory?.setItem(memoryKey, String(this.state.after ?? ''));
  }

  /** Leaves the call that would be answered next to the agent. */
  cancel(): void {
    const due = this.#due;
    this.#due = undefined;
    due?.cancel();
    if (due) this.#phone.expectAnswer(due.callId, undefined);
  }

  dispose(): void {
    this.#stop();
    this.cancel();
    this.#store.dispose();
  }

  #onCalls(calls: readonly Call[]): void {
    const live = calls.filter(isLive);
    const due = live.find(({ id }) => id === this.#due?.callId);
    if (this.#due && (!due || !isRingingIn(due) || live.length > 1)) this.cancel();
    for (const call of live) {
      if (this.#seen.has(call.id) || !isRingingIn(call) || call.elsewhere) continue;
      this.#seen.add(call.id);
      const delay = this.#delayOf(call);
      if (delay !== undefined && live.length === 1 && this.#may) this.#wait(call.id, delay);
    }
    for (const id of this.#seen) if (!calls.some((call) => call.id === id)) this.#seen.delete(id);
  }

  /** In ms; the earlier of both where both want it. */
  #delayOf({ answerAfter }: Call): number | undefined {
    const { byHeader, after } = this.state;
    const wishes = [byHeader ? answerAfter : undefined, after === undefined ? undefined : after * 1000].filter(
      (wish) => wish !== undefined,
    );
    return wishes.length > 0 ? Math.min(...wishes) : undefined;
  }

  get #may(): boolean {
    const { permission, locked } = this.#audio.state;
    return permission === 'granted' && !locked;
  }

  #wait(callId: string, delay: number): void {
    this.#due = { callId, cancel: this.#clock.after(delay, () => this.#warn(callId)) };
    // what it hears of the phone now must not be taken for another call's doing
    queueMicrotask(() => this.#due?.callId === callId && this.#phone.expectAnswer(callId, this.#clock.now() + delay + noticeLength));
  }

  #warn(callId: string): void {
    if (!this.#may) return this.cancel();
    this.#audio.notice('auto-answer');
    this.#due = { callId, cancel: this.#clock.after(noticeLength, () => this.#answer(callId)) };
  }

  // what went wrong is in the phone's state, and the call goes on ringing
  #answer(callId: string): void {
    this.#due = undefined;
    void this.#phone.answer(callId, { automatically: true }).catch(() => this.#phone.expectAnswer(callId, undefined));
  }
}

function bounded(after: number | undefined): number | undefined {
  return after === undefined || !Number.isFinite(after) ? undefined : Math.min(Math.max(after, 0), longest);
}
