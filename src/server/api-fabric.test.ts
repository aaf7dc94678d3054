import { expect } from '@open-wc/testing';
import { ApiFabric, type ApiFabricOptions } from './api-fabric.js';
import { IssueError } from './issue-error.js';
import { ScriptedCec } from './scripted-cec.testing.js';
import { VirtualClock } from './virtual-clock.testing.js';

const tokenPath = '/apigovernance/api/oauth/tokenByAkSk';
const failed = (action: Promise<unknown>): Promise<IssueError> =>
  action.then(
    () => expect.fail('it did not fail'),
    (error: unknown) => (error instanceof IssueError ? error : expect.fail(String(error))),
  );

describe('the API Fabric', () => {
  let clock: VirtualClock;
  let cec: ScriptedCec;
  beforeEach(() => {
    clock = new VirtualClock('2026-01-01T00:00:00Z');
    cec = new ScriptedCec();
  });

  const fabricOf = (options: Partial<ApiFabricOptions> = {}): ApiFabric =>
    new ApiFabric({ baseUrl: 'https://cec.example.com/', appKey: 'ak', appSecret: 'sk', fetch: cec.fetch, clock, ...options });

  it('gives a token for key and secret, which go into the body and nowhere else', async () => {
    const { value, expiresAt } = await fabricOf({ accessTokenLifetime: 900 }).accessToken();
    expect(value).to.equal('access-1');
    // what the service says counts, not what was asked for
    expect(expiresAt).to.equal(clock.now() + 600_000);
    expect(cec.seen[0]).to.deep.include({
      url: `https://cec.example.com${tokenPath}`,
      body: { app_key: 'ak', app_secret: 'sk' },
      redirect: 'manual',
    });
    expect(cec.seen[0]?.headers.get('content-type')).to.equal('application/json');
    expect(cec.seen[0]?.headers.get('x-token-expire')).to.equal('900');
    expect([...(cec.seen[0]?.headers.values() ?? [])].join()).not.to.contain('sk');
  });

  it('keeps a token for 80 % of its life', async () => {
    const fabric = fabricOf();
    await fabric.accessToken();
    clock.advance(479_999);
    expect((await fabric.accessToken()).value).to.equal('access-1');
    clock.advance(1);
    expect((await fabric.accessToken()).value).to.equal('access-2');
    expect((await fabric.accessToken()).value).to.equal('access-2');
    expect(cec.seen).to.have.length(2);
  });

  it('asks once for all who wait', async () => {
    const fabric = fabricOf();
    let answer: (response: Response) => void = () => undefined;
    cec.next(tokenPath, () => new Promise((resolve) => (answer = resolve)));
    const waiting = Promise.all(Array.from({ length: 50 }, () => fabric.accessToken()));
    answer(Response.json({ AccessToken: 'shared', Expires: '600' }));
    expect(new Set((await waiting).map(({ value }) => value))).to.deep.equal(new Set(['shared']));
    expect(cec.seen).to.have.length(1);
  });

  it('lives on a token that is still good while another cannot be had, and not a moment longer', async () => {
    const fabric = fabricOf();
    await fabric.accessToken();
    clock.advance(599_999);
    cec.next(tokenPath, new Response('', { status: 503 }), new Response('', { status: 503 }));
    expect((await fabric.accessToken()).value).to.equal('access-1');
    clock.advance(1);
    expect(await failed(fabric.accessToken())).to.include({ code: 'backend-unreachable', status: 503 });
    expect((await fabric.accessToken()).value).to.equal('access-2');
  });

  it('renews a refused token once for all who were refused', async () => {
    const fabric = fabricOf();
    const refused = await fabric.accessToken();
    const renewed = await Promise.all([fabric.renewed(refused), fabric.renewed(refused)]);
    expect(renewed.map(({ value }) => value)).to.deep.equal(['access-2', 'access-2']);
    expect((await fabric.renewed(refused)).value).to.equal('access-2');
    expect(cec.seen).to.have.length(2);
  });

  for (const [what, answer, code] of [
    ['a wrong secret', new Response('', { status: 401 }), 'credential-rejected'],
    ['a forbidden key', new Response('', { status: 403 }), 'credential-rejected'],
    ['a wrong path', new Response('', { status: 404 }), 'backend-refused'],
    ['a redirection', new Response('', { status: 302, headers: { location: 'https://elsewhere.example.com/' } }), 'backend-refused'],
    ['too many requests', new Response('', { status: 429 }), 'backend-unreachable'],
    ['a failure', new Response('', { status: 500 }), 'backend-unreachable'],
    ['no network', new TypeError('fetch failed'), 'backend-unreachable'],
    ['a page', new Response('<html>'), 'backend-refused'],
    ['a list', Response.json([]), 'backend-refused'],
    ['an empty token', Response.json({ AccessToken: '', Expires: '600' }), 'backend-refused'],
    ['a token that is over', Response.json({ AccessToken: 'a', Expires: '0' }), 'backend-refused'],
    ['a lifetime that is none', Response.json({ AccessToken: 'a', Expires: 'soon' }), 'backend-refused'],
    ['more than it should', Response.json({ AccessToken: 'a', Expires: '600', Scope: 'x'.repeat(70_000) }), 'backend-refused'],
  ] as const) {
    it(`says ${code} of ${what}`, async () => {
      cec.next(tokenPath, answer);
      const error = await failed(fabricOf().accessToken());
      expect(error.code).to.equal(code);
      expect(error.message).not.to.contain('sk');
    });
  }

  it('gives up on an answer that does not come, and tries again for the next', async () => {
    const fabric = fabricOf({ timeout: 3000 });
    cec.next(tokenPath, () => new Promise(() => undefined));
    const waiting = failed(fabric.accessToken());
    clock.advance(3000);
    expect(await waiting).to.include({ code: 'backend-unreachable' });
    expect((await fabric.accessToken()).value).to.equal('access-1');
  });

  it('takes the lifetime that was asked for when the service says none', async () => {
    cec.next(tokenPath, Response.json({ AccessToken: 'a' }));
    expect((await fabricOf({ accessTokenLifetime: 60 }).accessToken()).expiresAt).to.equal(clock.now() + 60_000);
  });

  for (const options of [
    { baseUrl: 'http://cec.example.com' },
    { baseUrl: 'cec.example.com' },
    { baseUrl: 'http://127.0.0.1.example.com' },
    { appSecret: '' },
    { appKey: '' },
    { accessTokenLifetime: 3601 },
    { accessTokenLifetime: 0 },
  ]) {
    it(`refuses ${JSON.stringify(options)}`, () => expect(() => fabricOf(options)).to.throw(TypeError));
  }

  it('may be reached on loopback without encryption', async () => {
    await fabricOf({ baseUrl: 'http://127.0.0.1:8080' }).accessToken();
    expect(cec.seen[0]?.url).to.equal(`http://127.0.0.1:8080${tokenPath}`);
  });
});
