import { expect } from '@open-wc/testing';
import { CcError } from '../../model/error.js';
import { exchangeToken, tokenUrl } from './exchange-token.js';

const page = 'https://crm.example.com/customers/7';

describe('tokenUrl', () => {
  for (const [text, expected] of [
    ['/cc/credential/itniotech', 'https://crm.example.com/cc/credential/itniotech'],
    ['https://desk.example.com/token', 'https://desk.example.com/token'],
    ['http://127.0.0.1:8080/token', 'http://127.0.0.1:8080/token'],
    ['http://demo.localhost/token', 'http://demo.localhost/token'],
  ] as const) {
    it(`sends a token to ${text}`, () => {
      expect(tokenUrl(text, page)).to.equal(expected);
    });
  }

  it('sends it to the page’s own server, whatever that is', () => {
    expect(tokenUrl('/token', 'http://crm.intranet/')).to.equal('http://crm.intranet/token');
  });

  for (const text of ['http://desk.example.com/token', 'javascript:alert(1)', 'data:text/plain,x', 'http://', 'ftp://desk.example.com/']) {
    it(`does not send it to ${text}`, () => {
      expect(() => tokenUrl(text, page)).to.throw(CcError);
    });
  }
});

describe('exchangeToken', () => {
  const credential = { server: 'wss://pbx.example.com', address: 'sip:1001@example.com', username: '1001', password: 'p' };
  let seen: { url: string; init: RequestInit }[];
  beforeEach(() => {
    seen = [];
  });
  const exchange = (answer: Response | Error): Promise<unknown> =>
    exchangeToken({
      url: 'https://crm.example.com/token',
      token: 'a:b:c',
      fetch: async (url, init = {}) => {
        seen.push({ url: url instanceof Request ? url.url : String(url), init });
        if (answer instanceof Error) throw answer;
        return answer;
      },
    })({}).catch((error: unknown) => error);

  it('brings the token in a header, and gives what it got', async () => {
    expect(await exchange(Response.json(credential))).to.deep.equal(credential);
    const { url, init } = seen[0] ?? expect.fail('nothing was asked');
    expect(url).to.equal('https://crm.example.com/token');
    expect(new Headers(init.headers).get('authorization')).to.equal('Bearer a:b:c');
    expect([init.method, init.redirect, init.cache, init.body]).to.deep.equal(['POST', 'error', 'no-store', undefined]);
  });

  for (const [what, answer, code, recoverable] of [
    ['401', new Response('', { status: 401 }), 'credential-expired', false],
    ['403', new Response('', { status: 403 }), 'credential-rejected', false],
    ['404', new Response('', { status: 404 }), 'credential-rejected', false],
    ['429', new Response('', { status: 429 }), 'backend-unreachable', true],
    ['502', new Response('', { status: 502 }), 'backend-unreachable', true],
    ['no network', new TypeError('failed'), 'backend-unreachable', true],
    ['a page in place of JSON', new Response('<html>'), 'credential-rejected', false],
  ] as const) {
    it(`says ${code} of ${what}`, async () => {
      const error = await exchange(answer);
      expect(error).to.be.instanceOf(CcError).and.include({ code, recoverable });
      expect(`${(error as CcError).message} ${JSON.stringify((error as CcError).context)}`).not.to.contain('a:b:c');
    });
  }
});
