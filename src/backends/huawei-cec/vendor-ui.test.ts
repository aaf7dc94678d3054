import { expect } from '@open-wc/testing';
import { CcError } from '../../model/error.js';
import { VirtualClock } from '../../kit/virtual-clock.js';
import { huaweiCec } from './huawei-cec.js';
import type { HuaweiCecPageOptions } from './huawei-cec-options.js';
import { scriptText } from './vendor-ui.js';

const page = globalThis as unknown as Record<string, unknown>;
const hostile = '</script><script>globalThis.injected = 1</script>\u2028"\'\\';

function optionsWith(scripts: Readonly<Record<string, string>>, changes: Partial<HuaweiCecPageOptions> = {}): HuaweiCecPageOptions {
  return {
    family: 'page',
    mode: 'token',
    vendorUi: true,
    channelId: '202401010000000001',
    tenantSpaceId: '202401019999',
    thirdUserToken: 'opaque',
    user: { id: 'user0001', name: hostile },
    locale: 'zh-CN',
    clock: new VirtualClock(1_700_000_000_000),
    storage: undefined,
    fetch: async (input) => {
      const name = /([a-zA-Z]+\.js)/.exec(input instanceof Request ? input.url : input.toString())?.[1] ?? '';
      return name in scripts ? new Response(scripts[name]) : new Response('', { status: 401 });
    },
    ...changes,
  };
}

const first = 'globalThis.seen = { configId, userId, userName, tenantSpaceId, locale, token, $ContextPath }; thirdValidate({});';
const second = 'globalThis.shown = (globalThis.shown ?? 0) + 1; globalThis.whenShown?.();';

async function code(promise: Promise<unknown> | undefined): Promise<string> {
  return (promise ?? Promise.resolve()).then(
    () => 'nothing',
    (cause: unknown) => (cause instanceof CcError ? cause.code : String(cause)),
  );
}

describe('runVendorUi', () => {
  afterEach(() => {
    for (const name of ['seen', 'shown', 'whenShown', 'injected']) delete page[name];
  });

  it('takes the documented steps, with every value as a value, and takes all of it away again', async () => {
    page['locale'] = 'the page’s own';
    const shown = new Promise<void>((resolve) => (page['whenShown'] = resolve));
    const backend = huaweiCec(optionsWith({ 'thirdPartyClient.js': first, 'newThirdPartyClient.js': second }));
    expect(backend).to.not.have.any.keys('chat', 'clickToCall');
    const vendor = await backend.vendorUi?.();
    await shown;
    expect(page['seen']).to.deep.equal({
      configId: '202401010000000001', userId: 'user0001', userName: hostile, tenantSpaceId: '202401019999', locale: 'zh', token: 'opaque',
      $ContextPath: '/service-cloud',
    }); // prettier-ignore
    expect(page).to.not.have.property('injected');
    expect(await code(backend.vendorUi?.())).to.equal('illegal-transition');
    expect(document.querySelectorAll('script[data-proof]')).to.have.length(2);
    vendor?.remove();
    expect(document.querySelectorAll('script[data-proof]')).to.have.length(0);
    expect(page).to.not.have.any.keys('thirdValidate', 'configId', 'userName', '$ContextPath', 'token');
    expect(page['locale']).to.equal('the page’s own');
    delete page['locale'];
    expect(page['shown']).to.equal(1);
  });

  it('takes everything away again when its second step fails, and says so once', async () => {
    const backend = huaweiCec(optionsWith({ 'thirdPartyClient.js': first }));
    const failed = new Promise<CcError>((resolve) => void backend.vendorUi?.(resolve));
    expect(await failed).to.include({ code: 'credential-rejected' });
    expect(document.querySelectorAll('script[data-proof]')).to.have.length(0);
    expect(page).to.not.have.any.keys('thirdValidate', 'configId');
    expect(page).to.not.have.property('shown');
  });

  it('leaves nothing behind when it is refused, and can be tried again', async () => {
    const backend = huaweiCec(optionsWith({ 'newThirdPartyClient.js': second }));
    for (let time = 0; time < 2; time++) expect(await code(backend.vendorUi?.())).to.equal('credential-rejected');
    expect(document.querySelectorAll('script[data-proof]')).to.have.length(0);
    expect(page).to.not.have.any.keys('thirdValidate', 'configId');
  });

  it('runs nothing from another origin', async () => {
    let asked = 0;
    const fetchNothing = async (): Promise<Response> => {
      asked++;
      return new Response(first);
    };
    for (const baseUrl of ['https://cec.example.com', 'http://localhost:1']) {
      expect(await code(huaweiCec(optionsWith({}, { baseUrl, fetch: fetchNothing })).vendorUi?.())).to.equal('backend-refused');
    }
    expect(asked).to.equal(0);
  });

  it('writes a value as script text that is this value', () => {
    expect(scriptText(hostile)).to.not.match(/[<>&\u2028\u2029]/);
    expect(JSON.parse(scriptText(hostile))).to.equal(hostile);
  });
});
