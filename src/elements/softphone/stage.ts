import type { AgentSessionState, PhoneState } from '../../context/contexts.js';
import { type Call, isLive, isRingingIn } from '../../model/call.js';

/** What the phone is about at this moment: one thing. */
export type Stage =
  | { readonly kind: 'no-phone' }
  | { readonly kind: 'incoming'; readonly call: Call }
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'wrap-up'; readonly endsAt: number | undefined; readonly since: number; readonly ended: Call | undefined }
  | { readonly kind: 'ended'; readonly call: Call }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'idle' };

/** Those that are about calls. */
export type CallStage = Extract<Stage, { readonly kind: 'incoming' | 'call' | 'ended' | 'wrap-up' }>;

/** What is on stage. The call its user is in comes first, then one that rings, then what is over. */
export function stageOf(phone: PhoneState | undefined, agent: AgentSessionState | undefined): Stage {
  if (!phone) return { kind: 'no-phone' };
  const { calls, activeCallId } = phone;
  const active = calls.find((call) => call.id === activeCallId && isLive(call));
  if (active) return { kind: 'call', call: active };
  const incoming = calls.find(isRingingIn);
  if (incoming) return { kind: 'incoming', call: incoming };
  const live = calls.find(isLive);
  if (live) return { kind: 'call', call: live };
  const ended = calls.at(-1);
  if (agent?.agentState === 'wrap-up') return { kind: 'wrap-up', endsAt: agent.wrapUpEndsAt, since: agent.since, ended };
  if (ended) return { kind: 'ended', call: ended };
  return agent?.agentState === 'offline' ? { kind: 'signed-out' } : { kind: 'idle' };
}

/** The calls beside the one on stage; those that are over only beside one that goes on. */
export function callsBeside(stage: Stage, calls: readonly Call[]): readonly Call[] {
  return stage.kind === 'incoming' || stage.kind === 'call'
    ? calls.filter(({ id, inConference }) => id !== stage.call.id && !(inConference && stage.call.inConference))
    : [];
}
