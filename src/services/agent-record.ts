import { among, flag, number, object, optional, read, type Shape, text } from '../kit/shape.js';
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

const choice: Shape<AgentChoice> = object<AgentChoice>({ agentState: among('ready', 'not-ready', 'break'), reason: optional(text) });

const shape: Shape<AgentRecord> = object<AgentRecord>({
  number: optional(text),
  agentState: among('ready', 'not-ready', 'break', 'on-call', 'wrap-up'),
  chosen: choice,
  since: number,
  wrapUpEndsAt: optional(number),
  talked: flag,
});

/** The record that a text holds; undefined when it holds none, or that of another phone. */
export function agentRecordIn(kept: string | undefined, phone: string | undefined): AgentRecord | undefined {
  if (kept === undefined) return undefined;
  try {
    const record = read(shape, JSON.parse(kept));
    return record?.number === phone ? record : undefined;
  } catch {
    return undefined; // not JSON
  }
}
