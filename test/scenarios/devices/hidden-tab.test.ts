import { deepEqual } from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { startTabbedChromium, VisitorTab } from '../support/visitor-tab.js';

describe('A phone in a tab behind others', () => {
  let stage: Stage;
  let browser: Browser;
  before(async () => {
    [stage, browser] = await Promise.all([Stage.open(), startTabbedChromium()]);
  });
  after(async () => {
    await browser.close();
    await stage.close();
  });

  it('rings again and again, and is quiet once the caller has given up', async () => {
    const context = await browser.createBrowserContext();
    const desk = await VisitorTab.open(context, `${stage.center.url}${await stage.page({ extension: '1001' })}`);
    await desk.shows('Ready');
    await desk.press('Settings'); // a touch: no browser lets a page ring before
    const elsewhere = await context.newPage();
    await elsewhere.bringToFront();
    await desk.isHidden();

    const call = await stage.admin.ring({ to: '1001' });
    const isLoud = async (): Promise<boolean> => (await desk.page.evaluate(() => window.phoneSoundNow())).loudness > 0.02;
    for (const ring of ['first', 'second', 'third']) {
      await until(`the ${ring} ring`, isLoud);
      await until(`the pause after the ${ring} ring`, async () => !(await isLoud()));
    }
    await stage.admin.let(call, 'hang-up');
    let quietSince = performance.now();
    await until('it rings no more', async () => {
      if (await isLoud()) quietSince = performance.now();
      return performance.now() - quietSince > 4500;
    });
    deepEqual(desk.problems, []);
  });
});
