import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { VirtualClock } from '../../src/server/virtual-clock.testing.js';
import {
  createTcccToken,
  IssueError,
  signTencentRequest,
  TencentCloud,
  tencentTcccEndpoint,
  type TencentCloudOptions,
  type TencentTcccEndpointOptions,
} from '../../src/server/index.js';

const key = { secretId: 'AKIDEXAMPLE', secretKey: 'SECRETEXAMPLE' };
const issued = { Token: 'a'.repeat(32), ExpiredTime: 1_700_000_600, SdkURL: 'https://script.example.com/sdk?t=1', RequestId: 'r-1' };

/** A cloud that answers what it is told, and keeps what it was asked. */
class ScriptedCloud {
  readonly seen: Request[] = [];
  answer: () => Response | Promise<Response> = () => Response.json({ Response: issued });

  readonly fetch: typeof fetch = async (input, init) => {
    this.seen.push(new Request(input, init));
    const aborted = new Promise<never>((_, reject) =>
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error), { once: true }),
    );
    return Promise.race([this.answer(), aborted]);
  };
}

describe('Tencent, from the server', () => {
  let clock: VirtualClock;
  let cloud: ScriptedCloud;
  beforeEach(() => {
    clock = new VirtualClock('2023-11-14T22:13:20Z');
    cloud = new ScriptedCloud();
  });

  const create = (options: Partial<TencentCloudOptions> = {}): ReturnType<typeof createTcccToken> =>
    createTcccToken(new TencentCloud({ ...key, fetch: cloud.fetch, clock, ...options }), {
      sdkAppId: 1_400_000_000,
      seatUserId: 'agent@example.com',
    });
  const failure = async (options: Partial<TencentCloudOptions> = {}): Promise<IssueError> => {
    const error: unknown = await create(options).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof IssueError, String(error));
    return error;
  };

  it('asks for a token as documented, and gives the address', async () => {
    assert.deepEqual(await create(), { SdkURL: issued.SdkURL, expiresAt: '2023-11-14T22:23:20.000Z', token: issued.Token });
    const [request] = cloud.seen;
    assert.equal(request?.url, 'https://ccc.tencentcloudapi.com/');
    const body = await request?.text();
    assert.deepEqual(JSON.parse(body ?? ''), { SdkAppId: 1_400_000_000, SeatUserId: 'agent@example.com', OnlyOnce: true });
    assert.equal(request?.headers.get('x-tc-action'), 'CreateSDKLoginToken');
    assert.equal(request?.headers.get('x-tc-version'), '2020-02-10');
    assert.equal(request?.headers.get('x-tc-timestamp'), '1700000000');
    assert.equal(request?.headers.has('x-tc-region'), false);
    const signed = { host: 'ccc.tencentcloudapi.com', service: 'ccc', payload: body ?? '' };
    assert.equal(request?.headers.get('authorization'), await signTencentRequest(signed, key, 1_700_000_000));
    assert.ok(!JSON.stringify([...(request?.headers ?? [])]).includes(key.secretKey));
  });

  it('asks the international site, with region and temporary credentials', async () => {
    await create({ site: 'international', region: 'ap-singapore', sessionToken: 'temporary' });
    assert.equal(cloud.seen[0]?.url, 'https://ccc.intl.tencentcloudapi.com/');
    assert.equal(cloud.seen[0]?.headers.get('x-tc-region'), 'ap-singapore');
    assert.equal(cloud.seen[0]?.headers.get('x-tc-token'), 'temporary');
  });

  it('signs the name of the host and not its port', async () => {
    await create({ baseUrl: 'http://127.0.0.1:8080/' });
    const payload = (await cloud.seen[0]?.text()) ?? '';
    const expected = await signTencentRequest({ host: '127.0.0.1', service: 'ccc', payload }, key, 1_700_000_000);
    assert.equal(cloud.seen[0]?.url, 'http://127.0.0.1:8080/');
    assert.equal(cloud.seen[0]?.headers.get('authorization'), expected);
  });

  for (const [code, kind] of [
    ['InvalidParameter.InstanceNotExist', 'credential-rejected'],
    ['InvalidParameterValue.AccountNotExist', 'credential-rejected'],
    ['InvalidParameterValue.InstanceNotExist', 'credential-rejected'],
    ['OperationDenied.UinDisabled', 'credential-rejected'],
    ['AuthFailure.SignatureFailure', 'credential-rejected'],
    ['AuthFailure.SecretIdNotFound', 'credential-rejected'],
    ['InternalError', 'backend-unreachable'],
    ['InternalError.DBError', 'backend-unreachable'],
    ['RequestLimitExceeded', 'backend-unreachable'],
    ['InvalidParameter', 'backend-refused'],
    ['SomethingNew', 'backend-refused'],
  ] as const)
    it(`says ${kind} of ${code}`, async () => {
      cloud.answer = () => Response.json({ Response: { Error: { Code: code, Message: 'no' }, RequestId: 'r-2' } });
      const { code: kindOfIt, resultCode, requestId } = await failure();
      assert.deepEqual([kindOfIt, resultCode, requestId], [kind, code, 'r-2']);
    });

  for (const [what, answer, kind] of [
    ['a page', () => new Response('<html>'), 'backend-refused'],
    ['an empty envelope', () => Response.json({}), 'backend-refused'],
    ['no address', () => Response.json({ Response: { ...issued, SdkURL: '' } }), 'backend-refused'],
    [
      'an address without encryption',
      () => Response.json({ Response: { ...issued, SdkURL: 'http://script.example.com/' } }),
      'backend-refused',
    ],
    ['an address that is a program', () => Response.json({ Response: { ...issued, SdkURL: 'javascript:alert(1)' } }), 'backend-refused'],
    ['no expiry', () => Response.json({ Response: { ...issued, ExpiredTime: '1700000600' } }), 'backend-refused'],
    ['a gateway that is out of order', () => new Response('', { status: 502 }), 'backend-unreachable'],
    ['a redirect', () => new Response('', { status: 302, headers: { location: 'https://elsewhere.example.com' } }), 'backend-refused'],
    ['an answer without end', () => new Response('x'.repeat(70_000)), 'backend-refused'],
    ['no network', () => Promise.reject(new TypeError('fetch failed')), 'backend-unreachable'],
  ] as const)
    it(`says ${kind} of ${what}`, async () => {
      cloud.answer = answer;
      assert.equal((await failure()).code, kind);
    });

  it('does not wait for ever', async () => {
    cloud.answer = () => new Promise(() => undefined);
    const failed = failure({ timeout: 3000 });
    while (cloud.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    clock.advance(3000);
    assert.equal((await failed).code, 'backend-unreachable');
  });

  it('is not made from nothing', () => {
    assert.throws(() => new TencentCloud({ secretId: '', secretKey: 'x' }), TypeError);
    assert.throws(() => new TencentCloud({ ...key, baseUrl: 'http://ccc.example.com' }), TypeError);
  });

  describe('an endpoint for agents', () => {
    const ask = async (
      {
        method = 'POST',
        headers = {},
        ...more
      }: Partial<TencentTcccEndpointOptions> & {
        readonly method?: string;
        readonly headers?: Readonly<Record<string, string>>;
      } = {},
      times = 1,
    ): Promise<Response> => {
      const endpoint = tencentTcccEndpoint({
        ...key,
        fetch: cloud.fetch,
        clock,
        sdkAppId: 1_400_000_000,
        seatUserId: (request) => (request.headers.get('cookie') === 'agent=ada' ? 'ada@example.com' : undefined),
        ...more,
      });
      const request = (): Request => new Request('https://desk.example.com/cc/credential/tencent-tccc', { method, headers });
      for (let time = 1; time < times; time++) await endpoint(request(), { address: '192.0.2.1' });
      return endpoint(request(), { address: '192.0.2.1' });
    };
    const cookie = { cookie: 'agent=ada' };

    for (const method of ['GET', 'POST'])
      it(`gives the address and nothing else by ${method}`, async () => {
        const response = await ask({ method, headers: cookie });
        assert.equal(response.status, 200);
        assert.equal(response.headers.get('cache-control'), 'no-store');
        const text = await response.text();
        assert.deepEqual(JSON.parse(text), { SdkURL: issued.SdkURL, expiresAt: '2023-11-14T22:23:20.000Z' });
        assert.ok(!text.includes(key.secretKey) && !text.includes(key.secretId));
        assert.equal((JSON.parse((await cloud.seen[0]?.text()) ?? '') as { SeatUserId: string }).SeatUserId, 'ada@example.com');
      });

    for (const [what, asked, status, error] of [
      ['somebody whom the site does not know', {}, 401, 'unknown-agent'],
      ['a page elsewhere', { headers: { ...cookie, 'sec-fetch-site': 'cross-site' } }, 403, 'cross-origin'],
      ['another method', { method: 'PUT', headers: cookie }, 405, 'method-not-allowed'],
    ] as const)
      it(`refuses ${what}`, async () => {
        const response = await ask(asked);
        assert.deepEqual([response.status, await response.json()], [status, { error }]);
        assert.equal(cloud.seen.length, 0);
      });

    it('counts', async () => {
      const response = await ask({ headers: cookie, rate: { burst: 2, perMinute: 60 } }, 3);
      assert.deepEqual([response.status, response.headers.get('retry-after')], [429, '1']);
    });

    it('says that an agent is not taken, and tells only the log why', async () => {
      cloud.answer = () =>
        Response.json({ Response: { Error: { Code: 'InvalidParameterValue.AccountNotExist', Message: 'no' }, RequestId: 'r' } });
      const reported: unknown[] = [];
      const response = await ask({ headers: cookie, report: (error) => reported.push(error) });
      assert.deepEqual([response.status, await response.json()], [502, { error: 'credential-rejected' }]);
      assert.equal((reported[0] as IssueError).resultCode, 'InvalidParameterValue.AccountNotExist');
    });
  });
});
