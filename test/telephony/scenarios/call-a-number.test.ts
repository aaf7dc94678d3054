import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { EndReason } from 'contact-center-widgets';
import type { AgentPage } from '../browser/agent-page.js';
import type { SippScenario } from '../far-end/sipp.js';
import { Stage } from '../stage.js';

describe('A call to a number, which goes to the PBX (SIPp)', () => {
  let stage: Stage;
  let alice: AgentPage;
  before(async () => {
    stage = await Stage.open();
    alice = await stage.agent({ user: 'alice', sends: 697 });
  });
  after(() => stage.close());

  it('brings our own voice back from an echo', async () => {
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
    it(`ends as ${endReason} on ${status}`, async () => {
      const sipp = await stage.exchange.pbx(scenario);
      const callId = await alice.dial('9001');

      await alice.call({ id: callId, state: 'ended', endReason });
      await sipp.finished();
    });
  }

  it('fails as an invalid number when nobody has the address (404)', async () => {
    const callId = await alice.dial('nobody');

    await alice.call({ id: callId, state: 'ended', endReason: 'failed', errorCode: 'invalid-number', status: 404 });
  });

  it('is heard before it is answered (183 with a description)', async () => {
    const { sipp, media } = await stage.exchange.pbxSending(941, 'announce');
    const callId = await alice.dial('9001');

    await alice.call({ id: callId, state: 'ringing', earlyMedia: true });
    await alice.hears(941);
    assert.equal((await alice.calls()).at(-1)?.state, 'ringing');
    await alice.ask('hangUp', callId);
    await alice.call({ id: callId, state: 'ended', endReason: 'canceled' });
    await sipp.finished();
  });

  it('ends as unavailable when the user is not registered (480)', async () => {
    const callId = await alice.dial('carol');

    await alice.call({ id: callId, state: 'ended', endReason: 'unavailable' });
  });
});
