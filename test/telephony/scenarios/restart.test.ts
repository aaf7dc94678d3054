import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AgentPage } from '../browser/agent-page.js';
import { until } from '../kit/until.js';
import { Stage } from '../stage.js';

describe('Kamailio crashes in the middle of a call', () => {
  let stage: Stage;
  let alice: AgentPage;
  let bob: AgentPage;
  before(async () => {
    stage = await Stage.open();
    [alice, bob] = [await stage.agent({ user: 'alice', sends: 697 }), await stage.agent({ user: 'bob', sends: 1477 })];
  });
  after(() => stage.close());

  it('leaves the voices, registers both again, and can then hold and hang up', async () => {
    const aliceCall = await alice.dial('bob');
    await bob.ask('answer', (await bob.call({ state: 'ringing' })).id);
    await Promise.all([alice.hears(1477), bob.hears(697)]);

    await stage.exchange.kamailio.crash();
    for (const agent of [alice, bob]) {
      await until(`${agent.user} notices`, async () => (await agent.registration()).state !== 'registered');
      assert.equal((await agent.registration()).errorCode, 'signaling-lost');
      await agent.call({ state: 'connected' });
    }
    await Promise.all([alice.hears(1477), bob.hears(697)]);

    await stage.exchange.kamailio.restart();
    for (const agent of [alice, bob]) {
      await until(`${agent.user} is back`, async () => (await agent.registration()).state === 'registered', { within: 20_000 });
    }

    await alice.ask('hold', aliceCall);
    await bob.call({ state: 'connected', hold: 'remote' });
    await alice.ask('resume', aliceCall);
    await Promise.all([alice.hears(1477), bob.hears(697)]);

    await alice.ask('hangUp', aliceCall);
    await bob.call({ state: 'ended', endReason: 'remote-hangup' });
  });
});
