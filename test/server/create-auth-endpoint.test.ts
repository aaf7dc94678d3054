import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { VirtualClock } from '../../src/server/virtual-clock.testing.js';
import {
  createAuthEndpoint,
  createSdkToken,
  credentialEndpoint,
  ItniotechError,
  verifySdkToken,
  type CreateAuthOptions,
  type Endpoint,
} from '../../src/server/index.js';

const site = 'https://crm.example.com';
const authentication = 'Bearer id:0705C245_001:0ecc5e73';

describe('A createAuth endpoint', () => {
  let asked: string[];
  let reported: unknown[];
  beforeEach(() => {
    asked = [];
    reported = [];
  });

  const endpointOf = (more: Partial<CreateAuthOptions> = {}): Endpoint =>
    createAuthEndpoint({
      account: (request) => (request.headers.get('cookie') === 'agent=ada' ? '0705C245_001' : undefined),
      authenticate: async (account) => {
        asked.push(account);
        return { authentication, expiresAt: '2026-01-01T00:00:00.000Z' };
      },
      clock: new VirtualClock('2026-01-01T00:00:00Z'),
      report: (error) => reported.push(error),
      ...more,
    });
  const ask = async (endpoint: Endpoint, init: RequestInit = {}): Promise<readonly [number, unknown, Response]> => {
    const answered = await endpoint(new Request(`${site}/createAuth`, { method: 'POST', headers: { cookie: 'agent=ada' }, ...init }));
    return [answered.status, answered.status === 204 ? undefined : await answered.json(), answered];
  };

  it('answers as itniotech does, for the agent whom the site knows', async () => {
    const [status, body, answered] = await ask(endpointOf());
    assert.deepEqual([status, body], [200, { status: '0', reason: 'success', data: { authentication } }]);
    assert.equal(answered.headers.get('cache-control'), 'no-store');
    assert.deepEqual(asked, ['0705C245_001']);
  });

  it('takes any body: the documents show a post with a function in its place', async () => {
    assert.equal((await ask(endpointOf(), { body: 'res => {}' }))[0], 200);
  });

  it('has nothing for somebody whom the site does not know', async () => {
    assert.deepEqual((await ask(endpointOf(), { headers: {} })).slice(0, 2), [401, { error: 'unknown-agent' }]);
    assert.deepEqual(asked, []);
  });

  it('is for POST', async () => {
    assert.deepEqual((await ask(endpointOf(), { method: 'GET' })).slice(0, 2), [405, { error: 'method-not-allowed' }]);
  });

  it('is for the pages of its own origin, and those that are listed', async () => {
    const elsewhere = { headers: { cookie: 'agent=ada', origin: 'https://desk.example.com' } };
    assert.deepEqual((await ask(endpointOf(), elsewhere)).slice(0, 2), [403, { error: 'cross-origin' }]);
    const listed = endpointOf({ origins: ['https://desk.example.com'] });
    const [status, , answered] = await ask(listed, elsewhere);
    assert.equal(status, 200);
    assert.equal(answered.headers.get('access-control-allow-origin'), 'https://desk.example.com');
    const [allowed, , preflight] = await ask(listed, { ...elsewhere, method: 'OPTIONS' });
    assert.equal(allowed, 204);
    assert.equal(preflight.headers.get('access-control-allow-methods'), 'POST');
  });

  it('says one word to the page, and the rest to the log', async () => {
    const failing = endpointOf({
      authenticate: async () => {
        throw new ItniotechError('/v3', '-24');
      },
    });
    assert.deepEqual((await ask(failing)).slice(0, 2), [502, { error: 'backend-refused' }]);
    assert.equal((reported[0] as ItniotechError).problem, 'account');
    const down = endpointOf({
      authenticate: async () => {
        throw new ItniotechError('/v3', '-18');
      },
    });
    assert.deepEqual((await ask(down)).slice(0, 2), [503, { error: 'backend-unreachable' }]);
  });

  it('is not asked too often', async () => {
    const endpoint = endpointOf({ rate: { burst: 2, perMinute: 60 } });
    const statuses = [];
    for (let attempt = 0; attempt < 3; attempt++) statuses.push((await ask(endpoint))[0]);
    assert.deepEqual(statuses, [200, 200, 429]);
  });

  it('and the exchange go together: a token of the one is a SIP credential of the other', async () => {
    const secret = 'a secret that has thirty-two characters';
    const now = Date.parse('2026-01-01T00:00:00Z');
    const clock = new VirtualClock('2026-01-01T00:00:00Z');
    const createAuth = endpointOf({ authenticate: (account) => createSdkToken(account, { secret, lifetime: 60_000, now }) });
    const exchange = credentialEndpoint({
      secret,
      clock,
      identify: async (request) => {
        const account = await verifySdkToken(request.headers.get('authorization'), { secret, now: clock.now() });
        return account === undefined ? undefined : { id: '1001', name: account };
      },
      sip: ({ id, name }) => ({ address: `sip:${id}@example.com`, username: id, password: 'p', displayName: name }),
    });
    const [, body] = await ask(createAuth);
    const { authentication: token } = (body as { readonly data: { readonly authentication: string } }).data;
    const bring = (authorization: string): Promise<Response> =>
      exchange(new Request(`${site}/cc/credential/itniotech`, { method: 'POST', headers: { authorization } }));
    assert.deepEqual(await (await bring(token)).json(), {
      address: 'sip:1001@example.com',
      username: '1001',
      password: 'p',
      displayName: '0705C245_001',
    });
    assert.equal((await bring('Bearer x')).status, 401);
    clock.advance(60_000);
    assert.equal((await bring(token)).status, 401);
  });
});
