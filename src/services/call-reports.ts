import { type Clock, systemClock } from '../kit/clock.js';
import { type Source, Store, type SubscribeOptions, type Unsubscribe } from '../kit/store.js';
import type { Call } from '../model/call.js';
import type { CallReport, CallSurroundings } from '../model/call-report.js';
import { CallTrack } from './call-track.js';
import type { PhoneState } from './phone-options.js';

/** So many reports are kept, the youngest. */
const kept = 50;

/** What has been reported. A frozen snapshot. */
export interface CallReportsState {
  /** Of calls that are over, oldest first. */
  readonly reports: readonly CallReport[];
}

/** The calls that a phone had at a time, in ms since the epoch. */
export interface CallsAt {
  readonly at: number;
  readonly calls: readonly Call[];
}

/** What reports are made of. */
export interface CallReportsOptions {
  readonly phone: Source<Pick<PhoneState, 'calls'>>;
  /** With what calls are made, asked when one ends. */
  readonly surroundings?: () => CallSurroundings;
  /** Whether numbers are told by their last digits only, asked when a call ends. Default: in full. */
  readonly masked?: () => boolean;
  /** What the phone had before reports were there to hear of it. Default: nothing. */
  readonly early?: readonly CallsAt[];
  readonly clock?: Clock;
}

/** Notes what calls are like while they live, and reports each when it is over. */
export class CallReports implements Source<CallReportsState> {
  readonly #options: CallReportsOptions;
  readonly #clock: Clock;
  readonly #store = new Store<CallReportsState>({ reports: Object.freeze([]) });
  readonly #tracks = new Map<string, CallTrack>();
  readonly #stop: Unsubscribe;

  constructor(options: CallReportsOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#stop = options.phone.subscribe<readonly Call[]>((calls) => this.#hear(calls), { selector: ({ calls }) => calls });
    for (const { calls, at } of options.early ?? []) this.#hear(calls, at);
    this.#hear(options.phone.state.calls);
  }

  get state(): CallReportsState {
    return this.#store.state;
  }

  subscribe<T = CallReportsState>(
    listener: (selected: T, previous: T) => void,
    options?: SubscribeOptions<CallReportsState, T>,
  ): Unsubscribe {
    return this.#store.subscribe(listener, options);
  }

  /** What a call was like; of one that lives, until now. */
  report(callId: string): CallReport | undefined {
    const track = this.#tracks.get(callId);
    return track ? this.#of(track) : this.state.reports.find((report) => report.callId === callId);
  }

  dispose(): void {
    this.#stop();
    this.#tracks.clear();
    this.#store.dispose();
  }

  #hear(calls: readonly Call[], at: number = this.#clock.now()): void {
    for (const call of calls) {
      if (call.state === 'ended' && !this.#tracks.has(call.id) && this.state.reports.some(({ callId }) => callId === call.id)) continue;
      const track = this.#tracks.get(call.id) ?? new CallTrack();
      this.#tracks.set(call.id, track);
      track.hear(call, at);
      if (call.state === 'ended') this.#close(call.id, track);
    }
    // one that vanished without an end, with its phone
    for (const id of this.#tracks.keys()) if (!calls.some((call) => call.id === id)) this.#tracks.delete(id);
  }

  #close(callId: string, track: CallTrack): void {
    this.#tracks.delete(callId);
    const report = this.#of(track);
    if (report) this.#store.commit({ reports: Object.freeze([...this.state.reports, report].slice(-kept)) });
  }

  #of(track: CallTrack): CallReport | undefined {
    const { surroundings = () => ({}), masked = () => false } = this.#options;
    return track.report(surroundings(), masked());
  }
}
