import type { Steps } from './steps.js';

/** What an agent is doing, in the words of CSTA and TAPI (`wrap-up` is their work-after-call). */
export type AgentState = 'offline' | 'ready' | 'not-ready' | 'on-call' | 'wrap-up' | 'break';

/**
 * The steps an agent may take.
 *
 *                 ┌────────────► on-call ─────────┐
 *                 │                 ▲  │           ▼
 *     offline → ready ⇄ not-ready ──┘  └──► wrap-up ─► ready | not-ready | break
 *        ▲        ▲          ▲
 *        │        └─ break ──┘
 *        └── from every state but on-call
 *
 * `on-call` is entered and left by calls alone, never by choice. A page that was
 * loaded again in the middle of wrap-up goes from `offline` back to it.
 */
export const agentSteps: Steps<AgentState> = {
  offline: ['ready', 'not-ready', 'break', 'wrap-up'],
  ready: ['not-ready', 'break', 'on-call', 'wrap-up', 'offline'],
  'not-ready': ['ready', 'break', 'on-call', 'wrap-up', 'offline'],
  'on-call': ['wrap-up', 'ready', 'not-ready', 'break'],
  'wrap-up': ['ready', 'not-ready', 'break', 'on-call', 'offline'],
  break: ['ready', 'not-ready', 'on-call', 'offline'],
};

/** The states an agent may choose. The others follow from calls, or from signing in and out. */
export type ChosenAgentState = 'ready' | 'not-ready' | 'break';

/** A named reason for not being ready, offered by the page. */
export interface AgentReason {
  /** For programs, kept with the state: `lunch`. */
  readonly code: string;
  /** For people, already in their language. */
  readonly label: string;
  /** The state it belongs to. Default: `break`. */
  readonly state?: 'not-ready' | 'break';
}

/**
 * What happens to a call that arrives while its agent is not ready or on a break. It is turned away so that others
 * may take it (`unavailable`, `busy`) or nobody may (`declined`), or it is shown and does not ring (`silent`).
 */
export type WhileNotReady = 'unavailable' | 'busy' | 'declined' | 'silent';

/** What an agent chose, or returns to. */
export interface AgentChoice {
  readonly agentState: ChosenAgentState;
  /** Code of the reason. */
  readonly reason?: string;
}

/** What the agent is doing, as whoever keeps it tells. A frozen snapshot. */
export interface AgentStanding {
  readonly agentState: AgentState;
  /** Code of the reason for `break` or `not-ready`. */
  readonly reason?: string;
  /** Since when, ms since the epoch, where it is longer than it is told here. Default: now. */
  readonly since?: number;
  /** When wrap-up ends by itself, ms since the epoch. */
  readonly wrapUpEndsAt?: number;
  /** The latest that it may be extended to, ms since the epoch. Absent: it cannot be extended. */
  readonly wrapUpMayEndAt?: number;
  /** What the agent will be after the call, and after wrap-up, chosen while it went on. */
  readonly next?: AgentChoice;
}
