import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { AgentPage } from '../browser/agent-page.js';
import type { Baresip } from '../far-end/baresip.js';
import { Stage } from '../stage.js';

describe('A call from the browser to a phone (baresip, through rtpengine)', () => {
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
  beforeEach(() => {
    mark = phone.control.events.length;
  });

  async function callThePhone(): Promise<string> {
    const callId = await alice.dial('phone');
    await alice.call({ id: callId, state: 'connected' });
    return callId;
  }

  it('carries both voices', async () => {
    const callId = await callThePhone();

    await Promise.all([phone.ear.hears(697), alice.hears(1209)]);
    await alice.ask('hangUp', callId);
  });

  it('is not asked again who calls when a call before it was', async () => {
    await alice.ask('hangUp', await callThePhone());
    await phone.control.event('CALL_CLOSED', mark);
    mark = phone.control.events.length;
    const invites = await alice.page.evaluateHandle(() => {
      const sent: string[] = [];
      const { send } = WebSocket.prototype;
      WebSocket.prototype.send = function (this: WebSocket, data: Parameters<typeof send>[0]) {
        if (typeof data === 'string' && data.startsWith('INVITE ')) sent.push(data);
        send.call(this, data);
      };
      return sent;
    });

    const callId = await callThePhone();
    await phone.ear.hears(697);

    const [only = '', ...more] = await invites.jsonValue();
    assert.deepEqual(more, []);
    assert.match(only, /^Proxy-Authorization: Digest .*nc=0000000[2-9]/m);
    await alice.ask('hangUp', callId);
  });

  it('is silent at the phone while muted, and not before or after', async () => {
    const callId = await callThePhone();
    await phone.ear.hears(697);

    await alice.ask('mute', callId);
    await alice.call({ id: callId, muted: true });
    await phone.ear.hearsNothing();
    await alice.hears(1209);

    await alice.ask('unmute', callId);
    await phone.ear.hears(697);
    await alice.ask('hangUp', callId);
  });

  it('sends telephone keys as RFC 4733 events', async () => {
    const callId = await callThePhone();
    await alice.sendDtmf(callId, '159#', 'rtp');

    await phone.control.keys('159#', mark);
    await alice.ask('hangUp', callId);
  });

  it('sends telephone keys as INFO', async () => {
    const callId = await callThePhone();
    await alice.sendDtmf(callId, '70*', 'info');

    await phone.control.keys('70*', mark);
    await alice.ask('hangUp', callId);
  });

  it('ends at both ends when the browser hangs up', async () => {
    const callId = await callThePhone();
    await alice.ask('hangUp', callId);

    await alice.call({ id: callId, state: 'ended', endReason: 'local-hangup' });
    await phone.control.event('CALL_CLOSED', mark);
  });

  it('ends at both ends when the phone hangs up', async () => {
    const callId = await callThePhone();
    await phone.control.command('hangup');

    await alice.call({ id: callId, state: 'ended', endReason: 'remote-hangup' });
    assert.deepEqual(alice.problems, []);
  });

  it('ends at the phone when the tab is closed', async () => {
    const bob = await stage.agent({ user: 'bob', sends: 941 });
    await bob.dial('phone');
    await bob.call({ state: 'connected' });
    await bob.close();

    await phone.control.event('CALL_CLOSED', mark);
  });
});
