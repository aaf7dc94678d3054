import { Store, type SubscribeOptions, type Unsubscribe } from '../kit/store.js';
import type { AgentReason } from '../model/agent.js';
import { AgentSession, type AgentSessionOptions, type AgentSessionState } from './agent-session.js';
import { sharedVerbs } from './phone-verbs.js';
import { renewed } from './renewed.js';
import { type AskOwner, asked } from './shared-phone.js';

/** An agent session that goes on in another tab: it shows what that one shows, and asks it for what is asked here, until this tab takes over. */
export class SharedAgentSession extends AgentSession {
  static {
    for (const verb of sharedVerbs.agent) {
      if (Object.hasOwn(SharedAgentSession.prototype, verb)) continue;
      const here = (AgentSession.prototype as unknown as Record<string, (...parameters: readonly unknown[]) => unknown>)[verb];
      Object.defineProperty(SharedAgentSession.prototype, verb, {
        value(this: SharedAgentSession, ...parameters: readonly unknown[]): unknown {
          return this.#askOwner ? asked(this.#askOwner(verb, parameters)) : here?.apply(this, [...parameters]);
        },
      });
    }
  }

  readonly #shown: Store<AgentSessionState>;
  #askOwner: AskOwner | undefined;

  constructor(options: AgentSessionOptions, askOwner: AskOwner) {
    super(options);
    this.#shown = new Store(super.state);
    this.#askOwner = askOwner;
    super.subscribe((state) => {
      if (!this.#askOwner) this.#shown.commit(state);
    });
  }

  override get state(): AgentSessionState {
    return this.#shown.state;
  }

  override subscribe<T = AgentSessionState>(
    listener: (selected: T, previous: T) => void,
    options?: SubscribeOptions<AgentSessionState, T>,
  ): Unsubscribe {
    return this.#shown.subscribe(listener, options);
  }

  // each page has words of its own
  override setReasons(reasons: readonly AgentReason[]): void {
    super.setReasons(reasons);
    this.#shown.commit({ reasons: super.state.reasons });
  }

  /** Shows what the tab that has the phone shows. */
  show(state: AgentSessionState): void {
    if (this.#askOwner) this.#shown.commit({ ...renewed(state, this.#shown.state), reasons: this.#shown.state.reasons });
  }

  /** Works here from now on. An agent who was signed in stays it, as the memory says. */
  async takeOver(): Promise<void> {
    const { agentState } = this.#shown.state;
    this.#askOwner = undefined;
    // what is shown stays until the phone is registered here, so that nobody is told that they signed out
    if (agentState !== 'offline') await this.signIn();
  }

  override async dispose(): Promise<void> {
    await super.dispose();
    this.#shown.dispose();
  }
}
