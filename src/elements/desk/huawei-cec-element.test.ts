import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import '../../define/desk.js';
import '../../define/huawei-cec.js';
import { CcError } from '../../model/error.js';
import type { DeskElement } from './desk-element.js';
import { HuaweiCecElement, type HuaweiCecTagOptions } from './huawei-cec-element.js';

describe('cc-huawei-cec', () => {
  const { load } = HuaweiCecElement;
  let asked: HuaweiCecTagOptions[];

  beforeEach(() => {
    asked = [];
    HuaweiCecElement.load = async (options) => {
      asked.push(options);
      return { name: 'huawei-cec', vendorUi: async () => ({ remove: () => asked.pop() }) };
    };
  });
  afterEach(() => {
    HuaweiCecElement.load = load;
  });

  const desk = async (tag: TemplateResult): Promise<DeskElement> => {
    const element = await fixture<DeskElement>(html`<cc-desk>${tag}</cc-desk>`);
    await element.updateComplete;
    return element;
  };

  it('is accessible, shows nothing, and loads nothing before something is wanted', async () => {
    const element = await desk(html`<cc-huawei-cec credential-url="/cc/credential/huawei-cec"></cc-huawei-cec>`);
    await expect(element).to.be.accessible();
    expect(element.querySelector('cc-huawei-cec')).to.satisfy((tag: Element) => getComputedStyle(tag).display === 'none');
    expect(asked).to.deep.equal([]);
  });

  it('shows the vendor’s widget only where it is asked for, and takes it away with the tag', async () => {
    const element = await desk(
      html`<cc-huawei-cec
        family="page"
        channel-id="1"
        tenant-space-id="2"
        third-user-token="3"
        base-url="/proxy"
        locale="zh-CN"
        vendor-ui
        voice-only
      ></cc-huawei-cec>`,
    );
    expect(asked).to.deep.equal([
      {
        family: 'page', mode: 'token', video: false, vendorUi: true, baseUrl: '/proxy', channelId: '1', tenantSpaceId: '2', thirdUserToken: '3', locale: 'zh-CN',
      },
    ]); // prettier-ignore
    element.querySelector('cc-huawei-cec')?.remove();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(asked).to.deep.equal([]);
  });

  it('says in one sentence and one error that the vendor’s widget cannot be shown, until it is tried again', async () => {
    let fails = true;
    HuaweiCecElement.load = async () => ({
      name: 'huawei-cec',
      vendorUi: async () => {
        if (fails) throw new CcError('unsupported-browser');
        return { remove: () => {} };
      },
    });
    const told: string[] = [];
    const onError = ({ error }: { readonly error: CcError }): void => void told.push(error.code);
    document.body.addEventListener('cc-error', onError);
    const element = await desk(
      html`<cc-huawei-cec family="page" channel-id="1" tenant-space-id="2" third-user-token="3" vendor-ui></cc-huawei-cec>`,
    );
    const tag = element.querySelector('cc-huawei-cec') as HuaweiCecElement;
    await waitUntil(() => tag.shadowRoot?.querySelector('[role=alert]'));
    expect(tag.shadowRoot?.querySelector('[role=alert]')?.textContent).to.equal('The chat is not available at the moment.');
    expect(getComputedStyle(tag).display).to.equal('block');
    await expect(tag).to.be.accessible();
    expect(told).to.deep.equal(['unsupported-browser']);
    fails = false;
    tag.channelId = '4';
    await waitUntil(() => getComputedStyle(tag).display === 'none');
    expect(told).to.have.length(1);
    document.body.removeEventListener('cc-error', onError);
  });
});
