import { expect } from '@open-wc/testing';
import { createSdkAuthentication, type ItniotechOptions, type SdkAuthentication } from './create-sdk-authentication.js';
import { IssueError } from './issue-error.js';
import { ItniotechError } from './itniotech-error.js';
import { itniotechSignature } from './itniotech-signature.js';
import { VirtualClock } from './virtual-clock.testing.js';

const given = { status: '0', reason: 'success', data: { authentication: 'Bearer id:0705C245_001:0ecc5e73' } };

describe('itniotechSignature', () => {
  it('is the one of the documentation', () => {
    expect(itniotechSignature({ apiKey: 'bDqJFiq9', apiSecret: '7bz1lzh9' }, 1630468800)).to.equal('05d7a50893e22a5c4bb3216ae3396c7c');
  });

  it('is another for another key, secret or time', () => {
    expect(itniotechSignature({ apiKey: 'demoKey', apiSecret: 'demoSecret' }, 1700000000)).to.equal('b62f6a8535f0641ec873cda09803c501');
    expect(itniotechSignature({ apiKey: 'demoKey', apiSecret: 'demoSecret' }, 1700000001)).not.to.equal('b62f6a8535f0641ec873cda09803c501');
  });

  for (const [what, key, timestamp] of [
    ['no key', { apiKey: '', apiSecret: 's' }, 1],
    ['no secret', { apiKey: 'k', apiSecret: '' }, 1],
    ['part of a second', { apiKey: 'k', apiSecret: 's' }, 1.5],
    ['no time', { apiKey: 'k', apiSecret: 's' }, Number.NaN],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(() => itniotechSignature(key, timestamp)).to.throw(TypeError);
    });
  }
});

describe('createSdkAuthentication', () => {
  let clock: VirtualClock;
  let seen: { readonly url: string; readonly init: RequestInit }[];
  beforeEach(() => {
    clock = new VirtualClock('2021-09-01T04:00:00.500Z');
    seen = [];
  });

  const create = (
    answer: Response | Error | Promise<Response> = Response.json(given),
    more: Partial<ItniotechOptions> = {},
    expires = 3600,
  ): Promise<SdkAuthentication> => {
    const fetch = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
      seen.push({ url: String(input), init });
      if (answer instanceof Error) throw answer;
      const signal = init.signal;
      return Promise.race([
        answer,
        new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error))),
      ]);
    };
    const options = { apiKey: 'bDqJFiq9', apiSecret: '7bz1lzh9', fetch: fetch as typeof globalThis.fetch, clock, ...more };
    return createSdkAuthentication({ account: '0705C245_001', expires }, options);
  };
  const failure = (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
      () => 'nothing',
      (error: unknown) => error,
    );

  it('asks as documented, and passes the credential on letter by letter', async () => {
    expect(await create()).to.deep.equal({ authentication: given.data.authentication, expiresAt: '2021-09-01T05:00:00.500Z' });
    const { url, init } = seen[0] ?? { url: '', init: {} };
    const headers = new Headers(init.headers);
    expect(url).to.equal('https://api.itniotech.com/v3/cc/seat/createSdkAuthentication');
    expect(init.method).to.equal('POST');
    expect(init.redirect).to.equal('manual');
    expect(headers.get('content-type')).to.equal('application/json;charset=UTF-8');
    expect(headers.get('timestamp')).to.equal('1630468800');
    expect(headers.get('sign')).to.equal('05d7a50893e22a5c4bb3216ae3396c7c');
    expect(headers.get('api-key')).to.equal('bDqJFiq9');
    expect(init.body).to.equal('{"account":"0705C245_001","expires":3600}');
  });

  it('takes a status in figures', async () => {
    expect((await create(Response.json({ ...given, status: 0 }))).authentication).to.equal(given.data.authentication);
  });

  for (const [status, problem, code] of [
    ['-1', 'signature', 'credential-rejected'],
    ['-2', 'signature', 'credential-rejected'],
    ['-16', 'timestamp', 'credential-rejected'],
    ['-18', 'service', 'backend-unreachable'],
    ['-22', 'parameter', 'backend-refused'],
    ['-24', 'account', 'backend-refused'],
    ['-99', 'other', 'backend-refused'],
    ['constructor', 'other', 'backend-refused'],
    [-24, 'account', 'backend-refused'],
  ] as const) {
    it(`says ${problem} of ${JSON.stringify(status)}`, async () => {
      expect(await failure(create(Response.json({ status, reason: 'secret words' }))))
        .to.be.instanceOf(ItniotechError)
        .and.include({ problem, code, resultCode: String(status) });
    });
  }

  for (const [what, answer, expected] of [
    ['a page', new Response('<html>'), { code: 'backend-refused' }],
    ['no status', Response.json({ data: given.data }), { code: 'backend-refused' }],
    ['no credential', Response.json({ status: '0', data: {} }), { code: 'backend-refused', resultCode: '0' }],
    ['a credential that is none', Response.json({ status: '0', data: { authentication: 7 } }), { code: 'backend-refused' }],
    ['a refusal', new Response('', { status: 403 }), { code: 'credential-rejected', status: 403 }],
    ['a failure', new Response('', { status: 502 }), { code: 'backend-unreachable', status: 502 }],
    ['no network', new TypeError('fetch failed'), { code: 'backend-unreachable' }],
  ] as const) {
    it(`says ${expected.code} of ${what}`, async () => {
      const error = await failure(create(answer));
      expect(error).to.be.instanceOf(IssueError).and.include(expected);
      expect(String(error)).not.to.contain('7bz1lzh9');
    });
  }

  it('gives up after its time', async () => {
    const failed = failure(create(new Promise(() => undefined), { timeout: 500 }));
    clock.advance(500);
    expect(await failed)
      .to.be.instanceOf(IssueError)
      .and.include({ code: 'backend-unreachable' });
  });

  for (const expires of [59, 28_801, 60.5, Number.NaN]) {
    it(`asks for nothing that is good for ${String(expires)} s`, async () => {
      expect(await failure(create(undefined, {}, expires))).to.be.instanceOf(TypeError);
      expect(seen).to.have.length(0);
    });
  }

  it('sends its key nowhere but over TLS', async () => {
    expect(await failure(create(undefined, { apiUrl: 'http://api.itniotech.com' }))).to.be.instanceOf(TypeError);
    expect(seen).to.have.length(0);
  });
});
