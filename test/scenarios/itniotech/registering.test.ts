import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { isRequest, isResponse } from '../support/center-admin.js';
import { until } from '../support/until.js';
import type { VendorPage } from './vendor-page.js';
import { VendorStage } from './vendor-stage.js';

describe('ccSdk.register', () => {
  let vendor: VendorStage;
  before(async () => {
    vendor = await VendorStage.open();
  });
  after(() => vendor.close());
  afterEach(async () => deepEqual(await vendor.clear(), []));

  /** A token, as the customer's back end issues it. */
  const tokenOf = async (extension: string): Promise<string> => {
    const response = await fetch(`${vendor.center}/createAuth?extension=${extension}`, { method: 'POST' });
    return ((await response.json()) as { data: { authentication: string } }).data.authentication;
  };
  const register = (page: VendorPage, options: unknown): Promise<void> =>
    page.desk.page.evaluate((given) => (window as unknown as { ccSdk: { register(o: unknown): void } }).ccSdk.register(given), options);
  const registered = (page: VendorPage): Promise<number> =>
    page.heard('onSeatStatus').then((heard) => heard.filter(({ status }) => status === 2).length);

  it('may be called before there is an element', async () => {
    const token = await tokenOf('1001');
    const url = vendor.site.page(
      '/',
      `<!DOCTYPE html><html><head><link rel="icon" href="data:,"><script src="${vendor.center}/sip-sdk.js"></script>
<script>window.ccSdk.register({ token: '${token}' })</script></head><body></body></html>`,
    );
    const page = await vendor.open(url);
    equal(await page.desk.page.evaluate(() => document.querySelector('cc-sdk')), null);
    await page.desk.page.evaluate(() => {
      const heard: object[] = [];
      Object.assign(window, { heard });
      const sdk = document.createElement('cc-sdk');
      sdk.addEventListener('onSeatStatus', (event) => heard.push({ event: 'onSeatStatus', status: event.detail[0] }));
      document.body.append(sdk);
    });
    await page.hears('onSeatStatus', [2]);
    await page.desk.shows(['Ready', '1001']);
  });

  it('finds an element that stood in the page before the script came', async () => {
    const token = await tokenOf('1001');
    const url = vendor.site.page(
      '/',
      `<!DOCTYPE html><html><head><link rel="icon" href="data:,"></head><body><cc-sdk id="sdk"></cc-sdk>
<script src="${vendor.center}/sip-sdk.js"></script>
<script>window.ccSdk.register({ token: '${token.replace('Bearer ', '')}' })</script></body></html>`,
    );
    const page = await vendor.open(url);
    await page.desk.shows(['Ready', '1001']);
  });

  it('with a token that is over is said to the agent in words, to the page in a code, and a new token mends it', async () => {
    const page = await vendor.signedIn();
    const over = await tokenOf('1002');
    await vendor.stage.admin.faults({ itniotech: { expireTokens: true } });
    await register(page, { token: over });
    await page.desk.shows('Your sign-in has expired. Sign in again.');
    await page.desk.fact({ type: 'cc-error', code: 'credential-expired' });
    equal((await page.heard('onSeatStatus')).at(-1)?.status, 1);
    await register(page, { token: await tokenOf('1002') });
    await page.desk.shows(['Ready', '1002']);
    await page.desk.hides('Your sign-in has expired');
    match(page.problems().join('\n'), /credential-expired|the token is not taken/);
  });

  it('with a token that nobody issued is said to the agent', async () => {
    const page = await vendor.signedIn();
    await register(page, { token: 'Bearer SDNVerRWZp:0705C245_001:0ecc5e73-4252-42f6-8bf1-3a2d0bf7ea98' });
    await page.desk.shows('Your sign-in was not accepted. Ask your administrator.');
    match(page.problems().join('\n'), /the token is not taken/);
  });

  it('without a token is said to the agent, as where the customer’s server signs wrongly', async () => {
    vendor.stage.center.itniotech.settings = { ...vendor.stage.center.itniotech.settings, answers: '-2' };
    try {
      const page = await vendor.open();
      await page.desk.shows('Your sign-in was not accepted. Ask your administrator.');
      await page.desk.fact({ type: 'cc-error', code: 'credential-rejected' });
      match(page.problems().join('\n'), /register was given no token/);
    } finally {
      vendor.stage.center.itniotech.settings = { ...vendor.stage.center.itniotech.settings, answers: null };
    }
  });

  it('a second time with the same token changes nothing but what is shown', async () => {
    const token = await tokenOf('1003');
    const page = await vendor.signedIn();
    await register(page, { token });
    await page.desk.shows('1003');
    await until('the second agent is idle', async () => (await registered(page)) === 2);
    const mark = await vendor.stage.admin.mark();
    await register(page, { token, lang: 'es' });
    await page.desk.shows('Disponible');
    const wire = await vendor.stage.admin.wire(mark);
    deepEqual(
      wire.filter((entry) => isRequest(entry, 'REGISTER')),
      [],
    );
  });

  it('a second time with another token signs the one agent out and the other one in', async () => {
    const page = await vendor.signedIn();
    const mark = await vendor.stage.admin.mark();
    await register(page, { token: await tokenOf('1004') });
    await page.desk.shows(['Ready', '1004']);
    const gone = await vendor.stage.admin.seen(
      '1001 leaving',
      (entry) => entry.extension === '1001' && /^Expires: 0|;expires=0/im.test(entry.text),
      mark,
    );
    ok(gone);
    await vendor.stage.admin.seen('1004', (entry) => entry.extension === '1004' && isResponse(entry, 200, 'REGISTER'), mark);
  });

  it('in a call waits until the call is over', async () => {
    const page = await vendor.signedIn();
    await page.callFromPage('604');
    await page.desk.hears(1209);
    await register(page, { token: await tokenOf('1004') });
    await page.desk.hears(1209);
    await page.desk.shows('1001');
    await page.desk.press('Hang up');
    await page.desk.shows(['Ready', '1004']);
    deepEqual(
      (await page.heard('onCall')).map(({ status }) => status).filter((status) => status !== 2),
      [1, 3, 4],
    );
  });

  it('goes on by itself when the server of the token comes back', async () => {
    await vendor.stage.admin.faults({ itniotech: { rules: [{ path: 'itniotech', does: 'error', times: 2 }] } });
    const page = await vendor.open();
    await page.desk.shows('Ready', { within: 20_000 });
    page.problems();
  });

  it('says so where the code of the phone does not come, and is heard once it does', async () => {
    const url = vendor.write();
    const blank = vendor.site.page('/blank', '<!DOCTYPE html><link rel="icon" href="data:,">');
    const page = await vendor.open(blank);
    await page.desk.page.route('**/sip-sdk/workbench.js', (route) => route.abort());
    await page.desk.page.goto(url);
    await page.desk.shows('The phone could not be loaded.');
    await page.desk.page.unroute('**/sip-sdk/workbench.js');
    // register tries again by itself, if it comes after the failure
    const again = page.desk.page.getByRole('button', { name: 'Try again' });
    await until('the phone came', async () => {
      if (await again.isVisible()) await again.click({ timeout: 1000 }).catch(() => undefined);
      return (await page.heard('onSeatStatus')).length > 0;
    });
    match(page.problems().join('\n'), /Failed to fetch/);
  });
});
