import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AgentPage } from '../browser/agent-page.js';
import { Stage } from '../stage.js';

for (const way of ['relayed', 'direct'] as const) {
  describe(`Two browsers, audio ${way === 'relayed' ? 'through rtpengine' : 'from peer to peer'}`, () => {
    let stage: Stage;
    let alice: AgentPage;
    let bob: AgentPage;
    before(async () => {
      stage = await Stage.open({ browsers: way });
      [alice, bob] = [await stage.agent({ user: 'alice', sends: 697 }), await stage.agent({ user: 'bob', sends: 1477 })];
    });
    after(() => stage.close());

    it('talk, hold from either side, and hang up', async () => {
      const aliceCall = await alice.dial('bob');
      const { id: bobCall } = await bob.call({ state: 'ringing' });
      await alice.call({ id: aliceCall, state: 'ringing' });
      await bob.ask('answer', bobCall);
      await Promise.all([alice.call({ state: 'connected' }), bob.call({ state: 'connected' })]);
      await Promise.all([alice.hears(1477), bob.hears(697)]);
      assert.equal(stage.exchange.rtpengine.isMine((await bob.mediaPath()).remotePort), way === 'relayed');

      await alice.ask('hold', aliceCall);
      await bob.call({ hold: 'remote' });
      await Promise.all([alice.hearsNothing(), bob.hearsNothing()]);
      await bob.ask('hold', bobCall);
      await alice.call({ hold: 'both' });

      await alice.ask('resume', aliceCall);
      await bob.ask('resume', bobCall);
      await Promise.all([alice.call({ hold: 'none' }), bob.call({ hold: 'none' })]);
      await Promise.all([alice.hears(1477), bob.hears(697)]);

      await bob.ask('hangUp', bobCall);
      await alice.call({ state: 'ended', endReason: 'remote-hangup' });
      assert.deepEqual(stage.problems, []);
    });
  });
}
