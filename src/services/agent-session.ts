import type { AgentBackend } from '../contracts/agent-backend.js';
import type { AgentMemory } from '../contracts/agent-memory.js';
import { type Clock, systemClock } from '../kit/clock.js';
import { type Source, Store, type SubscribeOptions, type Unsubscribe } from '../kit/store.js';
import type { AgentChoice, AgentReason, AgentStanding, AgentState, ChosenAgentState, WhileNotReady } from '../model/agent.js';
import { CcError, toCcError } from '../model/error.js';
import type { RegistrationState } from '../model/registration.js';
import { LocalAgent } from './local-agent.js';
import type { Phone } from './phone.js';

/** Everything an agent's status shows. A frozen snapshot. */
export interface AgentSessionState {
  readonly agentState: AgentState;
  /** Code of the reason. */
  readonly reason: string | undefined;
  /** Since when, ms since the epoch. */
  readonly since: number;
  /** When wrap-up ends by itself, ms since the epoch. */
  readonly wrapUpEndsAt: number | undefined;
  /** The latest that it may be extended to, likewise; undefined where it cannot be. */
  readonly wrapUpMayEndAt: number | undefined;
  /** What the agent chose to be after the call. */
  readonly next: AgentChoice | undefined;
  /** The reasons that may be given. */
  readonly reasons: readonly AgentReason[];
  /** What happens to calls while the agent is not ready or on a break; undefined where an ACD decides. */
  readonly whileNotReady?: WhileNotReady | undefined;
  /** What failed last, until something succeeds. */
  readonly error: CcError | undefined;
}

/** What an `AgentSession` is made of. */
export interface AgentSessionOptions {
  readonly phone?: Phone;
  /** The ACD that keeps the state. Default: kept here, after the phone's calls. */
  readonly backend?: () => AgentBackend | Promise<AgentBackend>;
  readonly clock?: Clock;
  readonly reasons?: readonly AgentReason[];
  /** Time for after-call work where no ACD says, in ms; 0 for none. Default 0. */
  readonly wrapUp?: number;
  /** What an agent is on signing in. Default `ready`. */
  readonly first?: AgentChoice;
  /** What happens to calls while the agent is not ready or on a break, where no ACD decides. Default `unavailable`. */
  readonly whileNotReady?: WhileNotReady;
  /** Where the state is kept over a reload, unless an ACD keeps it. Default: a reload begins anew. */
  readonly memory?: AgentMemory;
  /** Where it is known whether this page may ring. With it nobody is ready before it may: they wait as not ready, for the reason `sound-locked`. */
  readonly sound?: RingingSound;
}

/** Whether the browser lets this page be heard. */
export interface RingingSound {
  readonly state: { readonly locked: boolean };
  subscribe(listener: () => void): Unsubscribe;
}

const unheard: AgentChoice = Object.freeze({ agentState: 'not-ready', reason: 'sound-locked' });

/** From an agent's sign-in to their sign-out: what they are doing, and since when. */
export class AgentSession implements Source<AgentSessionState> {
  readonly #options: AgentSessionOptions;
  readonly #clock: Clock;
  readonly #store: Store<AgentSessionState>;
  readonly #memory: AgentMemory;
  readonly #stop: Unsubscribe | undefined;
  readonly #stopSound: Unsubscribe | undefined;
  #backend: Promise<AgentBackend> | undefined;
  /** What to be once the phone is registered; undefined when nobody wants to be signed in. */
  #wanted: AgentChoice | undefined;

  constructor(options: AgentSessionOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#memory = options.memory ?? memoryOfPage();
    this.#store = new Store<AgentSessionState>({
      agentState: 'offline',
      reason: undefined,
      since: this.#clock.now(),
      wrapUpEndsAt: undefined,
      wrapUpMayEndAt: undefined,
      next: undefined,
      reasons: Object.freeze([...(options.reasons ?? [])]),
      whileNotReady: options.backend ? undefined : (options.whileNotReady ?? 'unavailable'),
      error: undefined,
    });
    this.#stopSound = options.sound?.subscribe(() => this.#onSound());
    this.#stop = options.phone?.subscribe<RegistrationState>(() => this.#onRegistration(), {
      selector: (state) => state.registration.state,
    });
  }

  get state(): AgentSessionState {
    return this.#store.state;
  }

  subscribe<T = AgentSessionState>(
    listener: (selected: T, previous: T) => void,
    options?: SubscribeOptions<AgentSessionState, T>,
  ): Unsubscribe {
    return this.#store.subscribe(listener, options);
  }

  /**
   * Registers the phone and begins the session: with the state that is asked
   * for, else where the agent was when the page was left, else with the first one.
   *
   * Rejects as `Phone.register` does, or with `backend-refused`. After
   * `backend-unreachable` it is made up for as soon as the phone is registered.
   */
  signIn(first?: AgentChoice): Promise<void> {
    if (first) this.#memory.save(undefined);
    this.#wanted = first ?? this.#options.first ?? { agentState: 'ready' };
    return this.#attempt(async () => {
      await this.#options.phone?.register();
      await this.#begin();
    });
  }

  /** Ends the session and unregisters the phone. Rejects with `illegal-transition` while the agent is on a call. */
  signOut(): Promise<void> {
    return this.#attempt(async () => {
      const wanted = this.#wanted;
      // before the back end says `offline`: a phone that is still registered would sign the agent in again
      this.#wanted = undefined;
      try {
        await (await this.#open()).signOut();
      } catch (cause) {
        this.#wanted = wanted;
        throw cause;
      }
      this.#memory.save(undefined);
      await this.#options.phone?.unregister();
    });
  }

  /**
   * Asks for a state, and signs in first where needed. On a call it is kept as
   * what comes after it. Rejects as `signIn` does.
   */
  setState(agentState: ChosenAgentState, reason?: string): Promise<void> {
    const choice: AgentChoice = Object.freeze({ agentState, ...(reason !== undefined && { reason }) });
    if (this.#store.state.agentState === 'offline') return this.signIn(choice);
    return this.#attempt(async () => (await this.#open()).choose(choice));
  }

  /**
   * Ends wrap-up later, by so many ms; at most when `wrapUpMayEndAt` says. Rejects
   * with `illegal-transition` outside wrap-up, or where it cannot be extended.
   */
  extendWrapUp(by = 30_000): Promise<void> {
    return this.#attempt(async () => {
      const backend = await this.#open();
      if (!backend.extendWrapUp) throw new CcError('illegal-transition', 'wrap-up cannot be extended here');
      await backend.extendWrapUp(by);
    });
  }

  /** Offers other reasons from now on. */
  setReasons(reasons: readonly AgentReason[]): void {
    this.#store.commit({ reasons: Object.freeze([...reasons]) });
  }

  /** Has something else done from now on with calls that arrive while the agent is not ready or on a break. Of no effect where an ACD decides. */
  setWhileNotReady(whileNotReady: WhileNotReady): void {
    if (this.#store.state.whileNotReady) this.#store.commit({ whileNotReady });
  }

  /** Forgets what failed last. */
  dismissError(): void {
    this.#store.commit({ error: undefined });
  }

  async dispose(): Promise<void> {
    this.#stop?.();
    this.#stopSound?.();
    this.#store.dispose();
    await (await this.#backend?.catch(() => undefined))?.dispose();
  }

  #open(): Promise<AgentBackend> {
    this.#backend ??= this.#load();
    return this.#backend;
  }

  async #load(): Promise<AgentBackend> {
    try {
      const backend = await (this.#options.backend?.() ?? this.#local());
      backend.attach({ onStanding: (standing) => this.#onStanding(standing) });
      return backend;
    } catch (cause) {
      this.#backend = undefined;
      throw toCcError(cause, 'backend-unreachable');
    }
  }

  #local(): AgentBackend {
    const { phone, wrapUp } = this.#options;
    if (!phone) throw new CcError('backend-refused', 'an agent session needs a phone or a back end that keeps agents');
    return new LocalAgent({
      phone,
      clock: this.#clock,
      ...(wrapUp !== undefined && { wrapUp }),
      memory: this.#memory,
      whileNotReady: () => this.#store.state.whileNotReady,
    });
  }

  async #begin(): Promise<void> {
    if (!this.#wanted) return;
    const isUnheard = this.#options.sound?.state.locked && this.#wanted.agentState === 'ready';
    await (await this.#open()).signIn(isUnheard ? unheard : this.#wanted);
  }

  #onRegistration(): void {
    const registration = this.#options.phone?.state.registration.state;
    const { agentState } = this.#store.state;
    if (registration === 'registered' && this.#wanted && agentState === 'offline')
      void this.#attempt(() => this.#begin()).catch(() => undefined);
    const lost = registration === 'failed' || registration === 'unregistered';
    if (lost && agentState !== 'offline' && agentState !== 'on-call') void this.#lost();
  }

  // nobody can be ready on a phone that the server does not know
  async #lost(): Promise<void> {
    await (await this.#open()).signOut();
  }

  #onStanding(standing: AgentStanding): void {
    const { agentState, reason, wrapUpEndsAt, wrapUpMayEndAt, next } = standing;
    const before = this.#store.state;
    const isNews = agentState !== before.agentState || reason !== before.reason;
    const since = isNews ? (standing.since ?? this.#clock.now()) : before.since;
    this.#store.commit({ agentState, reason, wrapUpEndsAt, wrapUpMayEndAt, next, since });
    this.#onRegistration();
    this.#onSound();
  }

  // whom this page cannot call is not ready, and is as soon as it can
  #onSound(): void {
    const { sound } = this.#options;
    const { agentState, reason } = this.#store.state;
    if (!sound) return;
    if (sound.state.locked && agentState === 'ready') this.#choose(unheard);
    else if (!sound.state.locked && agentState === 'not-ready' && reason === unheard.reason) this.#choose({ agentState: 'ready' });
  }

  #choose(choice: AgentChoice): void {
    void this.#attempt(async () => (await this.#open()).choose(choice)).catch(() => undefined);
  }

  async #attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
      this.#store.commit({ error: undefined });
    } catch (cause) {
      const error = toCcError(cause, 'backend-refused');
      this.#store.commit({ error });
      throw error;
    }
  }
}

// a phone that was lost and came back finds its agent as they were
function memoryOfPage(): AgentMemory {
  let kept: string | undefined;
  return { load: () => kept, save: (record) => void (kept = record) };
}
