import type { AgentState, ChosenAgentState } from '../model/agent.js';
import { FactEvent } from './fact-event.js';
import { RequestEvent } from './request-event.js';

/** The agent is doing something else now. */
export class AgentStateChangeEvent extends FactEvent {
  static readonly type = 'cc-agent-state-change';
  readonly agentState: AgentState;
  readonly previous: AgentState;
  /** Code of the reason, where one was given. */
  readonly reason: string | undefined;

  constructor(agentState: AgentState, previous: AgentState, reason: string | undefined) {
    super(AgentStateChangeEvent.type);
    this.agentState = agentState;
    this.previous = previous;
    this.reason = reason;
  }
}

/** The agent wants another state; `offline` signs out, any other signs in first where needed. */
export class AgentStateRequestEvent extends RequestEvent {
  static readonly type = 'cc-agent-state-request';
  readonly agentState: ChosenAgentState | 'offline';
  /** Code of the reason, where one was chosen. */
  readonly reason: string | undefined;

  constructor(agentState: ChosenAgentState | 'offline', reason?: string) {
    super(AgentStateRequestEvent.type);
    this.agentState = agentState;
    this.reason = reason;
  }
}

/** The agent wants more time for after-call work. */
export class WrapUpExtensionRequestEvent extends RequestEvent {
  static readonly type = 'cc-wrap-up-extension-request';
  /** How much more, in ms. */
  readonly by: number;

  constructor(by: number) {
    super(WrapUpExtensionRequestEvent.type);
    this.by = by;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-agent-state-change': AgentStateChangeEvent;
    'cc-agent-state-request': AgentStateRequestEvent;
    'cc-wrap-up-extension-request': WrapUpExtensionRequestEvent;
  }
}
