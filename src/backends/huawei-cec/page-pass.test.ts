import { expect } from '@open-wc/testing';
import { VirtualClock } from '../../kit/virtual-clock.js';
import { CcError } from '../../model/error.js';
import { huaweiCec } from './huawei-cec.js';
import type { HuaweiCecPageOptions } from './huawei-cec-options.js';

interface Asked {
  readonly url: string;
  readonly type: string | null;
  readonly credentials: RequestCredentials | undefined;
  readonly body: string;
}

/** A page of the vendor's kind, on a service that answers by path; what is not named is taken. */
function pageOn(answers: Readonly<Record<string, (time: number) => Response>>, changes: Partial<HuaweiCecPageOptions> = {}) {
  const asked: Asked[] = [];
  const options: HuaweiCecPageOptions = {
    family: 'page',
    mode: 'token',
    baseUrl: 'https://cec.example.com',
    channelId: '202401010000000001',
    tenantSpaceId: '202401019999',
    thirdUserToken: 'opaque',
    user: { id: 'user0001', name: 'Alice' },
    locale: 'en-GB',
    clock: new VirtualClock(1_700_000_000_000),
    random: () => 0.5,
    storage: undefined,
    page: undefined,
    fetch: async (input, init = {}) => {
      const url = input instanceof Request ? input.url : String(input);
      const body = typeof init.body === 'string' ? init.body : '';
      asked.push({ url, type: new Headers(init.headers).get('content-type'), credentials: init.credentials, body });
      const call = new URL(url, 'https://page.example.com').pathname.split('/').at(-1) ?? '';
      const time = asked.filter((each) => each.url.includes(`/${call}`)).length;
      return answers[call]?.(time) ?? Response.json({ resultCode: '0', question: [] });
    },
    ...changes,
  };
  const suggest = async (): Promise<string> => {
    const chat = await huaweiCec(options).chat?.();
    return (chat?.suggest('wh', {}) ?? Promise.reject(new Error('no chat'))).then(
      () => 'taken',
      (cause: unknown) => (cause instanceof CcError ? cause.code : String(cause)),
    );
  };
  return { asked, options, suggest };
}

const scripts = 'https://cec.example.com/service-cloud/webclient/chat_client/js';
const calls = 'https://cec.example.com/service-cloud/rest/webadapter/v1/webadapterfacade';

describe('pagePasses', () => {
  it('asks in token mode for both scripts, with the same fields, and runs neither', async () => {
    const bomb = (): Response => new Response('globalThis.pageScriptRan = true;', { headers: { 'content-type': 'text/javascript' } });
    const { asked, suggest } = pageOn({ 'thirdPartyClient.js': bomb, 'newThirdPartyClient.js': bomb });
    expect(await suggest()).to.equal('taken');
    expect(asked.map(({ url }) => url)).to.deep.equal([
      `${scripts}/thirdPartyClient.js?&t=1700000000000`,
      `${scripts}/newThirdPartyClient.js?&t=1700000000000`,
      `${calls}/queryPhraseByKeyword`,
    ]);
    expect(asked[0]?.body).to.equal(
      '{"thirdUserToken":"opaque","thirdUserName":"Alice","thirdUserId":"user0001","tenantSpaceId":"202401019999","channelConfigId":"202401010000000001","locale":"en","timestamp":1700000000000}',
    );
    expect(asked[1]?.body).to.equal(asked[0]?.body);
    expect(asked[0]?.type).to.match(/^application\/x-www-form-urlencoded/);
    expect(asked.map(({ credentials }) => credentials)).to.deep.equal(['include', 'include', 'include']);
    expect(asked[2]).to.include({ type: 'application/json; charset=UTF-8', body: '{"strContent":"wh","locale":"en"}' });
    expect(globalThis).to.not.have.property('pageScriptRan');
    expect(document.querySelectorAll('script[data-proof]')).to.have.length(0);
  });

  it('asks in authorization mode for one script, with the signature of the page’s own server', async () => {
    for (const answer of ['auth-v2/1/2/3/4', '"auth-v2/1/2/3/4"', '{"thirdPartAuthorization":"auth-v2/1/2/3/4"}']) {
      const { asked, suggest } = pageOn(
        { authorize: () => new Response(answer) },
        { mode: 'authorization', authorizationUrl: '/authorize', thirdUserToken: undefined, mapService: 'google' },
      );
      expect(await suggest()).to.equal('taken');
      expect(asked.map(({ url }) => url.split('/').at(-1))).to.deep.equal([
        'authorize',
        'newThirdPartyClient.js?&t=1700000000000',
        'queryPhraseByKeyword',
      ]);
      const fields = {
        thirdUserName: 'Alice',
        thirdUserId: 'user0001',
        tenantSpaceId: '202401019999',
        channelConfigId: '202401010000000001',
        locale: 'en',
        mapService: 'google',
        timestamp: 1_700_000_000_000,
      };
      expect(JSON.parse(asked[0]?.body ?? '')).to.deep.equal(fields);
      expect(JSON.parse(asked[1]?.body ?? '')).to.deep.equal({ ...fields, thirdPartAuthorization: 'auth-v2/1/2/3/4' });
    }
  });

  it('sends what was signed, where the server says what that is', async () => {
    const signed = {
      thirdPartAuthorization: 'auth-v2/x', timestamp: '2024-03-01T08:30:15.123Z', thirdUserName: 'Bob', thirdUserId: 'user0002',
      tenantSpaceId: '202401019999', channelConfigId: '202401010000000001',
    }; // prettier-ignore
    const { asked, suggest } = pageOn(
      { authorize: () => Response.json(signed) },
      { mode: 'authorization', authorizationUrl: '/authorize', thirdUserToken: undefined },
    );
    expect(await suggest()).to.equal('taken');
    expect(JSON.parse(asked[1]?.body ?? '')).to.deep.equal({ ...signed, locale: 'en' });
  });

  it('begins anew, once, when the cookie is refused', async () => {
    const { asked, suggest } = pageOn({
      queryPhraseByKeyword: (time) => (time === 1 ? new Response('', { status: 401 }) : Response.json({ resultCode: '0' })),
    });
    expect(await suggest()).to.equal('taken');
    expect(asked.filter(({ url }) => url.includes('newThirdPartyClient'))).to.have.length(2);
  });

  const refusals: readonly (readonly [string, () => Response, string])[] = [
    ['says no', () => new Response('unauthorized, validate failed', { status: 401 }), 'credential-rejected'],
    ['is out of order', () => new Response('', { status: 503 }), 'backend-unreachable'],
  ];
  for (const [what, answer, code] of refusals) {
    it(`makes ${code} of a service that ${what}`, async () => {
      expect(await pageOn({ 'newThirdPartyClient.js': answer }).suggest()).to.equal(code);
    });
  }

  it('does not take anything for a signature', async () => {
    for (const answer of ['', '{"error":"no"}', 'two words']) {
      const { suggest } = pageOn({ authorize: () => new Response(answer) }, { mode: 'authorization', authorizationUrl: '/authorize' });
      expect(await suggest(), answer).to.equal('credential-rejected');
    }
  });

  it('says by its abilities what the family lacks', async () => {
    const chat = await huaweiCec(pageOn({}).options).chat?.();
    expect(chat?.abilities).to.deep.equal({
      files: false, typing: false, readReceipts: false, history: false, evaluation: true, suggestions: true, botFeedback: false,
      leaveMessage: true, requestAgent: true,
    }); // prettier-ignore
  });
});
