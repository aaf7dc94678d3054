import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { until } from '../kit/until.js';
import { Stage } from '../stage.js';

describe('Registering with Kamailio', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  it('answers the digest challenge and is reachable by a GRUU', async () => {
    const alice = await stage.agent({ user: 'alice' });

    assert.equal((await alice.registration()).state, 'registered');
    const [binding] = await stage.exchange.kamailio.bindingsOf('alice');
    assert.match(String(binding?.Instance), /urn:uuid:/);
    assert.deepEqual(alice.problems, []);
  });

  it('leaves the registrar when told to', async () => {
    const bob = await stage.agent({ user: 'bob' });
    await bob.page.evaluate(() => window.agentDesk.phone.unregister());

    assert.equal((await bob.registration()).state, 'unregistered');
    await until('bob is unreachable', async () => (await stage.exchange.kamailio.bindingsOf('bob')).length === 0);
  });

  it('is refused with a wrong password, says so once, and does not try again', async () => {
    const carol = await stage.visitor({ user: 'carol' });

    await assert.rejects(carol.register(stage.exchange.kamailio.webSocketURL, { password: 'wrong' }), /credential-rejected/);

    const standing = await carol.registration();
    assert.deepEqual(standing, { state: 'failed', errorCode: 'credential-rejected' });
    assert.deepEqual(await stage.exchange.kamailio.bindingsOf('carol'), []);
    assert.ok((await stage.exchange.kamailio.refusalsOf('carol')) <= 1);
  });

  it('asks again with the next nonce when the one it was given is stale', async () => {
    const dora = await stage.visitor({ user: 'bob' });
    // Kamailio takes a nonce once: somebody is quicker with the first one
    const heard = await dora.page.evaluateHandle(() => {
      const messages: string[] = [];
      const { prototype } = WebSocket;
      const { send } = prototype;
      prototype.send = function (this: WebSocket, data: Parameters<typeof send>[0]) {
        if (typeof data === 'string' && data.includes('\r\nAuthorization: ')) {
          prototype.send = send;
          this.addEventListener('message', (event) => messages.push(String(event.data)));
          send.call(this, data.replace(/branch=z9hG4bK\w+/, 'branch=z9hG4bKquicker'));
        }
        send.call(this, data);
      };
      return messages;
    });

    await dora.register(stage.exchange.kamailio.webSocketURL);

    assert.equal((await dora.registration()).state, 'registered');
    const refusals = (await heard.jsonValue()).filter((message) => message.startsWith('SIP/2.0 401 '));
    assert.equal(refusals.length, 1);
    assert.match(refusals[0] ?? '', /stale=true/i);
  });

  it('gives two tabs of one user a binding each', async () => {
    const before = (await stage.exchange.kamailio.bindingsOf('alice')).length;
    await stage.agent({ user: 'alice' });

    assert.equal((await stage.exchange.kamailio.bindingsOf('alice')).length, before + 1);
  });
});
