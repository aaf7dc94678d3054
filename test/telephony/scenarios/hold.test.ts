import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AgentPage } from '../browser/agent-page.js';
import { Stage } from '../stage.js';

describe('Hold', () => {
  let stage: Stage;
  let alice: AgentPage;
  before(async () => {
    stage = await Stage.open();
    alice = await stage.agent({ user: 'alice', sends: 697 });
  });
  after(() => stage.close());

  it('by the browser: silent at both ends, twice, although the far end goes on sending', async () => {
    const { sipp, media } = await stage.exchange.pbxSending(1209);
    const callId = await alice.dial('9001');
    await alice.call({ id: callId, state: 'connected' });
    await Promise.all([media.ear.hears(697), alice.hears(1209)]);

    for (const round of ['first', 'second']) {
      await alice.ask('hold', callId);
      await alice.call({ id: callId, hold: 'local' });
      await Promise.all([media.ear.hearsNothing(), alice.hearsNothing()]);

      await alice.ask('resume', callId);
      await alice.call({ id: callId, hold: 'none' });
      await Promise.all([media.ear.hears(697), alice.hears(1209)]).catch((error: unknown) => {
        throw new Error(`after the ${round} hold: ${String(error)}`);
      });
    }

    await alice.ask('hangUp', callId);
    await sipp.finished();
    const directions = sipp.messages.match(/^a=(sendrecv|sendonly|recvonly|inactive)/gm);
    const round = ['a=sendonly', 'a=recvonly', 'a=sendrecv', 'a=sendrecv'];
    assert.deepEqual(directions, ['a=sendrecv', 'a=sendrecv', ...round, ...round]);
  });

  it('refused by the far end (488): the call goes on as it was', async () => {
    const { sipp, media } = await stage.exchange.pbxSending(1209, 'refuse-hold');
    const callId = await alice.dial('9001');
    await alice.call({ id: callId, state: 'connected' });
    await Promise.all([media.ear.hears(697), alice.hears(1209)]);

    await assert.rejects(alice.ask('hold', callId), /call-failed/);
    await alice.call({ id: callId, state: 'connected', hold: 'none' });
    await Promise.all([media.ear.hears(697), alice.hears(1209)]);

    await alice.ask('hangUp', callId);
    await sipp.finished();
  });

  it('by the phone: seen and heard in the browser, until it resumes', async () => {
    const phone = await stage.exchange.phone({ user: 'phone', sends: 1209 });
    const callId = await alice.dial('phone');
    await alice.call({ id: callId, state: 'connected' });
    await alice.hears(1209);

    await phone.control.command('hold');
    await alice.call({ id: callId, hold: 'remote' });
    await alice.hearsNothing();

    await phone.control.command('resume');
    await alice.call({ id: callId, hold: 'none' });
    await alice.hears(1209);

    const mark = phone.control.events.length;
    // by INFO: an RFC 4733 key sent this soon after the hold was lost twice in some sixty runs, at which end is not known
    await alice.sendDtmf(callId, '5', 'info');
    await phone.control.keys('5', mark);
    await alice.ask('hangUp', callId);
    assert.deepEqual(alice.problems, []);
  });
});
