import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AgentPage } from '../browser/agent-page.js';
import type { Baresip } from '../far-end/baresip.js';
import { Stage } from '../stage.js';

describe('wss served by Kamailio, credentials in a database', () => {
  let stage: Stage;
  let alice: AgentPage;
  let phone: Baresip;
  before(async () => {
    stage = await Stage.open({ secure: true, credentials: 'database' });
    phone = await stage.exchange.phone({ user: 'phone', sends: 1209 });
    alice = await stage.agent({ user: 'alice', sends: 697 });
  });
  after(() => stage.close());

  it('carries a call in both directions', async () => {
    const outbound = await alice.dial('phone');
    await Promise.all([phone.ear.hears(697), alice.hears(1209)]);
    await alice.ask('hangUp', outbound);
    await phone.control.event('CALL_CLOSED');

    await phone.dial('alice');
    const { id } = await alice.call({ state: 'ringing', direction: 'inbound' });
    await alice.ask('answer', id);
    await Promise.all([phone.ear.hears(697), alice.hears(1209)]);
    await alice.ask('hangUp', id);
    assert.deepEqual(alice.problems, []);
  });

  it('refuses a wrong password', async () => {
    const bob = await stage.visitor({ user: 'bob' });
    await assert.rejects(bob.register(stage.exchange.kamailio.webSocketURL, { password: 'wrong' }), /credential-rejected/);
  });
});
