import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, afterEach, before, describe, it } from 'node:test';
import { createSdkAuthentication, ItniotechError } from 'contact-center-widgets/server';
import { startCenter, type Center } from '../../../demo/center/center.js';
import { defaultConfig } from '../../../demo/center/config.js';
import { VirtualClock } from '../../../demo/center/virtual-clock.js';

const listed = 'https://crm.example.com';
const path = '/v3/cc/seat/createSdkAuthentication';

type Answer = { readonly status: unknown; readonly reason?: string; readonly data?: { readonly authentication?: string } };

describe("Itniotech's side of the center", () => {
  const clock = new VirtualClock();
  const config = defaultConfig({ origins: [listed] });
  const { apiKey, apiSecret } = config.itniotech;
  let center: Center;
  before(async () => {
    center = await startCenter({ partner: false, config, clock });
  });
  after(() => center.close());
  afterEach(async () => {
    await fetch(`${center.url}/admin/faults`, { method: 'DELETE' });
    await set({ status: 'text', answers: null });
  });

  const post = (where: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`${center.url}${where}`, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers });
  const set = (changes: object): Promise<Response> =>
    fetch(`${center.url}/admin/itniotech/settings`, { method: 'PATCH', body: JSON.stringify(changes) });
  const misbehave = (itniotech: object): Promise<Response> => post('/admin/faults', { itniotech });

  const seconds = (): number => Math.floor(clock.now() / 1000);
  const signed = (timestamp = seconds(), key = apiKey, secret = apiSecret): Record<string, string> => ({
    'api-key': key,
    timestamp: String(timestamp),
    sign: createHash('md5')
      .update(`${key}${secret}${String(timestamp)}`)
      .digest('hex'),
  });
  const ask = async (body: unknown = { account: '0705C245_001', expires: 3600 }, headers = signed()): Promise<Answer> =>
    (await (await post(path, body, headers)).json()) as Answer;
  const token = async (account = '0705C245_001', expires = 3600): Promise<string> =>
    (await ask({ account, expires })).data?.authentication ?? 'none';
  const exchange = async (authorization: string): Promise<readonly [number, Record<string, unknown>]> => {
    const response = await post('/cc/credential/itniotech', '', { authorization });
    return [response.status, (await response.json()) as Record<string, unknown>];
  };

  it('issues a credential to who signs for it, in the form of the documents', async () => {
    const answer = await ask();
    assert.deepEqual([answer.status, answer.reason], ['0', 'success']);
    assert.match(answer.data?.authentication ?? '', /^Bearer \w{10}:0705C245_001:[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  });

  it('takes the signature in capitals, too', async () => {
    const headers = signed();
    assert.equal((await ask(undefined, { ...headers, sign: headers['sign']?.toUpperCase() ?? '' })).status, '0');
  });

  it('understands the package', async () => {
    const options = { apiUrl: center.url, apiKey, apiSecret, clock: { now: () => clock.now(), limit: () => new AbortController().signal } };
    const { authentication, expiresAt } = await createSdkAuthentication({ account: '0705C245_002', expires: 60 }, options);
    assert.equal((await exchange(authentication))[0], 200);
    assert.equal(Date.parse(expiresAt), clock.now() + 60_000);
    const unknown = createSdkAuthentication({ account: '0705C245_999', expires: 60 }, options);
    await assert.rejects(unknown, (error) => error instanceof ItniotechError && error.problem === 'account');
    const forged = createSdkAuthentication({ account: '0705C245_002', expires: 60 }, { ...options, apiSecret: 'another' });
    await assert.rejects(forged, (error) => error instanceof ItniotechError && error.problem === 'signature');
  });

  for (const [what, code, body, headers] of [
    ['another key', '-1', undefined, () => signed(seconds(), 'another')],
    ['no headers', '-1', undefined, () => ({})],
    ['another secret', '-2', undefined, () => signed(seconds(), apiKey, 'another')],
    ['the signature of another second', '-2', undefined, () => ({ ...signed(), timestamp: String(seconds() + 1) })],
    ['a time that is gone', '-16', undefined, () => signed(seconds() - 301)],
    ['a time to come', '-16', undefined, () => signed(seconds() + 301)],
    ['a time in milliseconds', '-16', undefined, () => signed(clock.now())],
    ['no JSON', '-22', '{', signed],
    ['no account', '-22', { expires: 3600 }, signed],
    ['an account that is no text', '-22', { account: ['0705C245_001'], expires: 3600 }, signed],
    ['a lifetime that is too short', '-22', { account: '0705C245_001', expires: 59 }, signed],
    ['a lifetime that is too long', '-22', { account: '0705C245_001', expires: 28_801 }, signed],
    ['a lifetime in words', '-22', { account: '0705C245_001', expires: '3600' }, signed],
    ['an account of nobody', '-24', { account: '0705C245_099', expires: 3600 }, signed],
    ['an account of another application', '-24', { account: '11111111_001', expires: 3600 }, signed],
  ] as const) {
    it(`answers ${code} to ${what}`, async () => {
      const { status, data } = await ask(body, headers());
      assert.deepEqual([status, data], [code, undefined]);
    });
  }

  it('can write its status as a number', async () => {
    await set({ status: 'number' });
    assert.equal((await ask()).status, 0);
    assert.equal((await ask('{')).status, -22);
  });

  it('can be out of order', async () => {
    await set({ answers: '-18' });
    assert.equal((await ask()).status, '-18');
    assert.equal((await post('/createAuth', '')).status, 503);
    await set({ answers: null });
    await misbehave({ rules: [{ path: 'createSdkAuthentication', does: 'error', times: 1 }] });
    assert.equal((await post(path, {}, signed())).status, 500);
    assert.equal((await ask()).status, '0');
  });

  it('exchanges a credential for one of the SIP server, with its Bearer or without', async () => {
    const authentication = await token('0705C245_002');
    const [status, { server, address, username, password }] = await exchange(authentication);
    assert.equal(status, 200);
    assert.deepEqual(
      [server, address, username, password],
      [`${center.url.replace('http', 'ws')}/sip`, 'sip:1002@demo.localhost', '1002', config.accounts.get('1002')?.password],
    );
    assert.equal((await exchange(authentication.replace('Bearer ', '')))[0], 200);
  });

  it('knows nothing of a credential that it did not issue', async () => {
    for (const forged of ['', 'Bearer', 'Bearer x', (await token()).replace(/.$/, 'g')])
      assert.deepEqual(await exchange(forged), [403, { error: 'credential-rejected' }]);
  });

  it('ends a credential when its time is over, or when it is told to', async () => {
    const authentication = await token('0705C245_001', 60);
    clock.pass(59_000);
    assert.equal((await exchange(authentication))[0], 200);
    clock.pass(1000);
    assert.deepEqual(await exchange(authentication), [401, { error: 'credential-expired' }]);
    const next = await token();
    await misbehave({ expireTokens: true });
    assert.deepEqual(await exchange(next), [401, { error: 'credential-expired' }]);
  });

  it('has one credential for each seat: a new one ends the one before', async () => {
    const [first, other] = [await token('0705C245_001'), await token('0705C245_002')];
    const second = await token('0705C245_001');
    assert.deepEqual(await exchange(first), [401, { error: 'credential-expired' }]);
    assert.equal((await exchange(second))[0], 200);
    assert.equal((await exchange(other))[0], 200);
  });

  it('is asked by the server of its customer, for the agent who is at the page', async () => {
    const response = await post('/createAuth?extension=1003', 'anything');
    const { status, data } = (await response.json()) as Answer;
    assert.equal(status, '0');
    assert.equal((await exchange(data?.authentication ?? ''))[1]['username'], '1003');
    assert.equal((await post('/createAuth?extension=partner', '')).status, 401);
    assert.equal((await fetch(`${center.url}/createAuth`)).status, 405);
    assert.equal((await post('/createAuth', '', { origin: 'https://evil.example.com' })).status, 403);
    assert.equal((await post('/createAuth', '', { origin: listed })).headers.get('access-control-allow-origin'), listed);
  });

  it('keeps what agents write about their calls', async () => {
    const authorization = await token('0705C245_004');
    const remark = { callId: 'a', direction: 'inbound', number: '600', startedAt: '2026-01-01T00:00:00.000Z', remark: '<b>late</b>' };
    assert.equal((await post('/cc/remarks/itniotech', remark, { authorization })).status, 200);
    assert.equal((await post('/cc/remarks/itniotech', { ...remark, remark: 'early' }, { authorization })).status, 200);
    assert.equal((await post('/cc/remarks/itniotech', { ...remark, remark: 7 }, { authorization })).status, 400);
    assert.equal((await post('/cc/remarks/itniotech', remark, { authorization: 'Bearer x' })).status, 403);
    const { remarks } = (await (await fetch(`${center.url}/admin/itniotech/remarks`)).json()) as { readonly remarks: readonly object[] };
    assert.deepEqual(remarks, [{ account: '0705C245_004', ...remark, remark: 'early' }]);
  });

  it('writes down who asked for what, and no secret', async () => {
    const authentication = await token('0705C245_005');
    await exchange(authentication);
    await exchange('Bearer x');
    const text = await (await fetch(`${center.url}/admin/itniotech/log`)).text();
    const { entries } = JSON.parse(text) as { readonly entries: readonly { userId?: string; status: number; note?: string }[] };
    assert.deepEqual(
      entries.slice(-2).map(({ userId, status, note }) => [userId, status, note]),
      [
        ['0705C245_005', 200, undefined],
        [undefined, 403, 'unknown'],
      ],
    );
    for (const secret of [apiSecret, authentication.split(':').at(-1) ?? '', config.accounts.get('1005')?.password ?? ''])
      assert.equal(text.includes(secret), false);
  });

  it('takes no fault and no setting that it does not know', async () => {
    assert.equal((await misbehave({ rules: [{ does: 'nothing' }] })).status, 400);
    assert.equal((await misbehave({ expireTokens: 'some' })).status, 400);
    assert.equal((await set({ status: 'words' })).status, 400);
    assert.equal((await set({ unknown: true })).status, 400);
  });
});
