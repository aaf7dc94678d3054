import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AgentPage } from '../browser/agent-page.js';
import type { Baresip } from '../far-end/baresip.js';
import { Stage } from '../stage.js';

describe('Media through TURN only (coturn)', () => {
  let stage: Stage;
  let alice: AgentPage;
  let phone: Baresip;
  before(async () => {
    stage = await Stage.open();
    phone = await stage.exchange.phone({ user: 'phone', sends: 1209 });
    const turn = await stage.exchange.turnServer();
    alice = await stage.visitor({ user: 'alice', sends: 697 });
    await alice.register(stage.exchange.kamailio.webSocketURL, {
      iceServers: [await turn.iceServer('alice')],
      iceTransportPolicy: 'relay',
    });
  });
  after(() => stage.close());

  it('carries both voices over relayed candidates', async () => {
    const callId = await alice.dial('phone');
    await alice.call({ id: callId, state: 'connected' });

    await Promise.all([phone.ear.hears(697), alice.hears(1209)]);
    assert.equal((await alice.mediaPath()).localType, 'relay');
    await alice.ask('hangUp', callId);
    assert.deepEqual(alice.problems, []);
  });
});
