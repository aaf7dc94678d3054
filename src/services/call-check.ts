import type { LineCheck } from '../contracts/line-check.js';
import type { SoundCheck } from '../contracts/sound-check.js';
import { type Clock, systemClock } from '../kit/clock.js';
import { type Source, Store, type SubscribeOptions, type Unsubscribe } from '../kit/store.js';
import { isLive } from '../model/call.js';
import {
  checkNeeds,
  type CheckReport,
  type CheckStage,
  type CheckStep,
  type CheckStepName,
  checkSteps,
  type CheckVerdict,
  devicesOfStep,
  verdictOf,
  worstOf,
} from '../model/call-check.js';
import { stepActions } from './call-check-steps.js';
import type { PhoneState } from './phone.js';

/** Where a check stands. A frozen snapshot. */
export interface CallCheckState {
  /** `canceled`: somebody stopped it; what was found by then stays. */
  readonly phase: 'idle' | 'running' | 'done' | 'canceled';
  readonly steps: readonly CheckStep[];
  /** How loud the microphone is while it is tried, 0 to 1. */
  readonly level: number;
  /** What was found, once every step has been looked at. */
  readonly report: CheckReport | undefined;
}

/** What a check is made of. */
export interface CallCheckOptions {
  readonly sound: SoundCheck;
  /** What looks at the server; made when it is first needed. Absent: only this machine is looked at. */
  readonly line?: (() => LineCheck | Promise<LineCheck>) | undefined;
  /** Its calls are not disturbed, and its registration is not repeated. */
  readonly phone?: Source<Pick<PhoneState, 'calls' | 'registration'>> | undefined;
  /** A number that sends back what it hears. Absent: no call is made. */
  readonly echoNumber?: string | undefined;
  /** For the report: name and version. */
  readonly browser?: string;
  readonly clock?: Clock;
}

const inACall = Symbol('in a call');

/**
 * Looks whether calls will work here: step by step, from the permission to a
 * call to oneself.
 *
 *     idle ──start──► running ──► done
 *                      │  ▲         │
 *               cancel ▼  └─ start, repeat
 *                  canceled ────────┘
 */
export class CallCheck implements Source<CallCheckState> {
  readonly #options: CallCheckOptions;
  readonly #clock: Clock;
  readonly #store = new Store<CallCheckState>({ phase: 'idle', steps: waiting(), level: 0, report: undefined });
  #run: AbortController | undefined;
  #line: Promise<LineCheck> | undefined;
  #onConfirmed: (heard: boolean) => void = () => {};

  constructor(options: CallCheckOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  get state(): CallCheckState {
    return this.#store.state;
  }

  subscribe<T = CallCheckState>(listener: (selected: T, previous: T) => void, options?: SubscribeOptions<CallCheckState, T>): Unsubscribe {
    return this.#store.subscribe(listener, options);
  }

  /** Looks at everything, from the beginning. To be called from a gesture, so that sound may play. Resolves when it is over; a failing step is no failure of the check. */
  async start(): Promise<void> {
    this.cancel();
    this.#store.commit({ steps: waiting(), report: undefined });
    await this.#go(checkSteps);
  }

  /** Looks at one step again, and at those that were left out because of it. */
  async repeat(step: CheckStepName): Promise<void> {
    if (this.state.phase === 'running') return;
    const names = [step];
    for (const name of checkSteps) {
      const need = checkNeeds[name];
      if (need && names.includes(need) && this.#verdict(name)?.code === 'step-failed-before') names.push(name);
    }
    await this.#go(names);
  }

  /** Stops at once and lets go of everything. */
  cancel(): void {
    this.#run?.abort(new DOMException('the check was stopped', 'AbortError'));
  }

  /** Answers the question whether the tone was heard. */
  confirm(heard: boolean): void {
    this.#onConfirmed(heard);
  }

  async dispose(): Promise<void> {
    this.cancel();
    await this.#close();
    this.#store.dispose();
  }

  async #go(names: readonly CheckStepName[]): Promise<void> {
    const run = new AbortController();
    this.#run = run;
    this.#store.commit({ phase: 'running', report: undefined });
    try {
      for (const name of names) {
        this.#show(name, 'running');
        this.#show(name, 'done', await this.#look(name, run.signal));
      }
      this.#finish('done');
    } catch {
      if (this.#run === run) this.#finish('canceled');
    }
    if (this.#run === run) await this.#close();
  }

  /** Rejects only when the run was stopped. */
  async #look(name: CheckStepName, signal: AbortSignal): Promise<CheckVerdict> {
    signal.throwIfAborted();
    const need = checkNeeds[name];
    const needed = need && this.#verdict(need);
    if (needed?.status === 'failed' || needed?.code === 'step-failed-before') return verdictOf(name, 'step-failed-before');
    const usesDevices = devicesOfStep.has(name);
    if (usesDevices && this.#isInACall()) return verdictOf(name, 'in-a-call');
    const left = new AbortController();
    const step = AbortSignal.any([signal, left.signal]);
    // a call that arrives or is dialled has the devices for itself
    const stop = this.#options.phone?.subscribe(() => usesDevices && this.#isInACall() && left.abort(inACall));
    try {
      return await orAborted(this.#act(name, step), step);
    } catch (cause) {
      if (cause === inACall || step.reason === inACall) return verdictOf(name, 'in-a-call');
      if (signal.aborted) throw cause;
      return verdictOf(name, 'not-available');
    } finally {
      stop?.();
      left.abort();
      this.#store.commit({ level: 0 });
    }
  }

  async #act(name: CheckStepName, signal: AbortSignal): Promise<CheckVerdict> {
    const { sound, line, phone, echoNumber } = this.#options;
    return stepActions[name]({
      sound,
      line: devicesOfStep.has(name) && name !== 'call' ? undefined : await (this.#line ??= line && Promise.resolve(line())),
      clock: this.#clock,
      signal,
      echoNumber,
      isRegistered: phone?.state.registration.state === 'registered',
      onStage: (stage) => !signal.aborted && this.#show(name, stage),
      onLevel: (level) => !signal.aborted && this.#store.commit({ level }),
      confirm: () => new Promise((resolve) => (this.#onConfirmed = resolve)),
    });
  }

  #isInACall(): boolean {
    return this.#options.phone?.state.calls.some(isLive) === true;
  }

  #verdict(name: CheckStepName): CheckVerdict | undefined {
    return this.state.steps.find((step) => step.name === name)?.verdict;
  }

  #show(name: CheckStepName, stage: CheckStage, verdict?: CheckVerdict): void {
    const step: CheckStep = Object.freeze({ name, stage, ...(verdict && { verdict }) });
    this.#store.commit({ steps: Object.freeze(this.state.steps.map((other) => (other.name === name ? step : other))) });
  }

  #finish(phase: 'done' | 'canceled'): void {
    const steps = this.state.steps.map((step) => (step.verdict ? step : Object.freeze<CheckStep>({ name: step.name, stage: 'waiting' })));
    const verdicts = steps.flatMap(({ verdict }) => verdict ?? []);
    const complete = verdicts.length === checkSteps.length;
    const report = Object.freeze<CheckReport>({
      at: new Date(this.#clock.now()).toISOString(),
      status: worstOf(verdicts),
      browser: this.#options.browser ?? '',
      verdicts: Object.freeze(verdicts),
    });
    this.#store.commit({ phase, steps: Object.freeze(steps), level: 0, report: complete ? report : undefined });
  }

  async #close(): Promise<void> {
    const line = this.#line;
    this.#line = undefined;
    await (await line?.catch(() => undefined))?.close();
  }
}

function waiting(): readonly CheckStep[] {
  return Object.freeze(checkSteps.map((name) => Object.freeze<CheckStep>({ name, stage: 'waiting' })));
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject);
  });
}
