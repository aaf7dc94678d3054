import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { createTcccToken, IssueError, signTencentRequest, TencentCloud } from 'contact-center-widgets/server';
import { startCenter, type Center } from '../../demo/center/center.js';
import { serverClock } from '../../demo/center/http/server-clock.js';
import { tc3Refusal } from '../../demo/center/tccc/tc3-verdict.js';
import { VirtualClock } from '../../demo/center/virtual-clock.js';

describe("Tencent's side of the center", () => {
  const clock = new VirtualClock();
  let cdn: string;
  let center: Center;
  before(async () => {
    cdn = await mkdtemp(join(tmpdir(), 'tccc-'));
    await mkdir(join(cdn, 'tencent-tccc'));
    await writeFile(join(cdn, 'tencent-tccc/tccc.js'), 'var contactCenterTccc = {};\n//# sourceMappingURL=tccc.js.map\n');
    center = await startCenter({ partner: false, clock, cdn });
  });
  after(async () => {
    await center.close();
    await rm(cdn, { recursive: true });
  });
  afterEach(() => {
    center.tccc.faults.set([]);
    clock.pass(2000); // what was asked counts for a second
  });

  const cloud = (options: Partial<ConstructorParameters<typeof TencentCloud>[0]> = {}): TencentCloud =>
    new TencentCloud({ ...center.config.tccc, baseUrl: center.url, clock: serverClock(clock), ...options });
  const login = (options: Partial<{ readonly sdkAppId: number; readonly seatUserId: string }> = {}): ReturnType<typeof createTcccToken> =>
    createTcccToken(cloud(), { sdkAppId: center.config.tccc.sdkAppId, seatUserId: 'ada.brandt@demo.localhost', ...options });
  const codeOf = async (action: Promise<unknown>): Promise<string | undefined> => {
    const error: unknown = await action.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof IssueError, String(error));
    return error.resultCode;
  };
  const exchange = (url: string): Promise<Response> => {
    const [, token = ''] = /\/tccc\/sdk\/([0-9a-f]{32})\/tccc\.js$/.exec(url) ?? [];
    return fetch(`${center.url}/tccc/session`, { method: 'POST', body: JSON.stringify({ token }) });
  };

  describe('the cloud action', () => {
    it('gives an address that is good for ten minutes', async () => {
      const { SdkURL, expiresAt, token } = await login();
      assert.equal(SdkURL, `${center.url}/tccc/sdk/${token ?? ''}/tccc.js`);
      assert.equal(Date.parse(expiresAt), clock.now() + 600_000);
      assert.match(token ?? '', /^[0-9a-f]{32}$/);
    });

    for (const [what, code, fails] of [
      ['another application', 'InvalidParameter.InstanceNotExist', () => login({ sdkAppId: 1 })],
      ['nobody', 'InvalidParameterValue.AccountNotExist', () => login({ seatUserId: 'eve@demo.localhost' })],
      ['another key', 'AuthFailure.SignatureFailure', () => cloud({ secretKey: 'guessed' }).call('CreateSDKLoginToken', {})],
      ['an unknown key', 'AuthFailure.InvalidSecretId', () => cloud({ secretId: 'AKID' }).call('CreateSDKLoginToken', {})],
      ['another action', 'InvalidAction', () => cloud().call('DescribeTelCdr', {})],
      ['nothing', 'MissingParameter', () => cloud().call('CreateSDKLoginToken', {})],
      ['a number in words', 'InvalidParameter', () => cloud().call('CreateSDKLoginToken', { SdkAppId: '1400000000', SeatUserId: 'a' })],
      [
        'yesterday',
        'AuthFailure.SignatureExpire',
        () => cloud({ clock: { ...serverClock(clock), now: () => clock.now() - 301_000 } }).call('CreateSDKLoginToken', {}),
      ],
    ] as const)
      it(`answers ${what} with ${code}`, async () => assert.equal(await codeOf(fails()), code));

    it('answers in the documented envelope, with 200', async () => {
      const response = await fetch(`${center.url}/`, { method: 'POST', body: '{}' });
      const { Response: answer } = (await response.json()) as { Response: { Error: { Code: string; Message: string }; RequestId: string } };
      assert.equal(response.status, 200);
      assert.equal(answer.Error.Code, 'AuthFailure.InvalidAuthorization');
      assert.match(answer.RequestId, /^[0-9a-f-]{36}$/);
    });

    it('takes twenty a second', async () => {
      const outcomes = [];
      for (let count = 0; count < 21; count++) outcomes.push(await login().catch((error: IssueError) => error.resultCode));
      assert.equal(outcomes.filter((outcome) => typeof outcome === 'object').length, 20);
      assert.equal(outcomes.at(-1), 'RequestLimitExceeded');
      clock.pass(1001);
      await login();
    });

    it('fails once when it is told to', async () => {
      await fetch(`${center.url}/admin/faults`, {
        method: 'POST',
        body: JSON.stringify({ tccc: { cloudError: 'InternalError.DBError' } }),
      });
      assert.equal(await codeOf(login()), 'InternalError.DBError');
      await login();
    });
  });

  describe('the signature', () => {
    const key = { secretId: 'AKIDEXAMPLE', secretKey: 'SECRETEXAMPLE' };
    const body = '{"SdkAppId":1400000000,"SeatUserId":"agent@example.com"}';
    const vector = {
      // the vector of the facts, of the vendor's own package
      authorization:
        'TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2023-11-14/ccc/tc3_request, SignedHeaders=content-type;host, ' +
        'Signature=595c22cefc043ffecc8e8b2ef9b034dc9512a6c2da655b7271b7cfdef7c63b04',
      timestamp: '1700000000',
      contentType: 'application/json',
      host: 'ccc.tencentcloudapi.com',
      body,
    };
    const rules = { ...key, now: 1_700_000_000_000 };

    it('is taken as the vendor makes it', () => assert.equal(tc3Refusal(vector, rules), undefined));
    it('is taken with the service that it names, and of the host without its port', async () => {
      const authorization = await signTencentRequest({ host: '127.0.0.1', service: '127', payload: body }, key, 1_700_000_000);
      assert.equal(tc3Refusal({ ...vector, authorization, host: '127.0.0.1:8080' }, rules), undefined);
    });
    for (const [what, change] of [
      ['another body', { body: `${body} ` }],
      ['another type', { contentType: 'text/plain' }],
      ['another host', { host: 'cvm.tencentcloudapi.com' }],
      ['another time', { timestamp: '1700000001' }],
    ] as const)
      it(`is not good for ${what}`, () => assert.equal(tc3Refusal({ ...vector, ...change }, rules), 'AuthFailure.SignatureFailure'));
  });

  describe('the script', () => {
    it('comes to pages of every origin, and is kept by nobody', async () => {
      const { SdkURL, token } = await login();
      const response = await fetch(SdkURL, { headers: { origin: 'https://crm.example.com' } });
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.match(response.headers.get('content-type') ?? '', /javascript/);
      const script = await response.text();
      assert.ok(
        script.includes(
          JSON.stringify({ engine: `${center.url}/cdn/tencent-tccc/engine.js`, session: `${center.url}/tccc/session`, token }),
        ),
      );
      assert.ok(!script.includes('sourceMappingURL'));
    });

    it('is not there for what is no token', async () => assert.equal((await fetch(`${center.url}/tccc/sdk/x/tccc.js`)).status, 404));
  });

  describe('a session', () => {
    it('is given for a token once, with what the phone needs and the colleagues', async () => {
      const { SdkURL } = await login();
      const response = await exchange(SdkURL);
      const session = (await response.json()) as {
        userId: string;
        ticket: string;
        credential: { username: string; server: string };
        colleagues: Record<string, string>;
      };
      assert.equal(session.userId, 'ada.brandt@demo.localhost');
      assert.equal(session.credential.username, '1001');
      assert.equal(session.credential.server, `${center.url.replace('http', 'ws')}/sip`);
      assert.equal(session.colleagues['bilal.haddad@demo.localhost'], '1002');
      assert.equal(session.colleagues[session.userId], undefined);
      const again = await exchange(SdkURL);
      assert.deepEqual([again.status, await again.json()], [401, { error: 'used' }]);
      const renewal = { method: 'POST', headers: { authorization: `Bearer ${session.ticket}` } };
      assert.equal(
        ((await (await fetch(`${center.url}/tccc/session/credential`, renewal)).json()) as { username: string }).username,
        '1001',
      );
    });

    it('is not given after ten minutes', async () => {
      const { SdkURL } = await login();
      clock.pass(600_000);
      assert.equal((await exchange(SdkURL)).status, 401);
    });

    it('is not given when the operator says so, or for a token of somebody else', async () => {
      const { SdkURL } = await login();
      await fetch(`${center.url}/admin/faults`, { method: 'POST', body: JSON.stringify({ tccc: { expireTokens: true } }) });
      assert.deepEqual(await (await exchange(SdkURL)).json(), { error: 'expired' });
      assert.equal((await exchange(`/tccc/sdk/${'0'.repeat(32)}/tccc.js`)).status, 401);
      assert.equal((await fetch(`${center.url}/tccc/session/credential`, { method: 'POST' })).status, 403);
    });

    it('fails as the operator says', async () => {
      const rules = [{ path: 'session', does: 'error', times: 1 }];
      await fetch(`${center.url}/admin/faults`, { method: 'POST', body: JSON.stringify({ tccc: { rules } }) });
      const { SdkURL } = await login();
      assert.equal((await exchange(SdkURL)).status, 500);
      assert.equal((await exchange(SdkURL)).status, 200);
    });

    it('leaves no token in the log', async () => {
      const { SdkURL, token } = await login();
      await fetch(SdkURL);
      const log = await (await fetch(`${center.url}/admin/tccc/log`)).text();
      assert.ok(log.includes('/tccc/sdk/…/tccc.js') && !log.includes(token ?? '-'));
    });
  });

  describe("the customer's server", () => {
    for (const [method, path] of [
      ['GET', '/loginTCCC'],
      ['POST', '/cc/credential/tencent-tccc'],
    ] as const)
      it(`gives pages their address at ${path}, on the host that they use`, async () => {
        const other = center.url.replace('127.0.0.1', 'localhost');
        const { SdkURL } = (await (await fetch(`${other}${path}?extension=1002`, { method })).json()) as { SdkURL: string };
        assert.ok(SdkURL.startsWith(`${other}/tccc/sdk/`));
        assert.equal(((await (await exchange(SdkURL)).json()) as { userId: string }).userId, 'bilal.haddad@demo.localhost');
      });

    it('shows the workstation to a person who opens its address', async () => {
      const response = await fetch(`${center.url}/loginTCCC?extension=1002`, { headers: { accept: 'text/html' }, redirect: 'manual' });
      assert.deepEqual([response.status, response.headers.get('location')], [302, '/workstation.html?extension=1002']);
    });

    it('gives pages elsewhere nothing', async () => {
      const response = await fetch(`${center.url}/loginTCCC`, { headers: { origin: 'https://evil.example.com' } });
      assert.equal(response.status, 403);
      assert.equal((await fetch(`${center.url}/loginTCCC?extension=nobody`)).status, 401);
    });
  });
});
