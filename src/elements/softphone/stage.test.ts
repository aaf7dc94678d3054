import { expect } from '@open-wc/testing';
import type { AgentSessionState, PhoneState } from '../../context/contexts.js';
import type { AgentState } from '../../model/agent.js';
import { type Call, activeCall } from '../../model/call.js';
import { callIn, now } from '../element.testing.js';
import { callsBeside, stageOf } from './stage.js';

function phoneWith(...calls: readonly Call[]): PhoneState {
  return { registration: { state: 'registered' }, calls, activeCallId: activeCall(calls)?.id, lines: [], error: undefined };
}

function agentIn(agentState: AgentState): AgentSessionState {
  return {
    agentState,
    reason: undefined,
    since: now,
    wrapUpEndsAt: agentState === 'wrap-up' ? now + 1000 : undefined,
    wrapUpMayEndAt: undefined,
    next: undefined,
    reasons: [],
    error: undefined,
  };
}

const ringing = callIn({ id: 'ringing', state: 'ringing' });
const talking = callIn({ id: 'talking' });
const held = callIn({ id: 'held', hold: 'local' });
const over = callIn({ id: 'over', state: 'ended', endReason: 'remote-hangup', endedAt: now });

describe('stageOf', () => {
  const cases: readonly (readonly [string, PhoneState | undefined, AgentState | undefined, string])[] = [
    ['no phone', undefined, undefined, 'no-phone'],
    ['nothing, without an agent', phoneWith(), undefined, 'idle'],
    ['nothing, with a ready agent', phoneWith(), 'ready', 'idle'],
    ['nothing, with nobody signed in', phoneWith(), 'offline', 'signed-out'],
    ['one that rings', phoneWith(ringing), 'ready', 'incoming ringing'],
    ['one that rings, before one that is over', phoneWith(over, ringing), 'ready', 'incoming ringing'],
    ['one that talks, before one that rings', phoneWith(talking, ringing), 'on-call', 'call talking'],
    ['one that is held, before one that rings', phoneWith(ringing, held), 'on-call', 'call held'],
    ['one that talks, before one that is over', phoneWith(over, talking), 'on-call', 'call talking'],
    ['one that rings, in wrap-up', phoneWith(over, ringing), 'wrap-up', 'incoming ringing'],
    ['one that is over', phoneWith(over), 'ready', 'ended over'],
    ['one that is over, in wrap-up', phoneWith(over), 'wrap-up', 'wrap-up'],
    ['one that is over, with nobody signed in', phoneWith(over), 'offline', 'ended over'],
    ['one that talks, with nobody signed in', phoneWith(talking), 'offline', 'call talking'],
  ];
  for (const [name, phone, agentState, expected] of cases) {
    it(`of ${name} is ${expected}`, () => {
      const stage = stageOf(phone, agentState && agentIn(agentState));
      expect(['call' in stage ? `${stage.kind} ${stage.call.id}` : stage.kind].join()).to.equal(expected);
    });
  }
});

describe('callsBeside', () => {
  it('are the others, as long as one goes on', () => {
    const phone = phoneWith(over, talking, ringing);
    expect(callsBeside(stageOf(phone, undefined), phone.calls).map(({ id }) => id)).to.deep.equal(['over', 'ringing']);
    const quiet = phoneWith(over, { ...over, id: 'later' });
    expect(callsBeside(stageOf(quiet, undefined), quiet.calls)).to.deep.equal([]);
  });
});
