import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startCenter, type Center } from '../../demo/center/center.js';
import { header, type SIPRequest } from '../../demo/center/sip/message.js';
import { VirtualClock } from '../../demo/center/virtual-clock.js';
import type { WireEntry } from '../../demo/center/sip/wire-log.js';
import { until } from './until.js';
import { WireClient } from './wire-client.js';

describe('/admin/faults', () => {
  const clients: WireClient[] = [];
  let clock: VirtualClock;
  let center: Center;

  const registered = async (extension: string): Promise<WireClient> => {
    const client = await new WireClient(center, extension).connect();
    clients.push(client);
    assert.equal((await client.register()).status, 200);
    return client;
  };
  const set = async (faults: object): Promise<void> => {
    const response = await fetch(`${center.url}/admin/faults`, { method: 'POST', body: JSON.stringify(faults) });
    assert.equal(response.status, 200);
  };
  const seen = async (cursor = 0): Promise<{ cursor: number; entries: readonly WireEntry[] }> =>
    (await (await fetch(`${center.url}/admin/sip/log?cursor=${String(cursor)}`)).json()) as {
      cursor: number;
      entries: readonly WireEntry[];
    };
  const options = (client: WireClient): SIPRequest => client.outline({ method: 'OPTIONS', uri: `sip:${client.domain}` });

  beforeEach(async () => {
    clock = new VirtualClock();
    center = await startCenter({ clock });
  });

  afterEach(async () => {
    for (const client of clients.splice(0)) client.disconnect();
    await center.close();
  });

  it('cuts one extension, or all but the call partner', async () => {
    const [one, other] = [await registered('1001'), await registered('1002')];
    await set({ disconnect: '1001' });
    await until('1001 is cut', () => one.closed === 1012);
    assert.equal(other.closed, undefined);
    await set({ disconnect: 'all' });
    await until('1002 is cut', () => other.closed === 1012);
    assert.equal(center.sip.registrar.bindings('partner').length, 1);
  });

  it('turns new connections away until it is cleared', async () => {
    await set({ refuseSockets: true });
    await assert.rejects(new WireClient(center, '1001').connect(), /503/);
    await fetch(`${center.url}/admin/faults`, { method: 'DELETE' });
    await registered('1001');
  });

  it('freezes: nothing is answered, nothing is closed', async () => {
    const client = await registered('1001');
    await set({ freeze: true });
    const { cursor } = await seen();
    const [lost, asked] = [options(client), options(client)];
    client.raw('\r\n\r\n');
    client.send(lost);
    await until('it has come in', async () => (await seen(cursor)).entries.length === 1);
    await set({ freeze: false });
    client.send(asked);
    await client.takeResponse(asked);
    assert.equal(client.received.length, 0);
    assert.equal(client.frames.includes('\r\n'), false);
    assert.equal(client.closed, undefined);
  });

  it('is late', async () => {
    const client = await registered('1001');
    await set({ delay: 500 });
    const asked = options(client);
    const { cursor } = await seen();
    client.send(asked);
    client.send(options(client));
    await until('both have come in', async () => (await seen(cursor)).entries.length === 2);
    clock.pass(499);
    assert.equal((await seen(cursor)).entries.length, 2);
    clock.pass(1);
    assert.deepEqual(
      (await seen(cursor)).entries.map(({ direction }) => direction),
      ['in', 'in', 'out', 'out'],
    );
  });

  it('loses the responses to some methods, for one extension only', async () => {
    const [one, other] = [await registered('1001'), await registered('1002')];
    await set({ extension: '1001', dropResponses: ['OPTIONS'] });
    const lost = options(one);
    one.send(lost);
    const asked = options(other);
    other.send(asked);
    await other.takeResponse(asked);
    assert.equal((await one.register()).status, 200);
    assert.equal(one.received.length, 0);
  });

  it('refuses as often as it was told', async () => {
    const client = await registered('1001');
    await set({ rejectRegister: { status: 503, times: 2 } });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await client.ask(client.registration())).status);
    assert.deepEqual(statuses, [503, 503, 401]);
  });

  it('calls good credentials stale, and gives a new nonce that works', async () => {
    const client = await registered('1001');
    await set({ challengeStale: 1 });
    const stale = await client.register();
    assert.equal(stale.status, 401);
    assert.match(header(stale, 'www-authenticate') ?? '', /stale=true/);
    const again = client.signed(client.registration(), stale);
    client.send(again);
    assert.equal((await client.takeResponse(again)).status, 200);
  });

  it('gives no GRUU, and forgets where somebody is', async () => {
    const client = await new WireClient(center, '1001').connect();
    clients.push(client);
    await set({ noGruu: true });
    const parameters = ';+sip.instance="<urn:uuid:00000000-0000-4000-8000-000000000001>";reg-id=1';
    assert.doesNotMatch(header(await client.register({ parameters }), 'contact') ?? '', /gruu/);
    await set({ forget: '1001' });
    assert.equal(center.sip.registrar.bindings('1001').length, 0);
    await registered('1002');
    await set({ forget: 'all' });
    assert.equal(center.sip.registrar.bindings('1002').length, 0);
    assert.equal(center.sip.registrar.bindings('partner').length, 1);
  });

  it('shows the wire: what came after a cursor, who it was, which way it went', async () => {
    const client = await registered('1001');
    const { cursor } = await seen();
    const asked = options(client);
    client.send(asked);
    await client.takeResponse(asked);
    const { entries } = await seen(cursor);
    assert.deepEqual(
      entries.map(({ direction, extension, text }) => [direction, extension, text.split('\r\n')[0]]),
      [
        ['in', '1001', 'OPTIONS sip:demo.localhost SIP/2.0'],
        ['out', '1001', 'SIP/2.0 200 OK'],
      ],
    );
    await fetch(`${center.url}/admin/sip/log`, { method: 'DELETE' });
    assert.deepEqual((await seen()).entries, []);
  });
});
