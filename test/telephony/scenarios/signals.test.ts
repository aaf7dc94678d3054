import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AgentPage } from '../browser/agent-page.js';
import { until } from '../kit/until.js';
import { Stage } from '../stage.js';

describe('What a PBX does within calls and beside them (SIPp, through Kamailio)', () => {
  let stage: Stage;
  let alice: AgentPage;
  before(async () => {
    stage = await Stage.open();
    alice = await stage.visitor({ user: 'alice', sends: 697 });
  });
  after(() => stage.close());

  it('tells what waits in a voicemail box and what lines do, who is offline too, and lets go of it', async () => {
    const sipp = await stage.exchange.pbx('watched');
    await alice.register(stage.exchange.kamailio.webSocketURL, { voicemail: '2000' });
    await until('voicemail', async () => (await alice.voicemail())?.new === 2);
    await alice.watch(['2001', '2002']);
    const states = async (): Promise<string> => (await alice.lines()).map(({ state }) => state).join();
    await until('one busy, one offline', async () => (await states()) === 'busy,offline');
    await alice.watch([]);
    await sipp.finished();
    assert.match(sipp.messages, /^Expires: 0/m);
  });

  it('relays keys, asks what nobody knows, says who is there now, and asks for an offer: both are heard after it', async () => {
    const { sipp, media } = await stage.exchange.pbxSending(941, 'signals');
    const callId = await alice.dial('9001');
    await alice.call({ id: callId, state: 'connected' });
    await until('somebody else', async () => (await alice.calls()).at(-1)?.party.name === 'Bilal Haddad');
    assert.deepEqual(await alice.farDigits(), ['5']);
    await until('an offer that was answered', () => Promise.resolve(/^CSeq: 4 ACK/m.test(sipp.messages)));
    await alice.hears(941);
    await media.ear.hears(697);
    await alice.ask('hangUp', callId);
    await sipp.finished();
  });

  it('sends a call on (302), to a telephone of this domain and nowhere else', async () => {
    const phone = await stage.exchange.phone({ user: 'phone', sends: 1209 });
    const sipp = await stage.exchange.pbx('redirect');
    const callId = await alice.dial('9002');
    await alice.call({ id: callId, state: 'connected' });
    await Promise.all([alice.hears(1209), phone.ear.hears(697)]);
    await alice.ask('hangUp', callId);
    await sipp.finished();
    assert.deepEqual(stage.problems, []);
  });
});
