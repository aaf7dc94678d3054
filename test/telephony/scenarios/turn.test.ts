import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AgentPage } from '../browser/agent-page.js';
import { startChromium } from '../browser/chromium.js';
import type { Baresip } from '../far-end/baresip.js';
import type { Coturn } from '../servers/coturn.js';
import { until } from '../kit/until.js';
import { Stage } from '../stage.js';

describe('Media through TURN only (coturn)', () => {
  let stage: Stage;
  let alice: AgentPage;
  let phone: Baresip;
  let turn: Coturn;
  before(async () => {
    stage = await Stage.open();
    phone = await stage.exchange.phone({ user: 'phone', sends: 1209 });
    turn = await stage.exchange.turnServer();
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

  it('is asked before the call when one is expected, and has answered when it is dialled', async () => {
    const answered = (): number => turn.log.match(/ALLOCATE processed, success/g)?.length ?? 0;
    const talks = async (): Promise<number> => {
      const time = await alice.timeToInvite('phone');
      const { id } = await alice.call({ state: 'connected' });
      await Promise.all([phone.ear.hears(697), alice.hears(1209)]);
      assert.equal((await alice.mediaPath()).localType, 'relay');
      await alice.ask('hangUp', id);
      return time;
    };
    const unexpected = await talks();
    const before = answered();
    await alice.expectCall();
    await until('an allocation without a call', () => Promise.resolve(answered() > before));
    const expected = await talks();
    console.log(`      from dialling to the INVITE: ${unexpected.toFixed(0)} ms, when it was expected ${expected.toFixed(0)} ms`);
  });

  it('carries them over TCP, too, where nothing else gets out', async () => {
    const bob = await stage.visitor({ user: 'bob', sends: 1477 });
    await bob.register(stage.exchange.kamailio.webSocketURL, {
      iceServers: [await turn.iceServer('bob', 'tcp')],
      iceTransportPolicy: 'relay',
    });
    const callId = await bob.dial('phone');
    await bob.call({ id: callId, state: 'connected' });
    await Promise.all([phone.ear.hears(1477), bob.hears(1209)]);
    assert.equal((await bob.mediaPath()).localType, 'relay');
    await bob.ask('hangUp', callId);
    assert.deepEqual(bob.problems, []);
  });

  it('carries them over TLS, as to any web server, and to no server whose certificate nobody vouches for', async () => {
    const secure = await turn.iceServer('carol', 'tls');
    assert.equal((await alice.askTurn([secure])).found, 'unreachable', 'nobody vouches for it');
    const browser = await startChromium(undefined, turn.keyHash);
    try {
      const carol = await stage.visitor({ user: 'carol', sends: 852 }, browser);
      await carol.register(stage.exchange.kamailio.webSocketURL, { iceServers: [secure], iceTransportPolicy: 'relay' });
      assert.deepEqual(await carol.askTurn([secure]), { stun: 0, turn: ['tls'], found: 'reached' });
      const callId = await carol.dial('phone');
      await carol.call({ id: callId, state: 'connected' });
      await Promise.all([phone.ear.hears(852), carol.hears(1209)]);
      assert.equal((await carol.mediaPath()).localType, 'relay');
      assert.match(turn.log, /: new, .*cipher=/);
      await carol.ask('hangUp', callId);
      assert.deepEqual(carol.problems, []);
    } finally {
      await browser.close();
    }
  });

  it('is found by the check of a phone, which tells a wrong password from a server that is not there', async () => {
    const right = await turn.iceServer('alice');
    const [url] = [right.urls].flat();
    assert.deepEqual(await alice.askTurn([right]), { stun: 0, turn: ['udp'], found: 'reached' });
    assert.equal((await alice.askTurn([{ ...right, credential: 'wrong' }])).found, 'refused');
    const nobody = (url ?? '').replace(/:\d+\?/, ':9?');
    assert.equal((await alice.askTurn([{ ...right, urls: nobody }])).found, 'unreachable');
  });
});
