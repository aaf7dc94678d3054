import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AgentPage } from '../browser/agent-page.js';
import { Stage } from '../stage.js';

describe('rtpengine crashes in the middle of a call', () => {
  let stage: Stage;
  let alice: AgentPage;
  before(async () => {
    stage = await Stage.open();
    alice = await stage.agent({ user: 'alice', sends: 697 });
  });
  after(() => stage.close());

  it('the browser says that media is interrupted, and repairs the path when a new rtpengine is there', async () => {
    const { media } = await stage.exchange.pbxSending(1209);
    const callId = await alice.dial('9001');
    await alice.call({ id: callId, state: 'connected', media: 'ok' });
    await Promise.all([media.ear.hears(697), alice.hears(1209)]);

    await stage.exchange.rtpengine.crash();
    await stage.exchange.rtpengine.restart();
    await alice.call({ id: callId, state: 'connected', media: 'interrupted' });

    await alice.call({ id: callId, state: 'connected', media: 'ok' }, { within: 40_000 });
    await Promise.all([media.ear.hears(697), alice.hears(1209)]);
    await alice.ask('hangUp', callId);
    assert.deepEqual(alice.problems, []);
  });
});
