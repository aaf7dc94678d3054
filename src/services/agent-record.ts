import type { AgentChoice } from '../model/agent.js';

/** What is kept of an agent's state, so that another page can go on with it. */
export interface AgentRecord {
  /** The number of the phone that it was kept for: another agent's state is nobody's business. */
  readonly number?: string;
  readonly agentState: 'ready' | 'not-ready' | 'break' | 'on-call' | 'wrap-up';
  /** What the agent was before the call, and will be again. */
  readonly chosen: AgentChoice;
  /** Since when, ms since the epoch. */
  readonly since: number;
  /** When wrap-up ends, likewise. */
  readonly wrapUpEndsAt?: number;
  /** There was somebody to talk to in the call that goes on, or went on. */
  readonly talked: boolean;
}

const choices: readonly unknown[] = ['ready', 'not-ready', 'break'];
const states: readonly unknown[] = [...choices, 'on-call', 'wrap-up'];

/** The record that a text holds; undefined when it holds none, or that of another phone. */
export function agentRecordIn(kept: string | undefined, phone: string | undefined): AgentRecord | undefined {
  if (kept === undefined) return undefined;
  try {
    const record = JSON.parse(kept) as AgentRecord;
    const { number, agentState, chosen, since } = record;
    const isSound = states.includes(agentState) && choices.includes(chosen.agentState) && Number.isFinite(since);
    return isSound && number === phone ? Object.freeze(record) : undefined;
  } catch {
    return undefined; // not one of ours
  }
}
