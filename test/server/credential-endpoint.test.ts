import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { ScriptedCec } from '../../src/server/scripted-cec.testing.js';
import { cecVisitorRequest } from '../../src/server/cec-visitor.js';
import { VirtualClock } from '../../src/server/virtual-clock.testing.js';
import {
  createSipCredential,
  credentialEndpoint,
  IssueError,
  RequestVerifier,
  verifyVisitorToken,
  type CredentialEndpointOptions,
  type HuaweiCecAuthorization,
  type HuaweiCecCredential,
  type HuaweiCecOptions,
  type HuaweiCecVisitorToken,
} from '../../src/server/index.js';

const secret = 'a secret that has thirty-two characters';
const channelId = '202401010000000001';
const authenticationKey = 'k7Qm2Zx9Lw4Rt8Vb1Nc6Yp3Hs5Jd0Gf';
const site = 'https://shop.example.com';

type Asked = {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly address?: string;
};

describe('A credential endpoint', () => {
  let clock: VirtualClock;
  let cec: ScriptedCec;
  let reported: unknown[];

  beforeEach(() => {
    clock = new VirtualClock('2026-01-01T00:00:00Z');
    cec = new ScriptedCec();
    reported = [];
  });

  const optionsOf = (options: Partial<CredentialEndpointOptions> = {}): CredentialEndpointOptions => ({
    huaweiCec: {
      baseUrl: 'https://cec.example.com',
      appKey: 'ak',
      appSecret: 'top-secret',
      channelId,
      otherChannels: ['202401010000000002'],
      fetch: cec.fetch,
    },
    huaweiCecPage: { channelId, tenantSpaceId: '202401019999', authenticationKey, otherChannels: { '202401010000000002': 'another' } },
    secret,
    clock,
    report: (error) => reported.push(error),
    ...options,
  });

  /** Asks one endpoint, again and again. */
  const asker = (options: Partial<CredentialEndpointOptions> = {}): ((path: string, asked?: Asked) => Promise<Response>) => {
    const endpoint = credentialEndpoint(optionsOf(options));
    return (path, { body, headers = {}, method = 'POST', address = '192.0.2.1' } = {}) => {
      const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
      const request = new Request(`${site}/cc/credential${path}`, { method, headers, ...(text !== undefined && { body: text }) });
      return endpoint(request, { address });
    };
  };
  const json = async <T>(response: Promise<Response>): Promise<T> => (await (await response).json()) as T;
  const outcome = async (response: Promise<Response>): Promise<readonly [number, unknown]> => {
    const answered = await response;
    return [answered.status, ((await answered.json()) as { error?: unknown }).error];
  };

  describe('for the REST interface', () => {
    it('issues a credential that nobody keeps', async () => {
      const response = await asker()('/huawei-cec', { body: { visitorName: 'Ada', locale: 'zh-Hans-CN' } });
      const { visitorId, resume, ...credential } = (await response.json()) as HuaweiCecCredential;
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.equal(response.headers.get('content-type'), 'application/json');
      assert.match(visitorId, /^[0-9A-Za-z]{22}$/);
      assert.equal(typeof resume, 'string');
      assert.deepEqual(credential, {
        appKey: 'ak',
        accessToken: 'access-1',
        accessTokenExpiresAt: '2026-01-01T00:10:00.000Z',
        token: `chat-2-${visitorId}%3D`,
        tokenExpiresAt: '2026-01-01T01:00:00.000Z',
        channelId,
        visitorName: 'Ada',
      });
      assert.deepEqual(cec.seen[1]?.body, { userId: visitorId, userName: 'Ada', channelId, locale: 'zh_CN' });
    });

    it('takes a request without a body: a visitor without a name, in the usual language', async () => {
      const { visitorName } = await json<HuaweiCecCredential>(asker()('/huawei-cec'));
      assert.equal(visitorName, 'Visitor');
      assert.equal(cec.seen[1]?.body['locale'], 'en');
    });

    for (const [locale, sent] of [
      ['zh_CN', 'zh_CN'],
      ['en-GB', 'en_GB'],
      ['FR', 'fr'],
      ['../../etc', 'en'],
      [7, 'en'],
      ['x'.repeat(100), 'en'],
    ]) {
      it(`tells the service ${String(sent)} for ${String(locale).slice(0, 20)}`, async () => {
        await asker()('/huawei-cec', { body: { locale } });
        assert.equal(cec.seen[1]?.body['locale'], sent);
      });
    }

    it('says where browsers reach the service, if not by the page itself', async () => {
      const huaweiCec = { ...(optionsOf().huaweiCec as HuaweiCecOptions), browserUrl: 'https://chat.example.com' };
      assert.equal((await json<HuaweiCecCredential>(asker({ huaweiCec })('/huawei-cec'))).baseUrl, 'https://chat.example.com');
    });

    it('serves the channels that it was told of and no other', async () => {
      const ask = asker();
      const other = '202401010000000002';
      assert.equal((await json<HuaweiCecCredential>(ask('/huawei-cec', { body: { channelId: other } }))).channelId, other);
      assert.equal((await json<HuaweiCecCredential>(ask(`/huawei-cec?channelId=${other}`))).channelId, other);
      assert.deepEqual(await outcome(ask('/huawei-cec', { body: { channelId: '1' } })), [403, 'other-channel']);
      assert.deepEqual(await outcome(ask('/huawei-cec', { body: { channelId: [other] } })), [403, 'other-channel']);
    });

    it('asks the API Fabric once for many visitors', async () => {
      const ask = asker();
      await Promise.all(Array.from({ length: 20 }, () => ask('/huawei-cec')));
      assert.equal(cec.count('/tokenByAkSk'), 1);
      assert.equal(cec.count('/applyToken'), 20);
    });
  });

  describe('knows its visitors', () => {
    it('gives the same visitor again to who comes back, for a day from the last time', async () => {
      const ask = asker();
      const first = await json<HuaweiCecCredential>(ask('/huawei-cec', { body: { visitorName: 'Ada' } }));
      clock.advance(86_399_999);
      const second = await json<HuaweiCecCredential>(ask('/huawei-cec', { body: { resume: first.resume } }));
      assert.deepEqual([second.visitorId, second.visitorName], [first.visitorId, 'Ada']);
      clock.advance(86_399_999);
      const third = await json<HuaweiCecCredential>(ask('/huawei-cec', { body: { resume: second.resume, visitorName: 'Ada B.' } }));
      assert.deepEqual([third.visitorId, third.visitorName], [first.visitorId, 'Ada B.']);
      clock.advance(86_400_000);
      const fourth = await json<HuaweiCecCredential>(ask('/huawei-cec', { body: { resume: third.resume } }));
      assert.notEqual(fourth.visitorId, first.visitorId);
    });

    it('lets no browser choose who it is', async () => {
      const ask = asker();
      const { visitorId, resume = '' } = await json<HuaweiCecCredential>(ask('/huawei-cec'));
      const wishes: readonly unknown[] = [
        { visitorId },
        { userId: visitorId, thirdUserId: visitorId, id: visitorId },
        { resume: resume.replace(/^./, (letter) => (letter === 'e' ? 'f' : 'e')) },
        { resume: `${resume}A` },
        { resume: { visitorId } },
        { resume: [resume] },
      ];
      for (const body of wishes) {
        assert.notEqual((await json<HuaweiCecCredential>(ask('/huawei-cec', { body }))).visitorId, visitorId, JSON.stringify(body));
      }
      const elsewhere = asker({ secret: `${secret} of another site` });
      assert.notEqual((await json<HuaweiCecCredential>(elsewhere('/huawei-cec', { body: { resume } }))).visitorId, visitorId);
    });

    it('believes the site about visitors who are signed in, whatever the browser says', async () => {
      const ask = asker({
        identify: (request) => (request.headers.get('cookie') === 'sid=1' ? { id: 'account42', name: ' Ada  B. ' } : undefined),
      });
      const body = { visitorName: 'Eve', resume: 'x' };
      const credential = await json<HuaweiCecCredential>(ask('/huawei-cec', { body, headers: { cookie: 'sid=1' } }));
      assert.deepEqual([credential.visitorId, credential.visitorName, credential.resume], ['account42', 'Ada B.', undefined]);
      assert.deepEqual(await outcome(ask('/huawei-cec', { body })), [401, 'unknown-visitor']);
      assert.deepEqual(await outcome(asker({ identify: async () => null })('/huawei-cec')), [401, 'unknown-visitor']);
      assert.equal(cec.count('/applyToken'), 1);
    });

    it('may let those in whom the site does not know', async () => {
      const credential = await json<HuaweiCecCredential>(asker({ identify: () => 'anonymous' })('/huawei-cec'));
      assert.match(credential.visitorId, /^[0-9A-Za-z]{22}$/);
    });

    for (const id of ['', 'a'.repeat(25), '0b1c3d5e-1111-4222-8333-444455556666']) {
      it(`refuses to go on when the site names a visitor "${id}"`, async () => {
        assert.deepEqual(await outcome(asker({ identify: () => ({ id, name: 'Ada' }) })('/huawei-cec')), [500, 'internal']);
        assert.ok(reported[0] instanceof TypeError);
      });
    }

    it('shows agents a name that they can read', async () => {
      for (const [visitorName, shown] of [
        ['  Ada\n\u202e Brandt ', 'Ada Brandt'],
        ['a'.repeat(100), 'a'.repeat(64)],
        ['\u0000', 'Visitor'],
      ]) {
        assert.equal((await json<HuaweiCecCredential>(asker()('/huawei-cec', { body: { visitorName } }))).visitorName, shown);
      }
    });

    for (const visitorName of [7, {}, null, ['Ada']]) {
      it(`refuses the name ${JSON.stringify(visitorName)}`, async () => {
        const body = { thirdUserName: visitorName };
        assert.deepEqual(await outcome(asker()('/huawei-cec', { body })), [400, 'malformed-name']);
      });
    }

    it('calls those without a name as the site wants', async () => {
      const { visitorName } = await json<HuaweiCecCredential>(asker({ visitorName: '访客' })('/huawei-cec', { body: { visitorName: '' } }));
      assert.equal(visitorName, '访客');
    });
  });

  describe('for the page script', () => {
    it('signs a visitor of its own choice, so that the service takes it', async () => {
      const body = { thirdUserName: 'Ada', thirdUserId: 'admin', tenantSpaceId: '202401019999', channelConfigId: channelId };
      const { thirdPartAuthorization, timestamp, resume, ...visitor } = await json<HuaweiCecAuthorization>(
        asker()('/huawei-cec/authorization', { body }),
      );
      assert.equal(visitor.thirdUserName, 'Ada');
      assert.match(visitor.thirdUserId, /^[0-9A-Za-z]{22}$/);
      assert.equal(timestamp, '2026-01-01T00:00:00.000Z');
      assert.equal(typeof resume, 'string');
      const verifier = new RequestVerifier({ clock, secretKeyOf: (key) => (key === channelId ? authenticationKey : undefined) });
      assert.deepEqual(await verifier.verify(thirdPartAuthorization, cecVisitorRequest(visitor)), {
        valid: true,
        accessKey: channelId,
        timestamp,
      });
    });

    it('gives the same visitor as the REST interface', async () => {
      const ask = asker();
      const { visitorId, resume } = await json<HuaweiCecCredential>(ask('/huawei-cec'));
      const authorization = await json<HuaweiCecAuthorization>(ask('/huawei-cec/authorization', { body: { resume } }));
      assert.equal(authorization.thirdUserId, visitorId);
    });

    it('signs with the key of the channel', async () => {
      const body = { channelConfigId: '202401010000000002' };
      const { thirdPartAuthorization, ...visitor } = await json<HuaweiCecAuthorization>(asker()('/huawei-cec/authorization', { body }));
      const verifier = new RequestVerifier({ clock, secretKeyOf: () => 'another' });
      assert.equal((await verifier.verify(thirdPartAuthorization, cecVisitorRequest(visitor))).valid, true);
    });

    it('signs for no other tenant or channel', async () => {
      const ask = asker();
      for (const body of [{ tenantSpaceId: '1' }, { channelConfigId: '1' }]) {
        assert.deepEqual(await outcome(ask('/huawei-cec/authorization', { body })), [403, 'other-channel']);
        assert.deepEqual(await outcome(ask('/huawei-cec/visitor-token', { body })), [403, 'other-channel']);
      }
    });

    it('vouches for a visitor by a token that its validation knows again', async () => {
      const { thirdUserToken, expiresAt, thirdUserId, thirdUserName, tenantSpaceId } = await json<HuaweiCecVisitorToken>(
        asker()('/huawei-cec/visitor-token', { body: { thirdUserName: 'Ada' } }),
      );
      assert.equal(expiresAt, '2026-01-01T01:00:00.000Z');
      const visitor = { userId: thirdUserId, userName: thirdUserName, tenantSpaceId };
      assert.equal(await verifyVisitorToken(thirdUserToken, visitor, { secret, now: clock.now() }), true);
      assert.equal(await verifyVisitorToken(thirdUserToken, { ...visitor, userName: 'Eve' }, { secret, now: clock.now() }), false);
    });
  });

  describe('for SIP', () => {
    const sip: CredentialEndpointOptions['sip'] = ({ id }) =>
      id === 'guest'
        ? undefined
        : createSipCredential({ secret: 'north', user: id, domain: 'example.com', lifetime: 600, now: clock.now() });

    it('issues what the site makes of the visitor', async () => {
      const ask = asker({ sip, identify: () => ({ id: 'alice', name: 'Alice' }) });
      const { username, address, expiresAt } = await json<{ username: string; address: string; expiresAt: string }>(ask('/sip'));
      assert.deepEqual([username, address, expiresAt], ['1767226200:alice', 'sip:alice@example.com', '2026-01-01T00:10:00.000Z']);
    });

    it('issues nothing to whom the site refuses it', async () => {
      assert.deepEqual(await outcome(asker({ sip, identify: () => ({ id: 'guest', name: 'Guest' }) })('/sip')), [403, 'no-credential']);
    });
  });

  describe('has a door', () => {
    for (const [what, headers, status] of [
      ['a page of its own', { origin: site }, 200],
      ['a page of its own behind a proxy that ends TLS', { origin: 'http://shop.example.com' }, 200],
      ['a page of its own, as the browser says', { 'sec-fetch-site': 'same-origin', origin: 'https://public.example.com' }, 200],
      ['a program', {}, 200],
      ['a page elsewhere', { origin: 'https://evil.example.com' }, 403],
      ['a page elsewhere, as the browser says', { 'sec-fetch-site': 'cross-site' }, 403],
      ['a page of a sister site', { 'sec-fetch-site': 'same-site', origin: 'https://blog.example.com' }, 403],
      ['a page of its own that a page elsewhere made ask', { 'sec-fetch-site': 'cross-site', origin: site }, 403],
      ['a page without an origin', { origin: 'null' }, 403],
      ['a page on another port', { origin: `${site}:8443` }, 403],
      ['a page that is listed', { 'sec-fetch-site': 'cross-site', origin: 'https://listed.example.com' }, 200],
      ['a page that looks as if it were listed', { origin: 'https://listed.example.com.evil.example.com' }, 403],
    ] as const) {
      it(`${status === 200 ? 'lets in' : 'keeps out'} ${what}`, async () => {
        const response = await asker({ origins: ['https://listed.example.com'] })('/huawei-cec', { headers });
        assert.equal(response.status, status);
        assert.equal(response.headers.get('vary'), 'origin');
        const listed = 'origin' in headers && headers.origin === 'https://listed.example.com';
        assert.equal(response.headers.get('access-control-allow-origin'), listed ? headers.origin : null);
        if (status === 403) assert.deepEqual(await response.json(), { error: 'cross-origin' });
      });
    }

    it('answers the question that a browser asks before, for listed pages only', async () => {
      const ask = asker({ origins: ['https://listed.example.com'] });
      const listed = await ask('/huawei-cec', { method: 'OPTIONS', headers: { origin: 'https://listed.example.com' } });
      assert.equal(listed.status, 204);
      assert.equal(listed.headers.get('access-control-allow-methods'), 'POST');
      const other = await ask('/huawei-cec', { method: 'OPTIONS', headers: { origin: 'https://evil.example.com' } });
      assert.equal(other.status, 405);
      assert.equal(other.headers.get('access-control-allow-origin'), null);
    });

    for (const method of ['GET', 'PUT', 'DELETE', 'HEAD']) {
      it(`refuses ${method}`, async () => {
        const response = await asker()('/huawei-cec', { method });
        assert.equal(response.status, 405);
        assert.equal(response.headers.get('allow'), 'POST');
      });
    }

    for (const path of ['/', '/huawei-ce', '/huawei-cec/', '/huawei-cec/authorization/x', '/sip']) {
      it(`knows nothing of ${path}`, async () => assert.deepEqual(await outcome(asker()(path)), [404, 'not-found']));
    }

    it('offers what it was given the options for', async () => {
      const endpoint = credentialEndpoint({ secret, clock });
      for (const path of ['/huawei-cec', '/huawei-cec/authorization', '/huawei-cec/visitor-token', '/sip']) {
        assert.equal((await endpoint(new Request(`${site}${path}`, { method: 'POST' }))).status, 404);
      }
    });

    for (const body of ['{', '[]', '"text"', 'null', 'a=b']) {
      it(`refuses the body ${body}`, async () =>
        assert.deepEqual(await outcome(asker()('/huawei-cec', { body })), [400, 'malformed-body']));
    }

    it('refuses a body that is too large, whether it says so or not', async () => {
      const body = JSON.stringify({ visitorName: 'a'.repeat(9000) });
      assert.deepEqual(await outcome(asker()('/huawei-cec', { body })), [413, 'body-too-large']);
      assert.deepEqual(await outcome(asker()('/huawei-cec', { headers: { 'content-length': '9000' } })), [413, 'body-too-large']);
      let pulled = 0;
      const endless = new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array(1024).fill(32 + (pulled++ % 2))),
      });
      const request = new Request(`${site}/huawei-cec`, { method: 'POST', body: endless, duplex: 'half' } as RequestInit);
      assert.deepEqual(await outcome(credentialEndpoint(optionsOf())(request)), [413, 'body-too-large']);
      assert.ok(pulled < 20, 'it read on');
    });

    it('lets one address ask so often, and says when it may again', async () => {
      const ask = asker({ rate: { burst: 3, perMinute: 6 } });
      const statuses = [];
      for (let index = 0; index < 4; index++) statuses.push((await ask('/huawei-cec')).status);
      assert.deepEqual(statuses, [200, 200, 200, 429]);
      assert.equal((await ask('/huawei-cec')).headers.get('retry-after'), '10');
      assert.equal((await ask('/huawei-cec', { address: '192.0.2.2' })).status, 200);
      clock.advance(10_000);
      assert.equal((await ask('/huawei-cec')).status, 200);
      assert.deepEqual(await outcome(ask('/huawei-cec')), [429, 'too-many-requests']);
    });

    it('does not count what pages elsewhere make a browser ask', async () => {
      const ask = asker({ rate: { burst: 1, perMinute: 1 } });
      for (let index = 0; index < 5; index++) await ask('/huawei-cec', { headers: { 'sec-fetch-site': 'cross-site' } });
      assert.equal((await ask('/huawei-cec')).status, 200);
    });

    it('knows the address that Deno hands over, and counts those without one together', async () => {
      const endpoint = credentialEndpoint(optionsOf({ rate: { burst: 1, perMinute: 1 } }));
      const statusFor = async (caller?: Parameters<typeof endpoint>[1]): Promise<number> =>
        (await endpoint(new Request(`${site}/huawei-cec`, { method: 'POST' }), caller)).status;
      assert.equal(await statusFor({ remoteAddr: { hostname: '192.0.2.1' } }), 200);
      assert.equal(await statusFor({ remoteAddr: { hostname: '192.0.2.1' } }), 429);
      assert.equal(await statusFor({ remoteAddr: { hostname: '192.0.2.2' } }), 200);
      assert.equal(await statusFor(), 200);
      assert.equal(await statusFor({ address: undefined }), 429);
    });
  });

  describe('fails', () => {
    for (const [what, path, answers, expected] of [
      ['when the key is refused', '/tokenByAkSk', [new Response('top-secret', { status: 401 })], [502, 'credential-rejected']],
      ['when the service refuses', '/applyToken', [Response.json({ resultCode: '1' })], [502, 'backend-refused']],
      ['when the service is out of order', '/applyToken', [new Response('', { status: 500 })], [503, 'backend-unreachable']],
      ['when the service is not there', '/tokenByAkSk', [new TypeError('connect ECONNREFUSED 10.1.2.3')], [503, 'backend-unreachable']],
    ] as const) {
      it(`${what}, in one word; the log gets the rest`, async () => {
        cec.next(path, ...answers);
        const response = await asker()('/huawei-cec');
        assert.deepEqual([response.status, await response.json()], [expected[0], { error: expected[1] }]);
        assert.equal(response.headers.get('retry-after'), expected[0] === 503 ? '5' : null);
        assert.equal(response.headers.get('cache-control'), 'no-store');
        assert.ok(reported[0] instanceof IssueError);
        assert.equal(reported[0].code, expected[1]);
        assert.doesNotMatch(`${String(reported[0])} ${String(reported[0].cause)}`, /top-secret/);
      });
    }

    it('when the site itself fails, without a word about how', async () => {
      const error = new Error('password of the database: hunter2');
      const identify = (): never => {
        throw error;
      };
      assert.deepEqual(await outcome(asker({ identify })('/huawei-cec')), [500, 'internal']);
      assert.deepEqual(reported, [error]);
    });

    it('and keeps quiet without a log', async () => {
      const identify = (): Promise<never> => Promise.reject(new Error('no'));
      const response = await credentialEndpoint({ secret, clock, identify, sip: () => undefined })(
        new Request(`${site}/sip`, { method: 'POST' }),
      );
      assert.equal(response.status, 500);
    });

    const cecOptions = { baseUrl: 'https://cec.example.com', appKey: 'ak', appSecret: 'sk', channelId };
    const pageOptions = { channelId, tenantSpaceId: '1', authenticationKey };
    // what a variable of the environment is that nobody set
    const unset = undefined as unknown as string;
    for (const [what, options] of [
      ['a secret that is short', { secret: 'short' }],
      ['no secret', { secret: unset }],
      ['an address without encryption', { huaweiCec: { ...cecOptions, baseUrl: 'http://cec.example.com' } }],
      ['no app key', { huaweiCec: { ...cecOptions, appKey: unset } }],
      ['no app secret', { huaweiCec: { ...cecOptions, appSecret: unset } }],
      ['no channel', { huaweiCec: { ...cecOptions, channelId: unset } }],
      ['no authentication key', { huaweiCecPage: { ...pageOptions, authenticationKey: unset } }],
      ['another channel without its key', { huaweiCecPage: { ...pageOptions, otherChannels: { '202401010000000002': '' } } }],
    ] as const) {
      it(`at once when it is set up with ${what}`, () => {
        assert.throws(() => credentialEndpoint(optionsOf(options)), TypeError);
      });
    }
  });

  it('sends no secret to a browser, whatever happens', async () => {
    const ask = asker();
    const texts: string[] = [];
    for (const path of ['/huawei-cec', '/huawei-cec/authorization', '/huawei-cec/visitor-token', '/nothing']) {
      const response = await ask(path);
      texts.push(await response.text(), JSON.stringify([...response.headers]));
    }
    for (const word of ['top-secret', secret, authenticationKey]) assert.ok(!texts.join('\n').includes(word), word);
    assert.match(texts[0] ?? '', /accessToken/);
  });
});
