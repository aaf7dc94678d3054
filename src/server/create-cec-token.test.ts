import { expect } from '@open-wc/testing';
import { ApiFabric } from './api-fabric.js';
import { createCecToken } from './create-cec-token.js';
import { IssueError } from './issue-error.js';
import { ScriptedCec } from './scripted-cec.testing.js';
import { VirtualClock } from './virtual-clock.testing.js';

const tokenPath = '/tokenByAkSk';
const applyPath = '/apiaccess/ccmessaging/applyToken';
const request = { visitorId: 'visitor1', visitorName: 'Ada', channelId: '202401010000000001', locale: 'en' };

describe('createCecToken', () => {
  let clock: VirtualClock;
  let cec: ScriptedCec;
  let fabric: ApiFabric;
  beforeEach(() => {
    clock = new VirtualClock('2026-01-01T00:00:00Z');
    cec = new ScriptedCec();
    fabric = new ApiFabric({ baseUrl: 'https://cec.example.com', appKey: 'ak', appSecret: 'sk', fetch: cec.fetch, clock });
  });

  const create = (): ReturnType<typeof createCecToken> => createCecToken(fabric, request, clock.now());
  const failed = (): Promise<unknown> =>
    create().then(
      () => 'nothing',
      (error: unknown) => error,
    );

  it('gives what a browser needs, without the quotes around the token and without the secret', async () => {
    const credential = await create();
    expect(credential).to.deep.equal({
      appKey: 'ak',
      accessToken: 'access-1',
      accessTokenExpiresAt: '2026-01-01T00:10:00.000Z',
      token: 'chat-2-visitor1%3D',
      tokenExpiresAt: '2026-01-01T01:00:00.000Z',
      channelId: request.channelId,
      visitorId: 'visitor1',
      visitorName: 'Ada',
    });
    const { url, headers, body } = cec.seen[1] ?? {};
    expect(url).to.equal(`https://cec.example.com${applyPath}`);
    expect(body).to.deep.equal({ userId: 'visitor1', userName: 'Ada', channelId: request.channelId, locale: 'en' });
    expect(headers?.get('x-app-key')).to.equal('ak');
    expect(headers?.get('authorization')).to.equal('Bearer access-1');
  });

  it('takes a token without quotes as it is', async () => {
    cec.next(applyPath, Response.json({ resultCode: '0', token: 'eyJ%3D' }));
    expect((await create()).token).to.equal('eyJ%3D');
  });

  it('shares the access token among visitors', async () => {
    await Promise.all([create(), create(), create()]);
    expect(cec.count(tokenPath)).to.equal(1);
    expect(cec.count(applyPath)).to.equal(3);
  });

  for (const status of [401, 403]) {
    it(`renews the access token when ${String(status)} says that it is not good, and then goes on`, async () => {
      cec.next(applyPath, new Response('', { status }));
      expect((await create()).accessToken).to.equal('access-2');
      expect(cec.seen.map(({ url }) => url.split('/').pop())).to.deep.equal(['tokenByAkSk', 'applyToken', 'tokenByAkSk', 'applyToken']);
      expect(cec.seen[3]?.headers.get('authorization')).to.equal('Bearer access-2');
    });

    it(`does so once: ${String(status)} again is final`, async () => {
      cec.next(applyPath, new Response('', { status }), new Response('', { status }));
      expect(await failed())
        .to.be.instanceOf(IssueError)
        .and.include({ code: 'credential-rejected', status });
      expect(cec.seen).to.have.length(4);
    });
  }

  for (const [what, answer, expected] of [
    [
      'a result that is not 0',
      Response.json({ resultCode: '1', resultDesc: 'no', token: 'a' }),
      { code: 'backend-refused', resultCode: '1' },
    ],
    ['a result in figures', Response.json({ resultCode: 13, token: 'a' }), { code: 'backend-refused', resultCode: '13' }],
    ['no result', Response.json({ token: 'a' }), { code: 'backend-refused', resultCode: undefined }],
    ['no token', Response.json({ resultCode: '0' }), { code: 'backend-refused', resultCode: '0' }],
    ['an empty token in quotes', Response.json({ resultCode: '0', token: '""' }), { code: 'backend-refused' }],
    ['a page', new Response('<html>'), { code: 'backend-refused' }],
    ['a wrong parameter', new Response('', { status: 400 }), { code: 'backend-refused', status: 400 }],
    ['a failure', new Response('', { status: 500 }), { code: 'backend-unreachable', status: 500 }],
    ['no network', new TypeError('fetch failed'), { code: 'backend-unreachable' }],
  ] as const) {
    it(`says ${expected.code} of ${what}`, async () => {
      cec.next(applyPath, answer);
      expect(await failed())
        .to.be.instanceOf(IssueError)
        .and.include(expected);
      expect(cec.count(applyPath)).to.equal(1);
    });
  }
});
