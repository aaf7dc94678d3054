import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { VirtualClock } from '../../src/server/virtual-clock.testing.js';
import { createVisitorToken, validationEndpoint, verifyVisitorToken, type ValidationEndpointOptions } from '../../src/server/index.js';

const secret = 'a secret that has thirty-two characters';
const url = 'https://shop.example.com/rest/cc-messaging/v1/thirdparty/chatThirdPartyValidate';
const ada = { userId: 'ada1', userName: 'Ada', tenantSpaceId: '202401019999' };

type Answer = { readonly status: number; readonly retCode: unknown; readonly message: unknown };

describe('A validation endpoint', () => {
  let clock: VirtualClock;
  let reported: unknown[];
  beforeEach(() => {
    clock = new VirtualClock('2026-01-01T00:00:00Z');
    reported = [];
  });

  const asker = (options: Partial<ValidationEndpointOptions> = {}): ((body: unknown, init?: RequestInit) => Promise<Answer>) => {
    const endpoint = validationEndpoint({
      validate: ({ token, ...visitor }) => verifyVisitorToken(token, visitor, { secret, now: clock.now() }),
      report: (error) => reported.push(error),
      clock,
      ...options,
    });
    return async (body, init) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const response = await endpoint(new Request(url, { method: 'POST', body: text, ...init }), { address: '192.0.2.1' });
      assert.equal(response.headers.get('cache-control'), 'no-store');
      return { status: response.status, ...((await response.json()) as { retCode: unknown; message: unknown }) };
    };
  };
  const token = (): Promise<string> => createVisitorToken(ada, { secret, lifetime: 60_000, now: clock.now() });

  it('says yes to a token of this very visitor, as often as it is asked', async () => {
    const ask = asker();
    const body = { Token: await token(), ...ada };
    for (let index = 0; index < 2; index++) {
      assert.deepEqual(await ask(body), { status: 200, retCode: 0, message: 'validate success' });
    }
  });

  it('says no to any other', async () => {
    const ask = asker();
    const good = await token();
    const no = { status: 200, retCode: 1, message: 'validate failed' };
    assert.deepEqual(await ask({ Token: good, ...ada, userName: 'Eve' }), no);
    assert.deepEqual(await ask({ Token: good, ...ada, userId: 'eve1' }), no);
    assert.deepEqual(await ask({ Token: good, ...ada, tenantSpaceId: '1' }), no);
    assert.deepEqual(await ask({ Token: 'guess', ...ada }), no);
    clock.advance(60_000);
    assert.deepEqual(await ask({ Token: good, ...ada }), no);
  });

  it("gives a site's own validation what it was asked", async () => {
    const asked: unknown[] = [];
    await asker({ validate: (request) => asked.push(request) > 0 })({ Token: 't', ...ada, extra: 1 });
    assert.deepEqual(asked, [{ token: 't', ...ada }]);
  });

  for (const [what, body] of [
    ['no JSON', 'Token=t'],
    ['a list', []],
    ['no token', ada],
    ['a token in small letters', { token: 't', ...ada }],
    ['an empty token', { Token: '', ...ada }],
    ['a token that is a number', { Token: 1, ...ada }],
    ['a token that is too long', { Token: 'a'.repeat(2049), ...ada }],
    ['no user', { Token: 't', userName: 'Ada', tenantSpaceId: '1' }],
    ['no name', { Token: 't', userId: 'ada1', tenantSpaceId: '1' }],
    ['no tenant', { Token: 't', userId: 'ada1', userName: 'Ada' }],
  ] as const) {
    it(`refuses ${what} without asking`, async () => {
      const { status, retCode } = await asker({ validate: () => assert.fail('it asked') })(body);
      assert.deepEqual([status, retCode], [400, 1]);
      assert.deepEqual(reported, []);
    });
  }

  it('refuses a body that is too large', async () => {
    assert.equal((await asker()({ Token: 't', ...ada, more: 'a'.repeat(9000) })).status, 413);
  });

  it('refuses browsers, and everything but POST', async () => {
    const ask = asker({ validate: () => true });
    for (const headers of [{ origin: 'https://shop.example.com' }, { 'sec-fetch-site': 'same-origin' }]) {
      assert.deepEqual(await ask({ Token: 't', ...ada }, { headers }), { status: 403, retCode: 1, message: 'not for browsers' });
    }
    assert.equal((await ask({}, { method: 'PUT' })).status, 405);
  });

  it('lets nobody try token after token', async () => {
    const ask = asker({ rate: { burst: 2, perMinute: 60 } });
    const body = { Token: 'guess', ...ada };
    assert.deepEqual([(await ask(body)).status, (await ask(body)).status, (await ask(body)).status], [200, 200, 429]);
    clock.advance(1000);
    assert.equal((await ask(body)).status, 200);
  });

  it('says no when the validation breaks down, and tells the log why', async () => {
    const error = new Error('the database is gone');
    const validate = (): never => {
      throw error;
    };
    assert.deepEqual(await asker({ validate })({ Token: 't', ...ada }), { status: 500, retCode: 1, message: 'out of order' });
    assert.deepEqual(reported, [error]);
  });
});
