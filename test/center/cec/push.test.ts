import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { RequestVerifier } from 'contact-center-widgets/server';
import { startCenter, type Center } from '../../../demo/center/center.js';
import { VirtualClock } from '../../../demo/center/virtual-clock.js';
import { until } from '../until.js';
import { CECClient, change, type Body } from './cec-client.js';

type Pushed = { readonly path: string; readonly authorization: string; readonly contentType: string; readonly payload: string };

describe('Huawei CEC, push mode', () => {
  const key = 'pushKey123';
  let clock: VirtualClock;
  let center: Center;
  let enterprise: Server;
  let statuses: number[] = [];
  let pushed: Pushed[] = [];

  beforeEach(async () => {
    clock = new VirtualClock();
    center = await startCenter({ clock, partner: false });
    [statuses, pushed] = [[], []];
    enterprise = createServer((request, response) => {
      let payload = '';
      request.on('data', (part: Buffer) => (payload += part.toString()));
      request.on('end', () => {
        const { authorization = '', 'content-type': contentType = '' } = request.headers;
        pushed.push({ path: request.url ?? '', authorization, contentType, payload });
        response.writeHead(statuses.shift() ?? 200).end();
      });
    });
    await new Promise<void>((resolve) => enterprise.listen(0, '127.0.0.1', resolve));
    await change(center, { push: { url: `http://127.0.0.1:${String((enterprise.address() as AddressInfo).port)}`, key } });
  });

  afterEach(async () => {
    enterprise.closeAllConnections();
    await new Promise((resolve) => enterprise.close(resolve));
    await center.close();
  });

  const messages = (): Body[] => pushed.flatMap(({ payload }) => (JSON.parse(payload) as { messages: Body[] }).messages);

  it('signs what it pushes, in order, and leaves nothing to polls', async () => {
    const ann = await new CECClient(center, 'ann').signIn();
    await ann.send('CONNECT');
    await ann.send('CHAT', 'warranty');
    await until('both are pushed', () => pushed.length === 2);
    const [first] = pushed;
    assert.deepEqual([first?.path, first?.contentType], ['/webhooks/v1/messages', 'application/json;charset=UTF-8']);
    const verifier = new RequestVerifier({
      secretKeyOf: () => key,
      clock: { now: () => clock.now(), limit: () => new AbortController().signal },
    });
    const verdict = await verifier.verify(first?.authorization ?? '', { path: '/webhooks/v1/messages', payload: first?.payload ?? '' });
    assert.deepEqual(verdict, { valid: true, accessKey: ann.channelId, timestamp: new Date(clock.now()).toISOString() });
    const [welcome, answer] = messages();
    assert.match(String(welcome?.['content']), /Larky/);
    assert.match(String(answer?.['content']), /Five years/);
    assert.equal(typeof welcome?.['timestamp'], 'number');
    assert.equal(center.cec.desk.visitor(ann.channelId, 'ann')?.mailbox.size, 0);
  });

  it('tries again, three times in all, before the next one', async () => {
    statuses = [500, 500];
    const ann = await new CECClient(center, 'ann').signIn();
    await ann.send('CONNECT');
    await ann.send('CHAT', 'warranty');
    for (let count = 1; count <= 4; count += 1) {
      await until(`${String(count)} are pushed`, () => {
        clock.pass(1000);
        return pushed.length >= count;
      });
    }
    assert.deepEqual(
      messages().map(({ content }) => /Larky/.test(String(content))),
      [true, true, true, false],
    );
  });
});
