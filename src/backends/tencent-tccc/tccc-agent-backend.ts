import type { AgentBackend, AgentBackendListener } from '../../contracts/agent-backend.js';
import type { AgentChoice, AgentStanding, AgentState } from '../../model/agent.js';
import { CcError } from '../../model/error.js';
import type { Tccc, TcccSettableStatus } from './tccc-api.js';
import type { TcccLink } from './tccc-link.js';
import { onceOnline } from './once-online.js';
import { textIn } from './tccc-outcome.js';

/** Tencent's statuses in our words. */
const states: Readonly<Record<string, AgentState>> = {
  offline: 'offline',
  free: 'ready',
  busy: 'on-call',
  arrange: 'wrap-up',
  afterCallWork: 'wrap-up',
  notReady: 'not-ready',
  rest: 'break',
};

/** Keeps the agent's state where Tencent's SDK does: it says what the agent is, and is asked for what they want. */
export class TcccAgentBackend implements AgentBackend {
  readonly #link: TcccLink;
  readonly #release: () => void;
  readonly #onStatus = (payload: unknown): void => this.#hear(textIn(payload, 'status'));
  #listener: AgentBackendListener | undefined;
  #standing: AgentStanding = Object.freeze({ agentState: 'offline' });
  #signedIn = false;
  /** What was chosen last: the SDK does not say why an agent has a break. */
  #chosen: AgentChoice | undefined;
  #next: AgentChoice | undefined;
  /** While something is asked for, the steps in between are not told. */
  #asking = 0;

  constructor(link: TcccLink, release: () => void) {
    this.#link = link;
    this.#release = release;
    link.hasAgent = true;
    link.on('statusChanged', this.#onStatus);
  }

  attach(listener: AgentBackendListener): void {
    this.#listener = listener;
  }

  async signIn(first: AgentChoice): Promise<void> {
    if (this.#signedIn) return;
    await this.#ask(first, (tccc) => {
      if (tccc.Agent.getStatus() === 'offline') tccc.Agent.online();
    });
    this.#signedIn = true;
    this.#look();
  }

  async signOut(): Promise<void> {
    if (!this.#signedIn) return;
    if (this.#standing.agentState === 'on-call') throw new CcError('illegal-transition', 'the agent is on a call');
    this.#signedIn = false;
    this.#next = undefined;
    // it answers nothing, and tells of it in some versions only
    (await this.#link.open()).Agent.offline();
    this.#tell({ agentState: 'offline' });
  }

  async choose(choice: AgentChoice): Promise<void> {
    if (!this.#signedIn) throw new CcError('illegal-transition', 'the agent has not signed in');
    if (this.#standing.agentState === 'on-call') {
      this.#next = choice;
      return this.#tell({ agentState: 'on-call', next: choice });
    }
    this.#next = undefined;
    await this.#ask(choice);
    this.#look();
  }

  async dispose(): Promise<void> {
    this.#listener = undefined;
    this.#link.off('statusChanged', this.#onStatus);
    this.#link.hasAgent = false;
    this.#release();
  }

  async #ask(choice: AgentChoice, before: (tccc: Tccc) => void = () => undefined): Promise<void> {
    this.#asking++;
    try {
      const tccc = await this.#link.open();
      before(tccc);
      await onceOnline(tccc, this.#link);
      if (states[tccc.Agent.getStatus()] !== choice.agentState || choice.reason !== undefined) {
        const request = requestOf(choice, tccc.Agent.getStatus());
        await this.#link.ask((api) => api.Agent.setStatus(request), 'backend-refused');
      }
      this.#chosen = choice;
    } finally {
      this.#asking--;
    }
  }

  #look(): void {
    this.#hear(this.#link.tccc?.Agent.getStatus());
  }

  #hear(status: string | undefined): void {
    const agentState = status !== undefined && Object.hasOwn(states, status) ? states[status] : undefined;
    if (!agentState || !this.#signedIn || this.#asking > 0) return;
    const next = this.#next;
    if (agentState === 'offline') this.#signedIn = false;
    // what was chosen on the call comes after it, and after the time for its notes
    if (next && agentState !== 'on-call' && agentState !== 'wrap-up') {
      this.#next = undefined;
      void this.#ask(next).then(
        () => this.#look(),
        () => this.#look(),
      );
      return;
    }
    const reason = this.#chosen?.agentState === agentState ? this.#chosen.reason : undefined;
    this.#tell({ agentState, ...(reason !== undefined && { reason }), ...(next && { next }) });
  }

  #tell(standing: AgentStanding): void {
    const before = this.#standing;
    if (before.agentState === standing.agentState && before.reason === standing.reason && before.next === standing.next) return;
    this.#standing = Object.freeze(standing);
    this.#listener?.onStanding(this.#standing);
  }
}

function requestOf(
  { agentState, reason }: AgentChoice,
  status: string,
): { readonly status: TcccSettableStatus; readonly restReason?: string } {
  switch (agentState) {
    case 'ready':
      return { status: status === 'notReady' ? 'stopNotReady' : 'free' };
    case 'not-ready':
      return { status: 'notReady' };
    case 'break':
      return { status: 'rest', ...(reason !== undefined && { restReason: reason }) };
  }
}
