import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { VirtualClock } from '../../src/server/virtual-clock.testing.js';
import { tencentPushEndpoint, type Endpoint, type TcccCallRecord, type TencentPushEndpointOptions } from '../../src/server/index.js';

const record = {
  SdkAppId: 1_400_000_000,
  SessionId: '1a2b3c4d-0000-4000-8000-000000000001',
  Caller: '008613800000000',
  Callee: '0086075512345678',
  Direction: 0,
  CallType: 2,
  Duration: 61,
  SeatUser: { Name: 'Ada', Mail: 'ada@example.com', StaffNumber: '7' },
  CallerLocation: 'Shenzhen',
  RingTimestamp: 1_700_000_001,
  AcceptTimestamp: 1_700_000_003,
  EndedTimestamp: 1_700_000_064,
  StartTimestamp: 1_700_000_000,
  QueuedTimestamp: 0,
  IVRKeyPressed: ['1'],
  IVRKeyPressedEx: [{ Key: '1', Label: 'Sales' }],
  HungUpSide: 'user',
  ServeParticipants: [{ Mail: 'ada@example.com', Type: 'staffSeat', Sequence: 0, SkillGroupId: 3, EndStatusString: 'ok' }],
  EndStatusString: 'ok',
  QueuedSkillGroupId: 3,
};
const address = 'https://crm.example.com/tccc?action=cdr&version=1';

describe('Call records that Tencent pushes', () => {
  let kept: TcccCallRecord[];
  let clock: VirtualClock;
  beforeEach(() => {
    kept = [];
    clock = new VirtualClock('2023-11-14T22:13:20Z');
  });

  const made = (options: Partial<TencentPushEndpointOptions> = {}): Endpoint =>
    tencentPushEndpoint({ authorization: { type: 'none' }, onCall: (one) => void kept.push(one), clock, ...options });
  const push = async (
    endpoint: Endpoint,
    body: unknown = record,
    { url = address, headers = {}, method = 'POST' } = {},
  ): Promise<readonly [number, number]> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const init = { method, headers: { 'content-type': 'application/json;charset=utf8', ...headers } };
    const response = await endpoint(new Request(url, method === 'GET' ? init : { ...init, body: text }), { address: '192.0.2.1' });
    return [response.status, ((await response.json()) as { ErrCode: number }).ErrCode];
  };

  it('are kept in our words, with what came', async () => {
    assert.deepEqual(await push(made()), [200, 0]);
    const { raw, ...rest } = kept[0] ?? {};
    assert.deepEqual(raw, record);
    assert.deepEqual(rest, {
      sdkAppId: 1_400_000_000,
      sessionId: record.SessionId,
      direction: 'inbound',
      callType: 'inbound',
      caller: '008613800000000',
      callee: '0086075512345678',
      callerLocation: 'Shenzhen',
      duration: 61,
      startedAt: 1_700_000_000_000,
      rangAt: 1_700_000_001_000,
      answeredAt: 1_700_000_003_000,
      endedAt: 1_700_000_064_000,
      agent: { mail: 'ada@example.com', name: 'Ada', staffNumber: '7' },
      hungUpBy: 'customer',
      endStatus: 'ok',
      skillGroupId: '3',
      keys: [{ key: '1', label: 'Sales' }],
      participants: [{ sequence: 0, mail: 'ada@example.com', type: 'staffSeat', skillGroupId: 3, endStatus: 'ok' }],
    });
  });

  it('are kept once, however often and however fast they come', async () => {
    let release = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (release = resolve));
    const endpoint = made({
      onCall: async (one) => {
        kept.push(one);
        await waiting;
      },
    });
    const both = [push(endpoint), push(endpoint)];
    release();
    assert.deepEqual(await Promise.all(both), [
      [200, 0],
      [200, 0],
    ]);
    assert.deepEqual(await push(endpoint), [200, 0]);
    assert.equal(kept.length, 1);
    await push(endpoint, { ...record, SessionId: 'another' });
    await push(endpoint, { ...record, SdkAppId: 1_400_000_001 });
    assert.equal(kept.length, 3);
  });

  it('come again when they could not be kept', async () => {
    let works = false;
    const reported: unknown[] = [];
    const endpoint = made({
      onCall: (one) => {
        if (!works) throw new Error('the disk is full');
        kept.push(one);
      },
      report: (error) => reported.push(error),
    });
    assert.deepEqual(await push(endpoint), [500, 500]);
    works = true;
    assert.deepEqual(await push(endpoint), [200, 0]);
    assert.equal(kept.length, 1);
    assert.equal((reported[0] as Error).message, 'the disk is full');
  });

  it('are remembered up to a number', async () => {
    const endpoint = made({ memory: 2 });
    for (const SessionId of ['a', 'b', 'c', 'a', 'c']) await push(endpoint, { ...record, SessionId });
    assert.deepEqual(
      kept.map(({ sessionId }) => sessionId),
      ['a', 'b', 'c', 'a'],
    );
  });

  for (const [what, body, status] of [
    ['no JSON', '<xml/>', 400],
    ['a list', '[]', 400],
    ['no SessionId', { ...record, SessionId: undefined }, 400],
    ['an empty SessionId', { ...record, SessionId: '' }, 400],
    ['a SessionId without end', { ...record, SessionId: 'x'.repeat(200) }, 400],
    ['a direction of its own', { ...record, Direction: 2 }, 400],
    ['an application in words', { ...record, SdkAppId: '1400000000' }, 400],
    ['a duration in words', { ...record, Duration: '61' }, 400],
    ['an agent in words', { ...record, SeatUser: 'Ada' }, 400],
    ['participants that are none', { ...record, ServeParticipants: [1] }, 400],
    ['participants without end', { ...record, ServeParticipants: Array.from({ length: 201 }, () => ({})) }, 400],
    ['another application', { ...record, SdkAppId: 7 }, 400],
    ['too much', JSON.stringify({ ...record, padding: 'x'.repeat(262_144) }), 413],
  ] as const)
    it(`are refused as ${what}`, async () => {
      const endpoint = made({ sdkAppIds: [1_400_000_000] });
      assert.deepEqual(await push(endpoint, body), [status, status]);
      assert.equal(kept.length, 0);
    });

  it('may say less, and more', async () => {
    const { SdkAppId, SessionId, Direction } = record;
    assert.deepEqual(
      await push(made(), { SdkAppId, SessionId, Direction, SeatUser: null, HungUpSide: 'constructor', New: { a: 1 } }),
      [200, 0],
    );
    assert.equal(kept[0]?.hungUpBy, undefined);
    assert.equal(kept[0]?.callType, 'other');
  });

  for (const [what, request, status] of [
    ['another action', { url: address.replace('cdr', 'recording') }, 404],
    ['another version', { url: address.replace('=1', '=2') }, 404],
    ['a GET', { method: 'GET' }, 405],
  ] as const)
    it(`do not come by ${what}`, async () => {
      assert.deepEqual(await push(made(), record, request), [status, status]);
      assert.equal(kept.length, 0);
    });

  describe('with a password', () => {
    const basic = (pair: string): { readonly headers: Readonly<Record<string, string>> } => ({
      headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
    });
    const endpoint = (): Endpoint => made({ authorization: { type: 'basic', username: 'tencent', password: 'pass:wörd' } });

    it('come by who knows it', async () => assert.deepEqual(await push(endpoint(), record, basic('tencent:pass:wörd')), [200, 0]));
    for (const [what, sent] of [
      ['nobody', {}],
      ['another password', basic('tencent:pass')],
      ['another name', basic('tencen:pass:wörd')],
      ['no pair', basic('tencent')],
      ['another scheme', { headers: { authorization: 'Bearer pass' } }],
      ['nonsense', { headers: { authorization: 'Basic ###' } }],
    ] as const)
      it(`do not come by ${what}`, async () => {
        assert.deepEqual(await push(endpoint(), record, sent), [401, 401]);
        assert.equal(kept.length, 0);
      });
    it('are not taken without one at all', () =>
      assert.throws(() => made({ authorization: { type: 'basic', username: 'tencent', password: '' } }), TypeError));
  });

  describe('with OAuth 2', () => {
    const secret = 'a secret that has thirty-two characters';
    const authorization = { type: 'oauth2', clientId: 'tencent', clientSecret: 'shared', secret } as const;
    const token = async (endpoint: Endpoint, form: Readonly<Record<string, string>>, headers = {}): Promise<Response> =>
      endpoint(new Request('https://crm.example.com/tccc/token', { method: 'POST', headers, body: new URLSearchParams(form) }));
    const granted = async (endpoint: Endpoint): Promise<string> => {
      const form = { grant_type: 'client_credentials', client_id: 'tencent', client_secret: 'shared' };
      return ((await (await token(endpoint, form)).json()) as { access_token: string }).access_token;
    };

    it('come with a token that was issued, until it is over', async () => {
      const endpoint = made({ authorization });
      const bearer = { headers: { authorization: `Bearer ${await granted(endpoint)}` } };
      assert.deepEqual(await push(endpoint, record, bearer), [200, 0]);
      clock.advance(3_600_000);
      assert.deepEqual(await push(endpoint, { ...record, SessionId: 'b' }, bearer), [401, 401]);
    });

    it('name their client in a header, too', async () => {
      const header = { authorization: `Basic ${Buffer.from('tencent:shared').toString('base64')}` };
      const response = await token(made({ authorization }), { grant_type: 'client_credentials' }, header);
      assert.equal(((await response.json()) as { token_type: string }).token_type, 'Bearer');
    });

    it('get no token for another secret, and none by another grant', async () => {
      const endpoint = made({ authorization });
      const form = { grant_type: 'client_credentials', client_id: 'tencent', client_secret: 'guessed' };
      assert.equal((await token(endpoint, form)).status, 401);
      assert.equal((await token(endpoint, { ...form, client_secret: 'shared', grant_type: 'password' })).status, 400);
      assert.equal((await token(made(), { ...form, client_secret: 'shared' })).status, 404);
    });

    it('do not come with a token of another site, or with none', async () => {
      const other = made({ authorization: { ...authorization, secret: 'another secret of thirty-two characters' } });
      const endpoint = made({ authorization });
      assert.deepEqual(await push(endpoint, record, { headers: { authorization: `Bearer ${await granted(other)}` } }), [401, 401]);
      assert.deepEqual(await push(endpoint), [401, 401]);
    });
  });
});
