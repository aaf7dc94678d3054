import { expect } from '@open-wc/testing';
import { FakeAudio, FakePhoneBackend } from '../backends/fake/index.js';
import type { CallHistoryMemory } from '../contracts/call-history-memory.js';
import { VirtualClock } from '../kit/virtual-clock.js';
import { AgentSession } from './agent-session.js';
import { CallHistory, type CallHistoryOptions } from './call-history.js';
import { Phone } from './phone.js';

const amina = { number: '+442079460958', name: 'Amina Okafor' };

/** What two tabs of a browser have in common. */
class SharedMemory {
  readonly records = new Map<string, string>();
  readonly #tabs = new Set<Map<string, (record: string | undefined) => void>>();

  tab(): CallHistoryMemory {
    const own = new Map<string, (record: string | undefined) => void>();
    this.#tabs.add(own);
    const tell = (key: string, record: string | undefined): void => {
      for (const tab of this.#tabs) if (tab !== own) tab.get(key)?.(record);
    };
    return {
      load: (key) => this.records.get(key),
      save: (key, record) => {
        this.records.set(key, record);
        tell(key, record);
      },
      wipe: (key) => {
        this.records.delete(key);
        tell(key, undefined);
      },
      follow: (key, listener) => {
        own.set(key, listener);
        return () => own.delete(key);
      },
    };
  }
}

class Tab {
  readonly clock = new VirtualClock(Date.UTC(2026, 10, 21, 9));
  readonly server: FakePhoneBackend;
  readonly phone: Phone;
  readonly agent: AgentSession;
  readonly history: CallHistory;

  constructor(options: Partial<CallHistoryOptions> = {}, number = '1001') {
    this.server = new FakePhoneBackend({ clock: this.clock, self: { number } });
    this.phone = new Phone({ backend: () => this.server, microphone: new FakeAudio().microphone, clock: this.clock });
    this.agent = new AgentSession({ phone: this.phone, clock: this.clock });
    this.history = new CallHistory({ phone: this.phone, agent: this.agent, clock: this.clock, ...options });
  }

  async miss(number = amina.number): Promise<void> {
    this.server.ring({ ...amina, number }).farEnd.end('canceled');
    await this.clock.advance(1000);
  }

  get numbers(): readonly string[] {
    return this.history.state.calls.map(({ party }) => party.number);
  }
}

describe('CallHistory', () => {
  it('lists a call once it is over, the last first, with who, when and how it ended', async () => {
    const tab = new Tab();
    await tab.agent.signIn();
    const leg = tab.server.ring(amina);
    await tab.phone.answer(leg.id);
    expect(tab.history.state.calls).to.deep.equal([]);
    await tab.clock.advance(62_000);
    leg.farEnd.end();
    await tab.phone.dial('1002');
    tab.server.legs.at(-1)?.farEnd.end('busy');
    const [last, first] = tab.history.state.calls;
    expect(last).to.include({ direction: 'outbound', endReason: 'busy' });
    expect(first).to.include({ direction: 'inbound', endReason: 'remote-hangup' });
    expect(first?.party).to.include(amina);
    expect((first?.endedAt ?? 0) - (first?.answeredAt ?? 0)).to.equal(62_000);
  });

  it('counts missed calls until they were seen, and not those that were turned away', async () => {
    const tab = new Tab();
    await tab.agent.signIn();
    await tab.miss();
    await tab.miss('1');
    await tab.phone.decline(tab.server.ring(amina).id);
    expect(tab.history.state.missed).to.equal(2);
    await tab.clock.advance(1000);
    tab.history.markSeen();
    expect(tab.history.state.missed).to.equal(0);
    await tab.miss();
    await tab.miss();
    expect(tab.history.state.missed).to.equal(1);
  });

  it('keeps no more than its limit', async () => {
    const tab = new Tab({ limit: 3 });
    await tab.agent.signIn();
    for (const number of ['1', '2', '3', '4']) await tab.miss(number);
    expect(tab.numbers).to.deep.equal(['4', '3', '2']);
  });

  it('is kept for the next page of the same number, and for nobody else', async () => {
    const shared = new SharedMemory();
    const before = new Tab({ memory: shared.tab() });
    await before.agent.signIn();
    await before.miss();
    before.history.dispose();
    const after = new Tab({ memory: shared.tab() });
    await after.agent.signIn();
    expect(after.numbers).to.deep.equal([amina.number]);
    expect(after.history.state.missed).to.equal(1);
    const other = new Tab({ memory: shared.tab() }, '1002');
    await other.agent.signIn();
    expect(other.numbers).to.deep.equal([]);
  });

  it('is one list in two tabs, and loses nothing that both had', async () => {
    const shared = new SharedMemory();
    const [one, other] = [new Tab({ memory: shared.tab() }), new Tab({ memory: shared.tab() })];
    await one.agent.signIn();
    await other.agent.signIn();
    await one.miss('1');
    await other.clock.advance(5000);
    await other.miss('2');
    expect(one.numbers).to.deep.equal(['2', '1']);
    expect(other.numbers).to.deep.equal(['2', '1']);
    one.history.clear();
    expect(other.numbers).to.deep.equal([]);
  });

  it('is emptied by signing out, and not by losing the server', async () => {
    const shared = new SharedMemory();
    const tab = new Tab({ memory: shared.tab() });
    await tab.agent.signIn();
    await tab.miss();
    tab.server.dropRegistration();
    await tab.clock.advance(0);
    expect(tab.numbers).to.deep.equal([amina.number]);
    expect(tab.phone.state.calls.length).to.equal(1);
    await tab.agent.signIn();
    await tab.agent.signOut();
    expect(tab.numbers).to.deep.equal([]);
    // nor is the last call shown any longer
    expect(tab.phone.state.calls).to.deep.equal([]);
    expect(shared.records.size).to.equal(0);
  });

  for (const [what, record] of Object.entries({
    'no JSON': '{',
    'another shape': '{"calls":{"length":3}}',
    'calls that are none':
      '{"calls":[null,1,{"id":"a"},{"id":"a","callId":"a","direction":"up","party":{"number":"1"},"startedAt":1,"endedAt":1,"endReason":"busy"}]}',
  })) {
    it(`leaves out what is kept as ${what}`, async () => {
      const shared = new SharedMemory();
      shared.records.set('1001', record);
      const tab = new Tab({ memory: shared.tab() });
      await tab.agent.signIn();
      expect(tab.history.state).to.deep.equal({ calls: [], missed: 0 });
    });
  }
});
