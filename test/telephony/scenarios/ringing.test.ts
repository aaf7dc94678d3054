import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { AgentPage } from '../browser/agent-page.js';
import type { Baresip } from '../far-end/baresip.js';
import { Stage } from '../stage.js';

describe('A call that rings', () => {
  let stage: Stage;
  let alice: AgentPage;
  let phone: Baresip;
  let mark = 0;
  before(async () => {
    stage = await Stage.open();
    phone = await stage.exchange.phone({ user: 'phone', sends: 1209, answers: 'when-told' });
    alice = await stage.agent({ user: 'alice', sends: 697 });
  });
  after(() => stage.close());
  beforeEach(() => {
    mark = phone.control.events.length;
  });

  it('rings at the phone until it is answered there', async () => {
    const callId = await alice.dial('phone');
    await phone.control.event('CALL_INCOMING', mark);
    await alice.call({ id: callId, state: 'ringing' });

    await phone.control.command('accept');
    await alice.call({ id: callId, state: 'connected' });
    await Promise.all([phone.ear.hears(697), alice.hears(1209)]);
    await alice.ask('hangUp', callId);
  });

  it('stops at the phone when the browser gives up (CANCEL)', async () => {
    const callId = await alice.dial('phone');
    await phone.control.event('CALL_INCOMING', mark);
    await alice.ask('hangUp', callId);

    await phone.control.event('CALL_CLOSED', mark);
    await alice.call({ id: callId, state: 'ended', endReason: 'canceled' });
  });

  it('rings in two tabs of one user, and stops in the other when one answers', async () => {
    const [here, there] = [await stage.agent({ user: 'bob', sends: 941 }), await stage.agent({ user: 'bob', sends: 1477 })];
    const callId = await alice.dial('bob');
    const [ringsHere] = await Promise.all([here.call({ state: 'ringing' }), there.call({ state: 'ringing' })]);

    await here.ask('answer', ringsHere.id);
    await Promise.all([alice.hears(941), here.hears(697)]);
    await there.call({ state: 'ended', endReason: 'answered-elsewhere' });
    await alice.ask('hangUp', callId);
    await here.call({ state: 'ended', endReason: 'remote-hangup' });
    assert.deepEqual(stage.problems, []);
  });
});
