import { Store } from '../kit/store.js';
import { transition } from '../kit/transition.js';
import { CcError } from '../model/error.js';
import { type ScreenPop, type ScreenPopState, screenPopSteps, type ScreenPopSubject } from '../model/screen-pop.js';

/** Everything that screen pops show. A frozen snapshot. */
export interface ScreenPopsState {
  /** Oldest first; one that was closed is not there any more. */
  readonly pops: readonly ScreenPop[];
  /** The call or conversation that pages were opened for last. */
  readonly shownId: string | undefined;
  /** What failed last, until something succeeds. */
  readonly error: CcError | undefined;
}

/** The screen pops there are, and their steps. */
export class ScreenPopList {
  readonly store: Store<ScreenPopsState> = new Store<ScreenPopsState>({ pops: Object.freeze([]), shownId: undefined, error: undefined });

  get all(): readonly ScreenPop[] {
    return this.store.state.pops;
  }

  find(popId: string): ScreenPop | undefined {
    return this.all.find(({ id }) => id === popId);
  }

  /** Those of a call or conversation. */
  of(subjectId: string): readonly ScreenPop[] {
    return this.all.filter(({ subject }) => subject.id === subjectId);
  }

  /** The one that a rule asked for; a new one begins with the state. */
  popFor(subject: ScreenPopSubject, ruleId: string, state: 'looking-up' | 'opening'): ScreenPop {
    const known = this.of(subject.id).find((pop) => pop.ruleId === ruleId);
    if (known) return known;
    const pop: ScreenPop = Object.freeze({ id: `${subject.id} ${ruleId}`, ruleId, subject, state });
    this.#commit([...this.all, pop]);
    return pop;
  }

  /**
   * Goes to a state; staying is allowed. What went wrong before is forgotten.
   *
   * @throws CcError `illegal-transition`
   */
  step(popId: string, state: ScreenPopState, change: Partial<ScreenPop> = {}): void {
    const pop = this.find(popId);
    if (!pop) return;
    if (pop.state !== state) {
      transition(
        screenPopSteps,
        pop.state,
        state,
        (from, to) => new CcError('illegal-transition', `a screen pop goes from ${from} to ${to}`, { context: { popId } }),
      );
    }
    const next: { -readonly [Key in keyof ScreenPop]: ScreenPop[Key] } = { ...pop, state };
    delete next.error;
    this.#replace(popId, { ...next, ...change });
  }

  change(popId: string, change: Partial<ScreenPop>): void {
    const pop = this.find(popId);
    if (pop) this.#replace(popId, { ...pop, ...change });
  }

  /** Closes it; it is not in the list any more. */
  remove(popId: string): void {
    this.step(popId, 'closed');
    this.#commit(this.all.filter(({ id }) => id !== popId));
  }

  #replace(popId: string, pop: ScreenPop): void {
    this.#commit(this.all.map((each) => (each.id === popId ? Object.freeze(pop) : each)));
  }

  #commit(pops: readonly ScreenPop[]): void {
    this.store.commit({ pops: Object.freeze(pops) });
  }
}
