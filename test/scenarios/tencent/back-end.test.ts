import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { defaultConfig } from '../../../demo/center/config.js';
import { adaSends } from '../support/pair.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { BusinessPage } from './support/business-page.js';
import { BusinessServer } from './support/business-server.js';

describe('A softphone on Tencent', () => {
  let business: BusinessServer;
  let stage: Stage;
  const open: BusinessPage[] = [];
  before(async () => {
    business = await BusinessServer.open();
    stage = await Stage.open({ config: defaultConfig({ origins: [business.url] }), cdn: 'dist/cdn', pages: '/nowhere' });
    business.serves(stage.center);
  });
  after(async () => {
    await stage.close();
    await business.close();
  });
  afterEach(async () => {
    await stage.admin.well();
    business.stale = [];
    business.given = 0;
    const pages = open.splice(0);
    await Promise.all(pages.map((page) => page.close()));
    deepEqual(
      pages.flatMap(({ problems }) => problems),
      [],
    );
  });

  const visit = async (): Promise<BusinessPage> => {
    const page = await BusinessPage.open(stage.browser, `${business.url}/desk.html`, { hertz: adaSends });
    open.push(page);
    return page;
  };
  const screen = (page: BusinessPage): Promise<string> => page.page.evaluate(() => window.readScreen());
  const shows = (page: BusinessPage, text: RegExp): Promise<boolean> =>
    until(`the softphone shows ${String(text)}`, async () => text.test(await screen(page)), { within: 20_000 }).catch(
      async (error: unknown) => {
        throw new Error(`${String(error)}; it shows: ${await screen(page)}; problems: ${page.problems.join('; ')}`);
      },
    );
  // the page's own, and not that of the workbench behind it
  const button = (page: BusinessPage, name: string): Locator =>
    page.page.locator('body > cc-desk > cc-softphone').getByRole('button', { name });
  const press = async (page: BusinessPage, name: string): Promise<void> => {
    const found = button(page, name);
    await found.waitFor();
    // these cannot be hit in the first half second that they stand somewhere
    await until(`${name} has stood`, () => found.evaluate((element) => window.standsFor(element) > 550));
    await found.click();
  };
  const status = (page: BusinessPage): Promise<unknown> => page.page.evaluate(() => window.tccc?.Agent.getStatus());
  const ready = async (): Promise<BusinessPage> => {
    const page = await visit();
    await shows(page, /Ready/);
    return page;
  };

  it('signs in by one address, with Tencent’s own workbench out of sight', async () => {
    const page = await ready();
    equal(await status(page), 'free');
    equal(business.given, 1);
    await until('the workbench is hidden', () => page.page.locator('t3c-sdk').isHidden());
    await shows(page, /1001/);
  });

  // what a person does with it is tested on every back end alike
  it('is busy there during a call, and free afterwards', async () => {
    const page = await ready();
    await page.page.evaluate(() => document.querySelector('cc-desk')?.phone?.dial('604'));
    await shows(page, /Connected/);
    equal(await status(page), 'busy');
    await press(page, 'Hang up');
    await until('the agent is free', async () => (await status(page)) === 'free');
  });

  it('changes the agent’s state where Tencent keeps it, and follows it there', async () => {
    const page = await ready();
    await page.page.evaluate(() => document.querySelector('cc-desk')?.agent?.setState('break'));
    equal(await status(page), 'rest');
    await page.page.evaluate(() => window.tccc?.Agent.setStatus({ status: 'notReady' }));
    await until('the desk follows', () =>
      page.page.evaluate(() => document.querySelector('cc-desk')?.agent?.state.agentState === 'not-ready'),
    );
  });

  it('fetches one fresh address, when its first was used before', async () => {
    const used = await business.login();
    const token = used.split('/').at(-2);
    await fetch(`${stage.center.url}/tccc/session`, { method: 'POST', body: JSON.stringify({ token }) });
    business.stale = [used];
    await ready();
    equal(business.given, 2);
  });

  it('says so, when the fresh one is over, too, and signs in when it is asked to', async () => {
    const [one, two] = [await business.login(), await business.login()];
    await stage.admin.faults({ tccc: { expireTokens: true } });
    business.stale = [one, two];
    const page = await visit();
    await shows(page, /Your sign-in has expired/);
    equal(business.given, 2);
    await press(page, 'Try again');
    await shows(page, /Ready/);
  });

  it('goes on trying, when the script does not come', async () => {
    await stage.admin.faults({ tccc: { rules: [{ path: 'tccc.js', does: 'error', times: 1 }] } });
    await ready();
    equal(business.given, 2);
  });

  it('signs the agent out, when the desk goes', async () => {
    const page = await ready();
    await page.page.evaluate(() => document.querySelector('cc-desk')?.remove());
    await until('the agent is offline', async () => (await status(page)) === 'offline');
  });
});
