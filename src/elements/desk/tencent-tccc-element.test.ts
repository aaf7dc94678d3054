import { expect, fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import '../../define/desk.js';
import '../../define/tencent-tccc.js';
import { fakeAcd } from '../../backends/fake/index.js';
import type { DeskElement } from './desk-element.js';
import { TencentTcccElement, type TencentTcccTagOptions } from './tencent-tccc-element.js';

describe('cc-tencent-tccc', () => {
  const { load } = TencentTcccElement;
  let asked: TencentTcccTagOptions[];
  let fails = false;

  beforeEach(() => {
    asked = [];
    fails = false;
    const acd = fakeAcd();
    TencentTcccElement.load = async (options) => {
      asked.push(options);
      if (fails) throw new TypeError('no network');
      return { name: 'tencent-tccc', phone: async () => acd.phone(), agent: async () => acd.agent() };
    };
  });
  afterEach(() => {
    TencentTcccElement.load = load;
  });

  const desk = async (tag: TemplateResult): Promise<DeskElement> => {
    const element = await fixture<DeskElement>(html`<cc-desk>${tag}</cc-desk>`);
    await element.updateComplete;
    return element;
  };

  it('is accessible, shows nothing, and loads nothing before a phone is wanted', async () => {
    const element = await desk(html`<cc-tencent-tccc credential-url="/cc/credential/tencent-tccc"></cc-tencent-tccc>`);
    await expect(element).to.be.accessible();
    expect(element.querySelector('cc-tencent-tccc')).to.satisfy((tag: Element) => getComputedStyle(tag).display === 'none');
    expect(asked).to.deep.equal([]);
  });

  it('serves phone and agent of the desk from one line', async () => {
    const element = await desk(html`<cc-tencent-tccc credential-url="/cc" number="1001"></cc-tencent-tccc>`);
    await element.agent?.signIn();
    expect(element.phone?.state.registration.state).to.equal('registered');
    expect(element.agent?.state.agentState).to.equal('ready');
    expect(asked).to.deep.equal([{ vendorUi: 'hidden', isReady: false, credentialUrl: '/cc', number: '1001' }]);
  });

  it('hands on what the page says', async () => {
    const element = await desk(html`<cc-tencent-tccc vendor-ui sdk-ready render-dom-id="place"></cc-tencent-tccc>`);
    await element.phone?.register();
    expect(asked).to.deep.equal([{ vendorUi: 'shown', isReady: true, renderDomId: 'place' }]);
  });

  it('tries again when its code did not load', async () => {
    fails = true;
    const element = await desk(html`<cc-tencent-tccc></cc-tencent-tccc>`);
    expect(await element.phone?.register().catch((error: { code: string }) => error.code)).to.equal('backend-unreachable');
    fails = false;
    await element.phone?.register();
    expect(asked).to.have.length(2);
  });
});
