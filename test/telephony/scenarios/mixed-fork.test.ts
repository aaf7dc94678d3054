import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { AgentPage } from '../browser/agent-page.js';
import type { Baresip } from '../far-end/baresip.js';
import { Stage } from '../stage.js';

describe('A user with a phone on the desk and a browser', () => {
  let stage: Stage;
  let alice: AgentPage;
  let bobsBrowser: AgentPage;
  let bobsPhone: Baresip;
  let caller: Baresip;
  let mark = 0;
  before(async () => {
    stage = await Stage.open();
    bobsPhone = await stage.exchange.phone({ user: 'bob', sends: 1209, answers: 'when-told' });
    caller = await stage.exchange.phone({ user: 'phone', sends: 1633 });
    [bobsBrowser, alice] = [await stage.agent({ user: 'bob', sends: 1477 }), await stage.agent({ user: 'alice', sends: 697 })];
  });
  after(() => stage.close());
  beforeEach(() => {
    mark = bobsPhone.control.events.length;
  });

  async function bothRing(): Promise<string> {
    const [{ id }] = await Promise.all([bobsBrowser.call({ state: 'ringing' }), bobsPhone.control.event('CALL_INCOMING', mark)]);
    return id;
  }

  it('answers a browser in the browser', async () => {
    const callId = await alice.dial('bob');
    await bobsBrowser.ask('answer', await bothRing());

    await Promise.all([alice.hears(1477), bobsBrowser.hears(697), bobsPhone.control.event('CALL_CLOSED', mark)]);
    await alice.ask('hangUp', callId);
    await bobsBrowser.call({ state: 'ended' });
  });

  it('answers a browser on the phone', async () => {
    const callId = await alice.dial('bob');
    await bothRing();
    await bobsPhone.control.command('accept');

    await Promise.all([alice.hears(1209), bobsPhone.ear.hears(697)]);
    await bobsBrowser.call({ state: 'ended', endReason: 'answered-elsewhere' });

    await alice.ask('hold', callId);
    await alice.hearsNothing();
    await alice.ask('resume', callId);
    await alice.hears(1209);
    await alice.ask('hangUp', callId);
    await bobsPhone.control.event('CALL_CLOSED', mark);
  });

  it('answers a phone in the browser', async () => {
    await caller.dial('bob');
    await bobsBrowser.ask('answer', await bothRing());

    await Promise.all([caller.ear.hears(1477), bobsBrowser.hears(1633)]);
    await caller.control.command('hangup');
    await bobsBrowser.call({ state: 'ended' });
  });

  it('answers a phone on the phone', async () => {
    await caller.dial('bob');
    await bothRing();
    await bobsPhone.control.command('accept');

    await Promise.all([caller.ear.hears(1209), bobsPhone.ear.hears(1633)]);
    await caller.control.command('hangup');
    await bobsBrowser.call({ state: 'ended', endReason: 'answered-elsewhere' });
    assert.deepEqual(stage.problems, []);
  });
});
