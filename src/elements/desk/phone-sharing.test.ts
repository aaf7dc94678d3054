import { expect } from '@open-wc/testing';
import { FakeMicrophone, FakePhoneBackend } from '../../backends/fake/index.js';
import { VirtualClock } from '../../kit/virtual-clock.js';
import { AgentSession } from '../../services/agent-session.js';
import { TestBrowser, type TestTab } from '../../services/chat.testing.js';
import { Phone } from '../../services/phone.js';
import { rejection } from '../../services/phone.testing.js';
import { follow, host } from './phone-sharing.js';
import type { PhoneAndAgent, PhoneMaking } from './phone-services.js';

interface Stand extends PhoneAndAgent {
  readonly tab: TestTab;
  readonly server: FakePhoneBackend;
  readonly microphone: FakeMicrophone;
  /** Another tab took the phone of this one. */
  readonly onReplaced: { count: number };
  pass(duration?: number): Promise<void>;
}

/** Tabs in memory that share a phone: the first one has it. */
async function tabs(count: number): Promise<readonly [Stand, ...Stand[]]> {
  const browser = new TestBrowser();
  const clock = new VirtualClock(1000);
  const stand = async (index: number): Promise<Stand> => {
    const tab = browser.newTab();
    const server = new FakePhoneBackend({ clock });
    const microphone = new FakeMicrophone();
    const end = new AbortController();
    let kept: string | undefined;
    const onReplaced = { count: 0 };
    const making: PhoneMaking = {
      phone: { backend: () => server, microphone, clock },
      agent: { clock, wrapUp: 30_000, memory: { load: () => kept, save: (record) => (kept = record) } },
      tabs: tab,
      name: 'phone',
      signal: end.signal,
      onReplaced: () => onReplaced.count++,
      seize: (_name, work) => work(),
    };
    const parts = { tab, server, microphone, onReplaced, pass: (duration = 0): Promise<void> => clock.advance(duration) };
    if (index > 0) return { ...parts, ...follow(making) };
    await tab.claim('phone', end);
    const phone = new Phone(making.phone);
    const agent = new AgentSession({ ...making.agent, phone });
    host(making, { phone, agent });
    return { ...parts, phone, agent };
  };
  const first = await stand(0);
  const others: Stand[] = [];
  for (let index = 1; index < count; index++) others.push(await stand(index));
  await first.agent.signIn();
  await settled(first);
  return [first, ...others];
}

/** What is told goes through queues of its own. */
async function settled(stand: Stand): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await stand.pass();
}

function pair([first, second]: readonly Stand[]): readonly [Stand, Stand] {
  if (!first || !second) return expect.fail('two tabs are needed');
  return [first, second];
}

describe('A phone that tabs share', () => {
  it('is registered once, and shown in all of them', async () => {
    const [first, second] = pair(await tabs(2));
    expect(second.phone.state.registration).to.deep.equal(first.phone.state.registration);
    expect(second.agent.state).to.deep.include({ agentState: 'ready', since: first.agent.state.since });
    expect(second.server.legs).to.have.length(0);
  });

  it('rings in all of them, sounds in one, and is answered in any', async () => {
    const [first, second] = pair(await tabs(2));
    const leg = first.server.ring({ number: '4000' });
    await settled(first);
    expect(first.phone.state.calls[0]).to.not.have.any.keys('elsewhere', 'soundsItself');
    expect(second.phone.state.calls[0]).to.include({ id: leg.id, state: 'ringing', elsewhere: true, soundsItself: true });
    await Promise.all([second.phone.answer(leg.id), settled(first)]);
    await settled(first);
    expect(leg.log).to.deep.equal(['answered']);
    expect(second.phone.state.calls[0]?.state).to.equal('connected');
    expect([first.microphone.leases, second.microphone.leases]).to.deep.equal([1, 0]);
    expect(second.agent.state.agentState).to.equal('on-call');
  });

  it('does what is asked once, whoever asks, and tells what became of it', async () => {
    const [first, second] = pair(await tabs(2));
    const dialed = second.phone.dial('4000');
    await settled(first);
    expect(await dialed).to.equal(first.phone.state.calls[0]?.id);
    expect(first.server.legs).to.have.length(1);
    const refused = rejection(second.phone.dial('no number at all'), 'invalid-number');
    await settled(first);
    const error = await refused;
    expect(second.phone.state.error).to.include({ code: 'invalid-number' });
    expect(error.recoverable).to.equal(true);
  });

  it('tells the same error once: a state that says nothing new is the one of before', async () => {
    const [first, second] = pair(await tabs(2));
    void second.phone.dial('no number at all').catch(() => undefined);
    await settled(first);
    const { error, registration } = second.phone.state;
    first.server.ring({ number: '4000' });
    await settled(first);
    expect(second.phone.state.calls).to.have.length(1);
    expect(second.phone.state.error).to.equal(error);
    expect(second.phone.state.registration).to.equal(registration);
  });

  it('goes on in the next tab when the one that has it is gone: agent, state and reason', async () => {
    const [first, second] = pair(await tabs(2));
    const chosen = second.agent.setState('break', 'lunch');
    await settled(first);
    await chosen;
    first.tab.die();
    await settled(second);
    expect(second.phone.state.registration.state).to.equal('registered');
    expect(second.agent.state).to.include({ agentState: 'break', reason: 'lunch' });
    expect(second.server.legs).to.have.length(0);
    await second.agent.setState('ready');
    second.server.ring({ number: '4000' });
    expect(second.phone.state.calls[0]).to.include({ state: 'ringing' });
    expect(second.phone.state.calls[0]?.elsewhere).to.equal(undefined);
  });

  it('shows a call that rang in the tab that is gone until it rings here, or was missed; one that talked is over', async () => {
    for (const comesBack of [true, false]) {
      const [first, second] = pair(await tabs(2));
      const talking = first.server.ring({ number: '4000' });
      await first.phone.answer(talking.id);
      const ringing = first.server.ring({ number: '5000' });
      await settled(first);
      first.tab.die();
      await settled(second);
      const [over, waits] = second.phone.state.calls;
      expect(over).to.include({ id: talking.id, state: 'ended', endReason: 'failed' });
      expect(over?.error).to.include({ code: 'signaling-lost' });
      expect(waits).to.include({ id: ringing.id, state: 'ringing' });
      expect(second.agent.state.agentState).to.equal('wrap-up');
      await second.agent.setState('ready');
      if (comesBack) {
        const again = second.server.ring({ number: '5000' });
        expect(second.phone.state.calls.map(({ id }) => id)).to.deep.equal([talking.id, again.id]);
      } else {
        await second.pass(4000);
        expect(second.phone.state.calls.at(-1)).to.include({ id: ringing.id, state: 'ended', endReason: 'canceled' });
        await second.pass(4000);
        expect(second.phone.state.calls).to.have.length(0);
      }
    }
  });

  it('is asked anew of the next tab where that can do no harm, and says of the rest that it failed', async () => {
    const [first, second, third] = await tabs(3);
    if (!second || !third) return expect.fail('three tabs are needed');
    first.microphone.open = () => new Promise(() => {});
    const leg = first.server.ring({ number: '4000' });
    await settled(first);
    const answered = rejection(third.phone.answer(leg.id), 'signaling-lost');
    await settled(first);
    first.tab.die();
    await settled(second);
    await answered;
    expect(third.phone.state.registration.state).to.equal('registered');
    expect(third.agent.state.agentState).to.equal('ready');
  });

  it('says so when the tab that has it does not answer', async () => {
    const [first, second] = pair(await tabs(2));
    first.tab.alive = false;
    const asked = rejection(second.phone.dial('4000'), 'backend-unreachable');
    await second.pass(4000);
    await asked;
  });

  it('watches the lines that any of them watches, whichever has it, and no line that nobody watches any more', async () => {
    const [first, second, third] = await tabs(3);
    if (!second || !third) return expect.fail('three tabs are needed');
    const seen = ({ phone }: Stand): readonly string[] => phone.state.lines.map(({ address }) => address);
    const wishes = [first.phone.watch(['1002']), second.phone.watch(['1002', '1003']), third.phone.watch(['1004'])];
    await settled(first);
    const [, endSecond] = await Promise.all(wishes);
    expect(seen(third)).to.deep.equal(['1002', '1003', '1004']);
    first.tab.die();
    await settled(second);
    expect(seen(third)).to.have.members(['1002', '1003', '1004']);
    endSecond?.();
    await settled(second);
    expect(seen(third)).to.deep.equal(['1004']);
  });

  it('is taken within ten seconds from a tab that lives but hangs, which lets go of it when it goes on', async () => {
    const [first, second] = pair(await tabs(2));
    first.server.ring({ number: '4000' });
    await settled(first);
    await second.pass(60_000);
    expect(second.server.legs).to.have.length(0);
    first.tab.alive = false;
    await second.pass(8900);
    expect(second.phone.state.calls[0]?.elsewhere).to.equal(true);
    await second.pass(1100);
    await settled(second);
    expect(second.phone.state.registration.state).to.equal('registered');
    second.server.ring({ number: '5000' });
    expect(second.phone.state.calls.at(-1)).to.not.have.any.keys('elsewhere');
    first.tab.alive = true;
    await second.agent.setState('break', 'lunch');
    await settled(second);
    expect([first.onReplaced.count, second.onReplaced.count]).to.deep.equal([1, 0]);
  });

  it('is not taken from a tab in which somebody talks', async () => {
    const [first, second] = pair(await tabs(2));
    const leg = first.server.ring({ number: '4000' });
    await first.phone.answer(leg.id);
    await settled(first);
    first.tab.alive = false;
    await second.pass(60_000);
    expect(second.phone.state.calls[0]).to.include({ state: 'connected', elsewhere: true });
  });

  it('signs out and in everywhere at once, and stays out', async () => {
    const [first, second] = pair(await tabs(2));
    const left = second.agent.signOut();
    await settled(first);
    await left;
    for (const { phone, agent } of [first, second]) {
      expect(agent.state.agentState).to.equal('offline');
      expect(phone.state.registration.state).to.equal('unregistered');
    }
    first.tab.die();
    await settled(second);
    expect(second.agent.state.agentState).to.equal('offline');
    expect(second.phone.state.registration.state).to.equal('unregistered');
  });

  it('hears nothing of another version, nothing malformed, and is asked for nothing that is its own', async () => {
    const [first, second] = pair(await tabs(2));
    const state = second.phone.state;
    const channel = second.tab.channel('phone');
    const request = { kind: 'request', requestId: 'x', service: 'phone', parameters: [] };
    const posts = [
      undefined,
      'hello',
      { version: 2, text: '{"kind":"hello"}' },
      { version: 1, text: '{' },
      { version: 1, text: JSON.stringify({ kind: 'state', owner: 'x', count: 1, state: {} }) },
      { version: 1, text: JSON.stringify({ kind: 'state', owner: 'x', count: 1, state: { phone: { calls: {} }, agent: {} } }) },
      ...['dispose', 'constructor', '__proto__', 'admit', 'remoteStream'].map((verb) => ({
        version: 1,
        text: JSON.stringify({ ...request, requestId: verb, verb }),
      })),
    ];
    for (const posted of posts) channel.post(posted);
    await settled(first);
    expect(second.phone.state).to.equal(state);
    first.server.ring({ number: '4000' });
    await settled(first);
    expect(second.phone.state.calls).to.have.length(1);
  });
});
