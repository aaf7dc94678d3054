import { expect } from '@open-wc/testing';
import { AgentSession, type AgentSessionOptions } from './agent-session.js';
import { type PhoneOnFake, phoneOnFake, rejection } from './phone.testing.js';

interface Set extends PhoneOnFake {
  readonly agent: AgentSession;
  readonly seen: string[];
}

function agentOnFake(options: Partial<AgentSessionOptions> = {}): Set {
  const set = phoneOnFake();
  const agent = new AgentSession({ phone: set.phone, clock: set.clock, ...options });
  const seen: string[] = [];
  agent.subscribe<string>((state) => seen.push(state), { selector: (state) => state.agentState });
  return { ...set, agent, seen };
}

async function ready(options: Partial<AgentSessionOptions> = {}): Promise<Set> {
  const set = agentOnFake(options);
  await set.agent.signIn();
  return set;
}

/** One call from its ring to the far end's hang-up. */
async function takeCall({ phone, backend }: Set): Promise<void> {
  const leg = backend.ring({ number: '4000' });
  await phone.answer(leg.id);
  leg.farEnd.end();
}

describe('AgentSession.signIn', () => {
  it('registers the phone and makes the agent ready', async () => {
    const { agent, phone } = await ready();
    expect(phone.state.registration.state).to.equal('registered');
    expect(agent.state).to.include({ agentState: 'ready', since: 1000 });
  });

  it('leaves the agent offline when the server turns the phone away', async () => {
    const { agent, backend } = agentOnFake();
    backend.refuseRegistration('credential-rejected');
    const error = await rejection(agent.signIn(), 'credential-rejected');
    expect(agent.state).to.include({ agentState: 'offline', error });
  });

  it('is made up for when the server is reached later', async () => {
    const { agent, backend, phone, clock } = agentOnFake();
    backend.refuseRegistration('backend-unreachable');
    await rejection(agent.signIn(), 'backend-unreachable');
    backend.refuseRegistration(undefined);
    await phone.register();
    await clock.advance(0);
    expect(agent.state).to.include({ agentState: 'ready', error: undefined });
  });

  it('happens by itself when an agent who is offline chooses a state', async () => {
    const { agent } = agentOnFake();
    await agent.setState('break', 'lunch');
    expect(agent.state).to.include({ agentState: 'break', reason: 'lunch' });
  });

  it('needs a phone or somebody who keeps agents', async () => {
    await rejection(new AgentSession({}).signIn(), 'backend-refused');
  });
});

describe('AgentSession.signOut', () => {
  it('unregisters the phone', async () => {
    const { agent, phone, seen } = await ready();
    await agent.signOut();
    expect(seen).to.deep.equal(['ready', 'offline']);
    expect(phone.state.registration.state).to.equal('unregistered');
  });

  it('is refused on a call', async () => {
    const { agent, phone, backend } = await ready();
    await phone.answer(backend.ring({ number: '4000' }).id);
    await rejection(agent.signOut(), 'illegal-transition');
    expect(agent.state.agentState).to.equal('on-call');
    expect(phone.state.registration.state).to.equal('registered');
  });
});

describe('AgentSession and calls', () => {
  it('is on a call from answer to end, not while it rings', async () => {
    const set = await ready();
    const leg = set.backend.ring({ number: '4000' });
    expect(set.agent.state.agentState).to.equal('ready');
    await set.phone.answer(leg.id);
    leg.farEnd.end();
    expect(set.seen).to.deep.equal(['ready', 'on-call', 'ready']);
  });

  it('is on a call from dialling on, and returns to what the agent was', async () => {
    const set = await ready();
    await set.agent.setState('not-ready', 'paperwork');
    const callId = await set.phone.dial('2000');
    await set.phone.hangUp(callId);
    expect(set.seen).to.deep.equal(['ready', 'not-ready', 'on-call', 'not-ready']);
    expect(set.agent.state.reason).to.equal('paperwork');
  });

  it('wraps up after talking, for its time', async () => {
    const set = await ready({ wrapUp: 30_000 });
    await takeCall(set);
    expect(set.agent.state).to.include({ agentState: 'wrap-up', wrapUpEndsAt: 31_000 });
    await set.clock.advance(29_999);
    expect(set.agent.state.agentState).to.equal('wrap-up');
    await set.clock.advance(1);
    expect(set.agent.state).to.include({ agentState: 'ready', wrapUpEndsAt: undefined });
  });

  it('does not wrap up after a call that nobody answered', async () => {
    const set = await ready({ wrapUp: 30_000 });
    await set.phone.hangUp(await set.phone.dial('2000'));
    expect(set.agent.state.agentState).to.equal('ready');
  });

  it('ends wrap-up at once when the agent says so', async () => {
    const set = await ready({ wrapUp: 30_000 });
    await takeCall(set);
    await set.agent.setState('ready');
    expect(set.agent.state.agentState).to.equal('ready');
    await set.clock.advance(60_000);
    expect(set.seen).to.deep.equal(['ready', 'on-call', 'wrap-up', 'ready']);
  });

  it('keeps what is chosen on a call for after it', async () => {
    const set = await ready();
    const leg = set.backend.ring({ number: '4000' });
    await set.phone.answer(leg.id);
    await set.agent.setState('break', 'lunch');
    expect(set.agent.state).to.deep.include({ agentState: 'on-call', next: { agentState: 'break', reason: 'lunch' } });
    leg.farEnd.end();
    expect(set.agent.state).to.include({ agentState: 'break', reason: 'lunch', next: undefined });
  });

  for (const state of ['not-ready', 'break'] as const) {
    it(`turns calls away while ${state}`, async () => {
      const set = await ready();
      await set.agent.setState(state);
      const leg = set.backend.ring({ number: '4000' });
      expect(leg.log).to.deep.equal(['declined unavailable']);
      expect(set.phone.state.calls).to.deep.equal([]);
    });
  }

  for (const [chosen, says] of [
    ['busy', 'declined busy'],
    ['declined', 'declined declined'],
  ] as const) {
    it(`turns them away as ${chosen}, where that is chosen`, async () => {
      const set = await ready({ whileNotReady: chosen });
      await set.agent.setState('not-ready');
      expect(set.backend.ring({ number: '4000' }).log).to.deep.equal([says]);
    });
  }

  it('shows calls without ringing while not ready, where that is chosen, and turns them away in wrap-up all the same', async () => {
    const set = await ready({ wrapUp: 30_000 });
    set.agent.setWhileNotReady('silent');
    await set.agent.setState('break');
    const leg = set.backend.ring({ number: '4000' });
    expect(set.phone.state.calls[0]).to.include({ state: 'ringing', silent: true });
    await set.phone.answer(leg.id);
    expect(set.agent.state.agentState).to.equal('on-call');
    leg.farEnd.end();
    expect(set.agent.state.agentState).to.equal('wrap-up');
    expect(set.backend.ring({ number: '5000' }).log).to.deep.equal(['declined unavailable']);
  });

  it('leaves calls to an ACD, where one decides', () => {
    const { agent } = agentOnFake({ backend: () => new Promise(() => undefined) });
    agent.setWhileNotReady('busy');
    expect(agent.state.whileNotReady).to.equal(undefined);
  });

  it('turns calls away during wrap-up', async () => {
    const set = await ready({ wrapUp: 30_000 });
    await takeCall(set);
    expect(set.backend.ring({ number: '5000' }).log).to.deep.equal(['declined unavailable']);
  });

  it('lets a second caller wait while an agent talks who was ready, and no one else', async () => {
    const set = await ready();
    await set.phone.answer(set.backend.ring({ number: '4000' }).id);
    expect(set.backend.ring({ number: '5000' }).log).to.deep.equal([]);
    await set.agent.setState('break');
    expect(set.backend.ring({ number: '6000' }).log).to.deep.equal(['declined unavailable']);
  });
});

describe('AgentSession and registration', () => {
  it('goes offline when the server turns the phone away', async () => {
    const { agent, backend, clock } = await ready();
    backend.dropRegistration();
    await clock.advance(0);
    expect(agent.state.agentState).to.equal('offline');
  });

  it('stays what it is while the signalling is repaired', async () => {
    const { agent, backend } = await ready();
    backend.loseSignaling();
    backend.recoverSignaling();
    expect(agent.state.agentState).to.equal('ready');
  });

  it('finishes the call first', async () => {
    const { agent, backend, phone, clock } = await ready();
    const leg = backend.ring({ number: '4000' });
    await phone.answer(leg.id);
    backend.dropRegistration();
    expect(agent.state.agentState).to.equal('on-call');
    leg.farEnd.end();
    await clock.advance(0);
    expect(agent.state.agentState).to.equal('offline');
  });
});

describe('AgentSession over a reload', () => {
  interface Kept {
    record: string | undefined;
    readonly memory: { load(): string | undefined; save(record: string | undefined): void };
  }
  const keeping = (): Kept => {
    const kept: Kept = { record: undefined, memory: { load: () => kept.record, save: (record) => (kept.record = record) } };
    return kept;
  };

  it('goes on with the state, its reason and its time', async () => {
    const kept = keeping();
    const before = await ready({ memory: kept.memory });
    await before.agent.setState('break', 'lunch');
    const after = agentOnFake({ memory: kept.memory });
    await after.clock.advance(60_000);
    await after.agent.signIn();
    expect(after.agent.state).to.include({ agentState: 'break', reason: 'lunch', since: 1000 });
  });

  it('goes on with a wrap-up that runs, and returns to what the agent was', async () => {
    const kept = keeping();
    const before = await ready({ memory: kept.memory, wrapUp: 30_000 });
    await takeCall(before);
    const after = agentOnFake({ memory: kept.memory, wrapUp: 30_000 });
    await after.clock.advance(10_000);
    await after.agent.signIn();
    expect(after.agent.state).to.include({ agentState: 'wrap-up', since: 1000, wrapUpEndsAt: 31_000 });
    await after.clock.advance(20_000);
    expect(after.agent.state.agentState).to.equal('ready');
    expect(after.seen).to.deep.equal(['wrap-up', 'ready']);
  });

  it('wraps up a call that the reload has ended', async () => {
    const kept = keeping();
    const before = await ready({ memory: kept.memory, wrapUp: 30_000 });
    await before.phone.answer(before.backend.ring({ number: '4000' }).id);
    const after = await ready({ memory: kept.memory, wrapUp: 30_000 });
    expect(after.agent.state.agentState).to.equal('wrap-up');
  });

  it('begins anew after signing out, for another agent, for whoever asks for a state, and with what is no record', async () => {
    const kept = keeping();
    const before = await ready({ memory: kept.memory });
    await before.agent.setState('break', 'lunch');
    const ofBreak = kept.record;
    await before.agent.signOut();
    expect(kept.record).to.equal(undefined);
    for (const record of [
      undefined,
      '',
      '{',
      'null',
      '[]',
      '{"agentState":"break"}',
      ofBreak?.replace('"1001"', '"1002"'),
      ofBreak?.replaceAll('break', 'busy'),
    ]) {
      kept.record = record;
      expect((await ready({ memory: kept.memory })).agent.state.agentState, record).to.equal('ready');
    }
    kept.record = ofBreak;
    const asked = agentOnFake({ memory: kept.memory });
    await asked.agent.signIn({ agentState: 'not-ready' });
    expect(asked.agent.state.agentState).to.equal('not-ready');
  });

  it('is what the agent was, once a lost registration is back', async () => {
    const { agent, phone, backend, clock } = await ready();
    await agent.setState('break', 'lunch');
    backend.dropRegistration();
    await clock.advance(0);
    expect(agent.state.agentState).to.equal('offline');
    await phone.register();
    await clock.advance(0);
    expect(agent.state).to.include({ agentState: 'break', reason: 'lunch' });
  });
});

describe('AgentSession.extendWrapUp', () => {
  it('ends wrap-up later, as often as wanted, but not for ever', async () => {
    const set = await ready({ wrapUp: 30_000 });
    await takeCall(set);
    const { agent, clock } = set;
    expect(agent.state.wrapUpMayEndAt).to.equal(301_000);
    await agent.extendWrapUp();
    expect(agent.state.wrapUpEndsAt).to.equal(61_000);
    await clock.advance(45_000);
    expect(agent.state.agentState).to.equal('wrap-up');
    for (let time = 0; time < 20; time++) await agent.extendWrapUp();
    expect(agent.state.wrapUpEndsAt).to.equal(301_000);
    await clock.advance(254_999);
    expect(agent.state.agentState).to.equal('wrap-up');
    await clock.advance(1);
    expect(agent.state.agentState).to.equal('ready');
  });

  it('is refused outside wrap-up', async () => {
    const { agent } = await ready({ wrapUp: 30_000 });
    await rejection(agent.extendWrapUp(), 'illegal-transition');
  });
});

describe('AgentSession on a page that may not ring yet', () => {
  const sound = (): { state: { locked: boolean }; subscribe(listener: () => void): () => void; unlock(locked?: boolean): void } => {
    const listeners = new Set<() => void>();
    return {
      state: { locked: true },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      unlock(locked = false) {
        this.state = { locked };
        for (const listener of listeners) listener();
      },
    };
  };

  it('waits with being ready until it may, and says why', async () => {
    const lock = sound();
    const { agent, seen, backend, clock } = await ready({ sound: lock });
    expect(agent.state).to.include({ agentState: 'not-ready', reason: 'sound-locked' });
    expect(backend.ring({ number: '4000' }).log).to.deep.equal(['declined unavailable']);
    lock.unlock();
    await clock.advance(0);
    expect(seen).to.deep.equal(['not-ready', 'ready']);
  });

  it('leaves a break alone, and stops being ready when the sound is taken away', async () => {
    const lock = sound();
    const { agent, clock } = await ready({ sound: lock, first: { agentState: 'break', reason: 'lunch' } });
    lock.unlock();
    await clock.advance(0);
    expect(agent.state).to.include({ agentState: 'break', reason: 'lunch' });
    await agent.setState('ready');
    lock.unlock(true);
    await clock.advance(0);
    expect(agent.state).to.include({ agentState: 'not-ready', reason: 'sound-locked' });
  });
});
