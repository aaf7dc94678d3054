import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { EndReason } from 'contact-center-widgets';
import type { AgentPage } from '../browser/agent-page.js';
import type { SippScenario } from '../far-end/sipp.js';
import { Stage } from '../stage.js';

describe('Numbers, which are at the PBX (SIPp)', () => {
  let stage: Stage;
  let alice: AgentPage;
  before(async () => {
    stage = await Stage.open();
    alice = await stage.agent({ user: 'alice', sends: 697 });
  });
  after(() => stage.close());

  it('an echo brings our own voice back', async () => {
    const sipp = await stage.exchange.pbx('answer');
    const callId = await alice.dial('+44 20 7946 0018');
    await alice.call({ id: callId, state: 'connected' });

    await alice.hears(697);
    await alice.ask('hangUp', callId);
    await sipp.finished();
    assert.match(sipp.messages, /^INVITE sip:\+442079460018@/m);
  });

  const refusals: readonly [SippScenario, string, EndReason][] = [
    ['busy', '486', 'busy'],
    ['decline', '603', 'declined'],
    ['unavailable', '480', 'unavailable'],
  ];
  for (const [scenario, status, endReason] of refusals) {
    it(`a call ends as ${endReason} on ${status}`, async () => {
      const sipp = await stage.exchange.pbx(scenario);
      const callId = await alice.dial('9001');

      await alice.call({ id: callId, state: 'ended', endReason });
      await sipp.finished();
    });
  }

  it('a call fails as an invalid number when nobody has the address (404)', async () => {
    const callId = await alice.dial('nobody');

    await alice.call({ id: callId, state: 'ended', endReason: 'failed', errorCode: 'invalid-number', status: 404 });
  });

  it('an announcement is heard before it is answered (183 with a description)', async () => {
    const { sipp } = await stage.exchange.pbxSending(941, 'announce');
    const callId = await alice.dial('9001');

    await alice.call({ id: callId, state: 'ringing', earlyMedia: true });
    await alice.hears(941);
    assert.equal((await alice.calls()).at(-1)?.state, 'ringing');
    await alice.ask('hangUp', callId);
    await alice.call({ id: callId, state: 'ended', endReason: 'canceled' });
    await sipp.finished();
  });

  for (const offer of ['call', 'call-late-offer'] as const)
    it(`the PBX calls${offer === 'call' ? '' : ' without a description (late offer)'}, and hangs up`, async () => {
      const { sipp, media } = await stage.exchange.pbxSending(1336, offer);
      const { id, party } = await alice.call({ state: 'ringing', direction: 'inbound' });
      assert.equal(party.number, '+442079460018');
      assert.equal(party.name, 'Ada Lovelace');

      await alice.ask('answer', id);
      await Promise.all([media.ear.hears(697), alice.hears(1336)]);
      await alice.sendDtmf(id, '1', 'info');
      await alice.call({ id, state: 'ended', endReason: 'remote-hangup' });
      await sipp.finished();
    });

  it('a call ends as unavailable when the user is not registered (480)', async () => {
    const callId = await alice.dial('carol');

    await alice.call({ id: callId, state: 'ended', endReason: 'unavailable' });
  });
});
