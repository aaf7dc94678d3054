import { expect } from '@open-wc/testing';
import { CcSdk } from './cc-sdk.js';
import { deferred, type Deferred } from './deferred.testing.js';
import type { OpenWorkbench } from './workbench-host.js';

type Ask = readonly [what: 'register' | 'callPhone', request: unknown];

/** An element of the page, as far as this needs one. */
function host(): HTMLElement {
  const element = document.createElement('div');
  element.attachShadow({ mode: 'open' });
  return element;
}

describe('CcSdk', () => {
  let asks: Ask[];
  let opened: HTMLElement[];
  let loads: Deferred<OpenWorkbench>[];
  let sdk: CcSdk;
  let logged: unknown[];

  const open: OpenWorkbench = (element) => {
    opened.push(element);
    return {
      register: (options) => asks.push(['register', options]),
      callPhone: (request) => asks.push(['callPhone', request]),
    };
  };
  const loaded = async (): Promise<void> => {
    loads.at(-1)?.resolve(open);
    await Promise.resolve();
    await Promise.resolve();
  };

  beforeEach(() => {
    [asks, opened, loads, logged] = [[], [], [], []];
    const source = {
      settings: {},
      base: 'https://crm.example.com/',
      load: () => {
        const load = deferred<OpenWorkbench>();
        loads.push(load);
        return load.promise;
      },
    };
    sdk = new CcSdk(source, (problem) => logged.push(problem));
  });

  it('loads nothing before there is an element', () => {
    sdk.register({ token: 'a' });
    expect(loads).to.have.length(0);
  });

  it('hands over what was asked before there was an element, and before its code was there', async () => {
    const element = host();
    sdk.register({ token: 'a' });
    sdk.arrive(element);
    sdk.callPhone(element, { phone: '600' });
    expect([loads.length, asks.length]).to.deep.equal([1, 0]);
    await loaded();
    expect(opened).to.deep.equal([element]);
    expect(asks).to.deep.equal([
      ['register', { token: 'a' }],
      ['callPhone', { phone: '600' }],
    ]);
  });

  it('hands over the last token and the last number of several', async () => {
    const element = host();
    sdk.arrive(element);
    for (const token of ['a', 'b']) sdk.register({ token });
    for (const phone of ['600', '601']) sdk.callPhone(element, { phone });
    await loaded();
    expect(asks).to.deep.equal([
      ['register', { token: 'b' }],
      ['callPhone', { phone: '601' }],
    ]);
  });

  it('can be taken apart: register needs no object', async () => {
    const { register } = sdk;
    sdk.arrive(host());
    await loaded();
    register({ token: 'a' });
    expect(asks).to.deep.equal([['register', { token: 'a' }]]);
  });

  it('has one workbench, in the first element', async () => {
    const [first, second] = [host(), host()];
    sdk.arrive(first);
    sdk.arrive(second);
    await loaded();
    sdk.callPhone(second, { phone: '600' });
    expect([opened, asks]).to.deep.equal([[first], []]);
    expect(logged).to.have.length(2);
  });

  it('goes on in the next element when the first one leaves, with the agent of before', async () => {
    const [first, second] = [host(), host()];
    sdk.arrive(first);
    sdk.register({ token: 'a' });
    await loaded();
    sdk.arrive(second);
    sdk.leave(first);
    await loaded();
    expect(opened).to.deep.equal([first, second]);
    expect(asks).to.deep.equal([
      ['register', { token: 'a' }],
      ['register', { token: 'a' }],
    ]);
  });

  it('says that its code did not come, in the language of the page, and can be told to try again', async () => {
    const element = host();
    element.lang = 'zh-CN';
    sdk.arrive(element);
    sdk.register({ token: 'a' });
    loads[0]?.reject(new TypeError('failed to fetch'));
    await new Promise(requestAnimationFrame);
    expect(element.shadowRoot?.textContent).to.equal('电话未能加载。重试');
    expect(logged).to.have.length(1);
    element.shadowRoot?.querySelector('button')?.click();
    expect(loads).to.have.length(2);
    await loaded();
    expect(asks).to.deep.equal([['register', { token: 'a' }]]);
    expect(element.shadowRoot?.textContent).to.equal('');
  });
});
