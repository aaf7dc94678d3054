import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { AgentPage } from '../browser/agent-page.js';
import type { Baresip } from '../far-end/baresip.js';
import { DigestClient } from '../far-end/digest-client.js';
import { domain } from '../servers/site.js';
import { Stage } from '../stage.js';

describe('A call from a phone (baresip) to the browser', () => {
  let stage: Stage;
  let alice: AgentPage;
  let phone: Baresip;
  let mark = 0;
  before(async () => {
    stage = await Stage.open();
    phone = await stage.exchange.phone({ user: 'phone', sends: 1209 });
    alice = await stage.agent({ user: 'alice', sends: 697 });
  });
  after(() => stage.close());
  beforeEach(async () => {
    mark = phone.control.events.length;
    await phone.dial('alice');
  });

  async function ringing(): Promise<string> {
    const call = await alice.call({ state: 'ringing', direction: 'inbound' });
    assert.equal(call.party.number, 'phone');
    return call.id;
  }

  it('rings, is answered, and carries both voices', async () => {
    const callId = await ringing();
    await phone.control.event('CALL_RINGING', mark);
    await alice.ask('answer', callId);

    await alice.call({ id: callId, state: 'connected' });
    await Promise.all([phone.ear.hears(697), alice.hears(1209)]);
    await phone.control.command('hangup');
    await alice.call({ id: callId, endReason: 'remote-hangup' });
  });

  it('is told that it was declined (603)', async () => {
    const callId = await ringing();
    await alice.ask('decline', callId);

    const { param } = await phone.control.event('CALL_CLOSED', mark);
    assert.match(String(param), /603/);
    await alice.call({ id: callId, endReason: 'declined' });
  });

  it('stops ringing when the caller gives up', async () => {
    const callId = await ringing();
    await phone.control.command('hangup');

    await alice.call({ id: callId, state: 'ended', endReason: 'canceled' });
    assert.deepEqual(alice.problems, []);
  });
});

describe('A caller who claims to be somebody else', () => {
  it('is shown as who they proved to be', async () => {
    const stage = await Stage.open();
    const client = await DigestClient.open(stage.exchange.kamailio.site.sipPort);
    try {
      const alice = await stage.agent({ user: 'alice' });
      const call = { user: 'bob', method: 'INVITE', to: `sip:alice@${domain}`, claims: `"The Bank" <sip:bank@${domain}>` } as const;
      const { nonce = '' } = await client.send(call);
      const refused = client.send({ ...call, nonce });
      const { id, party } = await alice.call({ state: 'ringing', direction: 'inbound' });
      assert.deepEqual([party.number, party.name], ['bob', undefined]);
      await alice.ask('decline', id);
      assert.equal((await refused).status, 603);
    } finally {
      client.close();
      await stage.close();
    }
  });
});
