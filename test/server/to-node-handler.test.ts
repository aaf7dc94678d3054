import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import { toNodeHandler, type Caller, type Endpoint } from '../../src/server/index.js';

describe('An endpoint as a handler of Node', () => {
  let server: Server | undefined;
  afterEach(async () => {
    server?.closeAllConnections();
    if (server) await new Promise((resolve) => server?.close(resolve));
    server = undefined;
  });

  const listen = async (listener: RequestListener): Promise<string> => {
    server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  };
  /** Tells what reached the endpoint. */
  const echo: Endpoint = async (request, caller) =>
    Response.json(
      { url: request.url, method: request.method, headers: [...request.headers], body: await request.text(), caller },
      { status: 201, headers: { 'x-answer': 'yes' } },
    );
  type Seen = { url: string; method: string; headers: [string, string][]; body: string; caller: Caller };
  const seen = async (response: Promise<Response>): Promise<Seen> => (await (await response).json()) as Seen;

  it('brings request and answer across', async () => {
    const handler = toNodeHandler(echo);
    const url = await listen((request, response) => void handler(request, response));
    const response = await fetch(`${url}/cc/credential/sip?a=1`, { method: 'POST', body: '{"name":"张三"}', headers: { 'x-asked': 'ja' } });
    assert.equal(response.status, 201);
    assert.equal(response.headers.get('x-answer'), 'yes');
    const { headers, ...rest } = (await response.json()) as Seen;
    assert.deepEqual(rest, {
      url: `${url}/cc/credential/sip?a=1`,
      method: 'POST',
      body: '{"name":"张三"}',
      caller: { address: '127.0.0.1' },
    });
    assert.deepEqual(
      headers.find(([name]) => name === 'x-asked'),
      ['x-asked', 'ja'],
    );
  });

  it('brings requests across that have no body', async () => {
    const handler = toNodeHandler(echo);
    const url = await listen((request, response) => void handler(request, response));
    assert.equal((await seen(fetch(url))).body, '');
    assert.equal((await seen(fetch(url, { method: 'POST' }))).body, '');
  });

  for (const [what, parsed, body] of [
    ['an object', { a: 1 }, '{"a":1}'],
    ['text', 'a=1', 'a=1'],
    ['bytes', Buffer.from('{"b":2}'), '{"b":2}'],
  ] as const) {
    it(`takes a body that was read before it: ${what}`, async () => {
      const handler = toNodeHandler(echo);
      const url = await listen((request, response) => {
        request.resume().on('end', () => void handler(Object.assign(request, { body: parsed }), response));
      });
      assert.equal((await seen(fetch(url, { method: 'POST', body: 'something else' }))).body, body);
    });
  }

  it('knows the whole path where Express has taken the first part away', async () => {
    const handler = toNodeHandler(echo);
    const url = await listen((request, response) => {
      const { url: originalUrl } = request;
      request.url = '/sip';
      void handler(Object.assign(request, { originalUrl }), response);
    });
    assert.equal((await seen(fetch(`${url}/cc/credential/sip`))).url, `${url}/cc/credential/sip`);
  });

  for (const [proxies, forwarded, address] of [
    [undefined, '203.0.113.9', '127.0.0.1'],
    [0, '203.0.113.9', '127.0.0.1'],
    [1, '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    [2, '198.51.100.1, 203.0.113.9, 10.0.0.1', '203.0.113.9'],
    [1, undefined, '127.0.0.1'],
    [3, '203.0.113.9', '203.0.113.9'],
  ] as const) {
    it(`with ${String(proxies)} proxies of ours, "${String(forwarded)}" comes from ${address}`, async () => {
      const handler = toNodeHandler(echo, proxies === undefined ? {} : { proxies });
      const url = await listen((request, response) => void handler(request, response));
      const headers: Record<string, string> = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
      assert.deepEqual((await seen(fetch(url, { headers }))).caller, { address });
    });
  }

  it('refuses a body that is too large, and reads no further', async () => {
    const handler = toNodeHandler(echo);
    const url = await listen((request, response) => void handler(request, response));
    const request = httpRequest(url, { method: 'POST' });
    request.on('error', () => undefined);
    request.write(Buffer.alloc(100_000));
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    assert.equal(response.statusCode, 413);
    assert.equal(response.headers.connection, 'close');
    request.destroy();
  });

  it('answers what is no request', async () => {
    const handler = toNodeHandler(echo);
    const url = await listen((request, response) => void handler(request, response));
    for (const line of ['POST /a HTTP/1.1\r\nHost: [\r\n', 'TRACE /a HTTP/1.1\r\nHost: a\r\n']) {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.write(`${line}Content-Length: 0\r\n\r\n`);
      const [data] = (await once(socket, 'data')) as [Buffer];
      assert.match(data.toString(), /^HTTP\/1\.1 400 /);
      socket.destroy();
    }
  });

  it('tells the endpoint when the browser has gone', async () => {
    let started: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (started = resolve));
    let gone: Promise<unknown> = Promise.resolve();
    const handler = toNodeHandler((request) => {
      gone = once(request.signal, 'abort');
      started();
      return new Promise<Response>(() => undefined);
    });
    const url = await listen((request, response) => void handler(request, response));
    const request = httpRequest(url, { method: 'POST' });
    request.on('error', () => undefined);
    request.end('{}');
    await asked;
    request.destroy();
    await gone;
  });

  it('does not take an answered request for one that was given up', async () => {
    let signal: AbortSignal | undefined;
    const handler = toNodeHandler(async (request) => {
      signal = request.signal;
      return Response.json({});
    });
    const closed: Promise<unknown>[] = [];
    const url = await listen((request, response) => {
      closed.push(once(response, 'close'));
      void handler(request, response);
    });
    await (await fetch(url, { method: 'POST' })).text();
    await Promise.all(closed);
    assert.equal(signal?.aborted, false);
  });
});
