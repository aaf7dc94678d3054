import type { TcccObservedStatus, TcccSettableStatus } from '../../backends/tencent-tccc/tccc-api.js';
import type { AgentSession } from '../../services/agent-session.js';
import { stateOf, statusOf } from './agent-words.js';
import { Refused } from './refused.js';

/** `tccc.Agent`. */
export class AgentCommands {
  readonly #agent: AgentSession;
  /** What was asked for last, if it is under way: pages go online and dial in one breath. */
  #asked: Promise<void> = Promise.resolve();

  constructor(agent: AgentSession) {
    this.#agent = agent;
  }

  get status(): TcccObservedStatus {
    return statusOf[this.#agent.state.agentState];
  }

  online(): void {
    this.#ask(async () => {
      if (this.#agent.state.agentState === 'offline') await this.#agent.signIn({ agentState: 'ready' });
    });
  }

  offline(): void {
    this.#ask(async () => {
      if (this.#agent.state.agentState !== 'offline') await this.#agent.signOut();
    });
  }

  /** Resolves when what was asked for has been tried. */
  settled(): Promise<void> {
    return this.#asked;
  }

  async setStatus(options: { readonly status: TcccSettableStatus; readonly restReason?: string }): Promise<void> {
    const { status, restReason } = options ?? {}; // from a page that may leave everything out
    const state = Object.hasOwn(stateOf, String(status)) ? stateOf[status] : undefined;
    if (!state) throw new Refused('tccc.unavailable');
    const { agentState } = this.#agent.state;
    if (agentState === 'offline') throw new Refused('tccc.offline');
    if (agentState === 'on-call') throw new Refused('tccc.on-call');
    if (status === 'stopNotReady' && agentState !== 'not-ready') return;
    await this.#agent.setState(state, status === 'rest' && restReason ? restReason : undefined);
  }

  // one after another, and the session shows what failed: these two commands have no result
  #ask(action: () => Promise<void>): void {
    this.#asked = this.#asked.then(action).catch(() => undefined);
  }
}
