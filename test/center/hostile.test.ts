import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { WebSocket } from 'ws';
import { startCenter, type Center } from '../../demo/center/center.js';
import { defaultConfig } from '../../demo/center/config.js';
import type { LogEntry } from '../../demo/center/log-entry.js';
import { serialize, type SIPResponse } from '../../demo/center/sip/message.js';
import { until } from './until.js';
import { WireClient } from './wire-client.js';

describe('The SIP door, with those who mean no good', () => {
  const entries: LogEntry[] = [];
  const clients: WireClient[] = [];
  let center: Center;

  const connected = async (extension: string): Promise<WireClient> => {
    const client = await new WireClient(center, extension).connect();
    clients.push(client);
    return client;
  };
  const knock = async (headers: Readonly<Record<string, string>>, protocols: string[] = ['sip']): Promise<number> => {
    const socket = new WebSocket(`${center.url.replace('http', 'ws')}/sip`, protocols, { headers });
    const status = new Promise<number>((resolve) => {
      socket.on('open', () => resolve(101));
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
      socket.on('error', () => undefined);
    });
    const answer = await status;
    socket.terminate();
    return answer;
  };
  const lastProblem = (): string => {
    const last = entries.findLast((entry) => entry.type === 'sip-malformed');
    return last?.type === 'sip-malformed' ? last.problem : '';
  };

  before(async () => {
    const config = defaultConfig();
    center = await startCenter({
      config: { ...config, origins: ['https://crm.example'], limits: { ...config.limits, burst: 600 } },
      partner: false,
      log: (entry) => entries.push(entry),
    });
  });

  after(async () => {
    for (const client of clients) client.disconnect();
    await center.close();
    assert.deepEqual(
      entries.filter(({ type }) => type === 'failure'),
      [],
    );
  });

  it('opens for its own pages, for programs, and for the origins that it was told', async () => {
    assert.equal(await knock({}), 101);
    assert.equal(await knock({ Origin: center.url }), 101);
    assert.equal(await knock({ Origin: 'https://crm.example' }), 101);
    assert.equal(await knock({ Origin: `http://localhost:${String(center.port)}`, Host: `localhost:${String(center.port)}` }), 101);
  });

  it('stays shut for the pages of others', async () => {
    assert.equal(await knock({ Origin: 'https://evil.example' }), 403);
    assert.equal(await knock({ Origin: 'null' }), 403);
    assert.equal(await knock({ Origin: `http://127.0.0.1:${String(center.port + 1)}` }), 403);
    assert.equal(await knock({ Origin: `http://evil.example:${String(center.port)}`, Host: `evil.example:${String(center.port)}` }), 403);
    assert.equal(await knock({ Host: `evil.example:${String(center.port)}` }), 403);
    assert.deepEqual(
      entries.flatMap((entry) => (entry.type === 'sip-refused' ? [entry.why] : [])),
      ['origin', 'origin', 'origin', 'host', 'host'],
    );
  });

  it('speaks SIP and nothing else', async () => {
    assert.equal(await knock({}, []), 400);
    assert.equal(await knock({}, ['mqtt']), 400);
    assert.equal(await knock({}, ['mqtt', 'sip']), 101);
  });

  it('answers 400 to what it can answer, and drops the rest', async () => {
    const client = await connected('1001');
    const request = client.outline({ method: 'OPTIONS', uri: `sip:${client.domain}` });
    client.raw(serialize(request).replace('CSeq: 1 OPTIONS', 'CSeq: 1 BYE'));
    assert.equal(
      (await client.take('400', (message): message is SIPResponse => message.kind === 'response' && message.status === 400)).status,
      400,
    );
    assert.equal(lastProblem(), 'bad-cseq');
    client.raw('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await until('it is logged', () => lastProblem() === 'start-line');
    client.raw(Buffer.from([0, 255, 254, 13, 10, 13, 10]));
    const after = await client.ask({ method: 'OPTIONS', uri: `sip:${client.domain}` });
    assert.equal(after.status, 200);
    assert.equal(client.closed, undefined);
  });

  it('answers no malformed ACK and no malformed response', async () => {
    const client = await connected('1001');
    client.raw(serialize(client.outline({ method: 'ACK', uri: `sip:${client.domain}` })).replace('1 ACK', '1 BYE'));
    client.raw(
      serialize({
        kind: 'response',
        status: 200,
        reason: 'OK',
        headers: client.outline({ method: 'BYE', uri: 'sip:x' }).headers,
        body: '',
      }),
    );
    assert.equal((await client.ask({ method: 'OPTIONS', uri: `sip:${client.domain}` })).status, 200);
    assert.equal(client.received.length, 0);
  });

  it('cuts whoever sends too much at once', async () => {
    const client = await connected('1001');
    client.raw('x'.repeat(70_000));
    await until('the connection is closed', () => client.closed);
    assert.equal(client.closed, 1009);
  });

  it('cuts whoever sends too often', async () => {
    const client = await connected('1001');
    for (let count = 0; count < 700; count += 1) client.raw('\r\n\r\n');
    await until('the connection is closed', () => client.closed);
    assert.equal(client.closed, 1008);
    assert.ok(entries.some(({ type }) => type === 'sip-flood'));
  });

  it('lives through anything that a registered user agent may send', async () => {
    const client = await connected('1002');
    assert.equal((await client.register()).status, 200);
    const plain = serialize(
      client.outline({
        method: 'INVITE',
        uri: `sip:1002@${client.domain}`,
        headers: [
          ['Contact', client.contact],
          ['Route', '<sip:demo.localhost;lr>'],
        ],
      }),
    );
    const mutated = fc
      .array(fc.tuple(fc.nat(plain.length), fc.string({ maxLength: 5 }), fc.nat(6)), { minLength: 1, maxLength: 4 })
      .map((changes) => changes.reduce((text, [at, inserted, removed]) => text.slice(0, at) + inserted + text.slice(at + removed), plain));
    for (const text of fc.sample(mutated, 300)) client.raw(text);
    const response = await client.ask({ method: 'OPTIONS', uri: `sip:${client.domain}` });
    assert.equal(response.status, 200);
    assert.equal(client.closed, undefined);
  });

  it('refuses more requests at once than it wants to carry', async () => {
    const callee = await connected('1004');
    assert.equal((await callee.register()).status, 200);
    const caller = await connected('1003');
    assert.equal((await caller.register()).status, 200);
    const target = /<(.+)>/.exec(callee.contact)?.[1] ?? '';
    const requests = Array.from({ length: 101 }, () =>
      caller.outline({ method: 'INFO', uri: target, to: `<${target}>;tag=x`, headers: [['Content-Type', 'text/plain']] }),
    );
    for (const request of requests) caller.send(request);
    const response = await caller.takeResponse(requests.at(-1)!);
    assert.equal(response.status, 503);
  });

  it('writes no password and no digest into its log of the wire', async () => {
    const client = await connected('1005');
    await client.register();
    const log = await (await fetch(`${center.url}/admin/sip/log`)).text();
    assert.match(log, /Authorization: \(removed\)/);
    assert.doesNotMatch(log, /response=/);
    for (const { password } of center.config.accounts.values()) assert.equal(log.includes(password), false);
  });

  it('closes other upgrades without a word', async () => {
    const socket = new WebSocket(`${center.url.replace('http', 'ws')}/other`, 'sip');
    const [error] = (await once(socket, 'error')) as [Error];
    assert.match(error.message, /404/);
  });
});
