import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { AgentPage } from '../browser/agent-page.js';
import type { Baresip } from '../far-end/baresip.js';
import { domain } from '../servers/site.js';
import { Stage } from '../stage.js';

describe('Transfer', () => {
  let stage: Stage;
  let alice: AgentPage;
  let bob: AgentPage;
  let phone: Baresip;
  before(async () => {
    stage = await Stage.open({ browsers: 'relayed' });
    [alice, bob] = [await stage.agent({ user: 'alice', sends: 697 }), await stage.agent({ user: 'bob', sends: 1477 })];
    phone = await stage.exchange.phone({ user: 'phone', sends: 1209 });
  });
  after(() => stage.close());
  afterEach(() => assert.deepEqual(stage.problems, []));

  /** Alice and the phone hear each other. */
  const talking = async (): Promise<string> => {
    const callId = await alice.dial('phone');
    await alice.call({ id: callId, state: 'connected' });
    await Promise.all([alice.hears(1209), phone.ear.hears(697)]);
    return callId;
  };
  const answered = async (agent: AgentPage): Promise<string> => {
    const { id } = await agent.call({ state: 'ringing', direction: 'inbound' });
    await agent.ask('answer', id);
    await agent.call({ id, state: 'connected' });
    return id;
  };

  it('unannounced: a hardware phone goes where the browser sends it', async () => {
    const callId = await talking();
    const done = alice.handOver('transfer', callId, 'bob');
    const bobsCall = await answered(bob);
    await done;
    await alice.call({ id: callId, state: 'ended', endReason: 'transferred' });
    await Promise.all([bob.hears(1209), phone.ear.hears(1477), alice.hearsNothing()]);
    await bob.ask('hangUp', bobsCall);
  });

  it('refused: the call goes on as it was', async () => {
    const callId = await talking();
    await assert.rejects(alice.handOver('transfer', callId, 'nobody-here'), /transfer-failed/);
    await alice.call({ id: callId, state: 'connected', hold: 'none' });
    await Promise.all([alice.hears(1209), phone.ear.hears(697)]);
    await alice.ask('hangUp', callId);
  });

  it('by the hardware phone: the browser goes where it is sent, in the same call', async () => {
    const callId = await talking();
    const mark = phone.control.events.length;
    await phone.control.command('transfer', `sip:bob@${domain}`);
    const bobsCall = await answered(bob);
    await Promise.all([alice.hears(1477), bob.hears(697)]);
    const { party } = await alice.call({ id: callId, state: 'connected' });
    assert.equal(party.number, 'bob');
    await phone.control.event('CALL_CLOSED', mark);
    await bob.ask('hangUp', bobsCall);
    await alice.call({ id: callId, state: 'ended', endReason: 'remote-hangup' });
  });

  it('after asking: two browsers are left with each other, and are held and resumed like any other two', async () => {
    const carol = await stage.agent({ user: 'carol', sends: 941 });
    const held = await alice.dial('bob');
    const bobsCall = await answered(bob);
    await alice.call({ id: held, state: 'connected' });
    const consultation = String(await alice.handOver('consult', held, 'carol'));
    const carolsCall = await answered(carol);
    await Promise.all([alice.hears(941), carol.hears(697), bob.hearsNothing()]);

    await alice.handOver('completeTransfer', consultation, held);
    await alice.call({ state: 'ended', endReason: 'transferred' });
    await Promise.all([bob.hears(941), carol.hears(1477), alice.hearsNothing()]);

    await bob.ask('hold', bobsCall);
    await carol.call({ id: carolsCall, hold: 'remote' });
    await bob.ask('resume', bobsCall);
    await Promise.all([bob.hears(941), carol.hears(1477)]);
    await carol.ask('hangUp', carolsCall);
    await bob.call({ id: bobsCall, state: 'ended', endReason: 'remote-hangup' });
  });

  it('after asking, to the hardware phone: it and the browser that was held are left with each other', async () => {
    const held = await alice.dial('bob');
    const bobsCall = await answered(bob);
    await alice.call({ id: held, state: 'connected' });
    const consultation = String(await alice.handOver('consult', held, 'phone'));
    await alice.call({ id: consultation, state: 'connected' });
    await Promise.all([alice.hears(1209), phone.ear.hears(697), bob.hearsNothing()]);
    await alice.handOver('completeTransfer', consultation, held);
    await Promise.all([bob.hears(1209), phone.ear.hears(1477), alice.hearsNothing()]);
    await bob.ask('hangUp', bobsCall);
  });

  it('not at all, but a conference: each of three hears both others, and the two that stay hear each other', async () => {
    // the phone comes last: what it hears is not written down any more once it was held
    const first = await alice.dial('bob');
    const bobsCall = await answered(bob);
    const second = await talking();
    await alice.merge([first, second]);
    await Promise.all([alice.hearsAll(1209, 1477), bob.hearsAll(697, 1209), phone.ear.hearsAll(697, 1477)]);
    const mark = phone.control.events.length;
    await alice.sendDtmf(first, '7', 'rtp');
    await phone.control.event('CALL_DTMF_START', mark);
    await bob.ask('hangUp', bobsCall);
    await Promise.all([alice.hears(1209), phone.ear.hears(697), bob.hearsNothing()]);
    await alice.ask('hangUp', second);
  });
});
