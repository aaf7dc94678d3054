import { deepEqual, equal } from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { startCenter, type Center } from '../../../demo/center/center.js';
import { defaultConfig } from '../../../demo/center/config.js';
import { CenterAdmin } from '../support/center-admin.js';
import { firefoxSends, startFirefox, whyNoFirefox } from '../support/firefox-desk.js';
import { until } from '../support/until.js';
import type { Received } from './support/business-page.js';
import { BusinessServer } from './support/business-server.js';

const missing = await whyNoFirefox();

describe('A page written for Tencent, in Firefox', { skip: missing ?? false }, () => {
  let business: BusinessServer;
  let center: Center;
  let browser: Browser;
  before(async () => {
    business = await BusinessServer.open();
    center = await startCenter({ config: defaultConfig({ origins: [business.url] }), cdn: 'dist/cdn' });
    business.serves(center);
    browser = await startFirefox();
  });
  after(async () => {
    await browser?.close();
    await center?.close();
    await business?.close();
  });

  it('is ready, calls out and is heard', async () => {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.goto(`${business.url}/workbench.html`);
    const told = (name: string): Promise<Received> =>
      until(
        `the page is told ${name}`,
        async () => {
          const all = await page.evaluate(() => (window as unknown as { readonly received: readonly Received[] }).received);
          return all.find((one) => one.name === name);
        },
        { within: 30_000 },
      );
    await told('initialized');
    await page.click('#dial');
    await told('calloutAccepted');
    await new CenterAdmin(center.url).partnerHears(firefoxSends);
    await page.click('#hangup');
    equal((await told('sessionEnded')).payload?.['closeBy'], 'seat');
    deepEqual(problems, []);
  });
});
