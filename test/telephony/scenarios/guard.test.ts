import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { Exchange } from '../exchange.js';
import { DigestClient } from '../far-end/digest-client.js';
import { post } from '../kit/post.js';
import { domain } from '../servers/site.js';

/** The status of an HTTP answer that refuses an upgrade; 101 for a WebSocket. */
function upgradeStatus(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, 'sip', { headers });
    socket.once('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.once('unexpected-response', (_request, response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    socket.once('error', reject);
  });
}

describe('What Kamailio lets nobody do', () => {
  let exchange: Exchange;
  let client: DigestClient;
  before(async () => {
    exchange = await Exchange.open();
    client = await DigestClient.open(exchange.kamailio.site.sipPort);
  });
  after(async () => {
    client.close();
    await exchange.close();
  });

  async function nonceFor(user: string): Promise<string> {
    const { status, nonce } = await client.send({ user, method: 'REGISTER' });
    assert.equal(status, 401);
    return nonce ?? '';
  }

  it('a page of another origin opens no WebSocket', async () => {
    const url = exchange.kamailio.webSocketURL;
    assert.equal(await upgradeStatus(url, { Origin: 'https://elsewhere.example' }), 403);
    assert.equal(await upgradeStatus(url, { Origin: 'http://127.0.0.1:80' }), 101);
  });

  it('the port of the WebSockets does no remote procedure calls, and no page reaches the port that does', async () => {
    const { webSocketPort, rpcPort } = exchange.kamailio.site;
    const body = JSON.stringify({ jsonrpc: '2.0', method: 'core.version', id: 1 });
    const status = async (port: number, headers: Record<string, string>): Promise<number> =>
      (await post(port, '/RPC', headers, body)).status;

    assert.equal(await status(webSocketPort, { 'Content-Type': 'application/json' }), 404);
    assert.equal(await status(rpcPort, { 'Content-Type': 'text/plain' }), 404);
    assert.equal(await status(rpcPort, { 'Content-Type': 'application/json', Origin: 'http://127.0.0.1:80' }), 404);
    assert.equal(await status(rpcPort, { 'Content-Type': 'application/json' }), 200);
  });

  it('a digest is worth something once: the second time it is stale', async () => {
    const nonce = await nonceFor('bob');
    assert.equal((await client.send({ user: 'bob', method: 'REGISTER', nonce })).status, 200);

    const again = await client.send({ user: 'bob', method: 'REGISTER', nonce });
    assert.deepEqual([again.status, again.stale], [401, true]);
    assert.equal((await client.send({ user: 'bob', method: 'REGISTER', nonce, nonceCount: '00000002' })).status, 200);
  });

  it('a user is registered by nobody else', async () => {
    const nonce = await nonceFor('bob');
    const { status } = await client.send({ user: 'bob', method: 'REGISTER', to: `sip:alice@${domain}`, nonce });
    assert.equal(status, 403);
  });

  it('a user calls no address outside: this is no open relay', async () => {
    const to = 'sip:somebody@192.0.2.1';
    const { nonce = '' } = await client.send({ user: 'bob', method: 'INVITE', to });
    assert.equal((await client.send({ user: 'bob', method: 'INVITE', to, nonce })).status, 403);
  });

  it('nor one that it calls an alias', async () => {
    const to = 'sip:somebody@elsewhere.invalid;alias=192.0.2.1~5060~1';
    const { nonce = '' } = await client.send({ user: 'bob', method: 'INVITE', to });
    assert.equal((await client.send({ user: 'bob', method: 'INVITE', to, nonce })).status, 403);
  });

  it('nobody gets past the digest by pretending that a call is under way', async () => {
    const outside = await client.send({ user: 'mallory', method: 'INVITE', to: 'sip:somebody@192.0.2.1', inDialog: true });
    assert.equal(outside.status, 403);
    const inside = await client.send({ user: 'mallory', method: 'INVITE', to: `sip:alice@${domain}`, inDialog: true });
    assert.equal(inside.status, 403);
  });

  it('passwords are not guessed: after ten wrong ones a minute even the right one is not looked at', async () => {
    for (let guess = 0; guess < 10; guess++) {
      const nonce = await nonceFor('carol');
      assert.equal((await client.send({ user: 'carol', method: 'REGISTER', nonce, ha1: `guess ${guess}` })).status, 401);
    }
    const nonce = await nonceFor('carol');
    assert.equal((await client.send({ user: 'carol', method: 'REGISTER', nonce })).status, 503);
    assert.equal(await exchange.kamailio.refusalsOf('carol'), 10);
  });
});
