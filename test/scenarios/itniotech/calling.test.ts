import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { isRequest } from '../support/center-admin.js';
import { until } from '../support/until.js';
import type { VendorPage } from './vendor-page.js';
import { VendorStage } from './vendor-stage.js';

type Sdk = { callPhone(request: unknown): unknown };

describe('callPhone', () => {
  let vendor: VendorStage;
  before(async () => {
    vendor = await VendorStage.open();
  });
  after(() => vendor.close());
  afterEach(async () => deepEqual(await vendor.clear(), []));

  const call = (page: VendorPage, ...requests: readonly unknown[]): Promise<void> =>
    page.desk.page.evaluate((all) => {
      const sdk = document.querySelector('cc-sdk') as unknown as Sdk;
      for (const request of all) sdk.callPhone(request);
    }, requests);
  /** How many calls there were on the wire; each INVITE comes twice, the second time with credentials. */
  const calls = async (mark: number): Promise<number> => {
    const invites = (await vendor.stage.admin.wire(mark)).filter((entry) => entry.extension === '1001' && isRequest(entry, 'INVITE'));
    return new Set(invites.map(({ text }) => /^Call-ID: (.*)$/im.exec(text)?.[1])).size;
  };

  it('before the phone is ready waits for it', async () => {
    // the token, and with it register, comes a moment later
    const page = await vendor.open({ more: "sdk.callPhone({ phone: '604' })" });
    await page.desk.hears(1209);
  });

  it('twice at once is one call', async () => {
    const page = await vendor.signedIn();
    const mark = await vendor.stage.admin.mark();
    await call(page, { phone: '604' }, { phone: '604' });
    await page.desk.hears(1209);
    await call(page, { phone: '601' });
    await page.desk.shows('That is not possible right now.');
    equal(await calls(mark), 1);
    match(page.problems().join('\n'), /there is a call already/);
  });

  it('shows what is known of the callee, 1,000 characters of it, and no markup', async () => {
    const page = await vendor.signedIn();
    await page.callFromPage('604', `<b>Ada</b>${'x'.repeat(2000)}`);
    await page.desk.hears(1209);
    const information = page.desk.page.locator('cc-sdk-notes [part=information]');
    equal(await information.textContent(), `<b>Ada</b>${'x'.repeat(990)}`);
  });

  it('of something that is no number says so, and calls nobody', async () => {
    const page = await vendor.signedIn();
    const mark = await vendor.stage.admin.mark();
    await call(page, { phone: 'sip:eve@evil.example.com' });
    await page.desk.shows('Nobody has this number');
    equal(await calls(mark), 0);
    match(page.problems().join('\n'), /callPhone was given no number/);
  });

  it('lets the agent note what was said, and sends it to the customer’s server', async () => {
    const page = await vendor.signedIn();
    await page.callFromPage('604');
    await page.desk.hears(1209);
    const notes = page.desk.page.locator('cc-sdk-notes');
    await notes.getByLabel('Notes').fill('Call again on Friday');
    await notes.getByRole('button', { name: 'Save notes' }).click();
    await notes.getByText('Saved', { exact: true }).waitFor();
    const [remark] = vendor.stage.center.itniotech.remarks.slice(-1);
    deepEqual(
      [remark?.account, remark?.number, remark?.direction, remark?.remark],
      ['0705C245_001', '604', 'outbound', 'Call again on Friday'],
    );
    await page.desk.press('Hang up');
    await page.desk.press('Ready now');
    await until('the notes are put away', async () => (await notes.evaluate((element) => getComputedStyle(element).display)) === 'none');
  });

  it('without a workbench shows the phone while there is a call, and nothing else', async () => {
    const page = await vendor.signedIn({ options: 'noWorkMode: true,' });
    await page.desk.hides('Ready');
    await page.callFromPage('604');
    await page.desk.hears(1209);
    equal(await page.desk.page.locator('cc-sdk-notes').count(), 0);
    await page.desk.press('Hang up');
    await page.hears(
      'onCall',
      (await page.heard('onCall')).map(({ status }) => status),
    );
    await page.desk.hides('Hang up');
    await page.desk.hides('Ready now', { within: 20_000 });
  });

  it('in a Chinese page speaks Chinese', async () => {
    const page = await vendor.signedIn({ language: 'zh' });
    await page.desk.shows('空闲');
    await page.callFromPage('604', '老客户');
    await page.desk.hears(1209);
    await page.desk.shows(['客户信息', '老客户', '备注', '保存备注', '挂断']);
    const screen = (await page.desk.screen()).replace('Customers Call the customer', '').replaceAll('Steady tone, 1209 Hz', '');
    doesNotMatch(screen.replaceAll(/\b[A-Z]{2,4}\b/g, ''), /[A-Za-z]{3,}/);
  });

  it('under a strict policy with Trusted Types breaks nothing of it', async () => {
    const { center, site } = vendor;
    site.script(
      '/app.js',
      `window.violations = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => window.violations.push(violatedDirective + ' ' + blockedURI));
fetch('${center}/createAuth', { method: 'POST' }).then(answer => answer.json()).then(({ data }) => window.ccSdk.register({ token: data.authentication }));
document.getElementById('sdk').addEventListener('onSeatStatus', () => document.getElementById('sdk').callPhone({ phone: '604', info: '<b>x</b>' }), { once: true });`,
    );
    const policy = {
      'default-src': "'none'",
      'script-src': `'self' ${center}`,
      'connect-src': `${center} ${center.replace('http', 'ws')}`,
      'media-src': 'blob:',
      'require-trusted-types-for': "'script'",
      'trusted-types': 'lit-html',
    };
    const url = site.page(
      '/strict',
      `<!DOCTYPE html><html lang="en"><head><script src="${center}/sip-sdk.js"></script></head>
<body><cc-sdk id="sdk"></cc-sdk><script type="module" src="/app.js"></script></body></html>`,
      Object.entries(policy)
        .map((entry) => entry.join(' '))
        .join('; '),
    );
    const page = await vendor.open(url);
    await page.desk.hears(1209);
    deepEqual(await page.desk.page.evaluate(() => (window as Window & { violations?: readonly string[] }).violations), []);
  });
});
