import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { DeskPage } from '../support/desk-page.js';
import { adaSends, bilalSends } from '../support/pair.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { startChromium } from '../support/chromium.js';
import type { Browser } from 'playwright-core';

describe('The softphone with pictures', () => {
  let stage: Stage;
  let browser: Browser;
  before(async () => {
    stage = await Stage.open();
    // no picker: the whole screen, as if somebody had chosen it
    browser = await startChromium('--auto-select-desktop-capture-source=Entire screen');
  });
  after(async () => {
    await browser.close();
    await stage.close();
  });
  afterEach(async () => deepEqual(await stage.clear(), []));

  const watches = async (desk: DeskPage, part: string): Promise<void> => {
    const frames = async (): Promise<number> => (await desk.page.evaluate(() => window.framesNow()))[part] ?? 0;
    const before = await frames();
    await until(`${desk.extension} sees more of ${part}`, async () => (await frames()) > before + 5);
  };

  it('shows a caller, then both, then the screen, and goes back to voices', async () => {
    const context = { permissions: ['microphone', 'camera'] };
    const [ada, bilal] = await Promise.all([
      stage.desk({ extension: '1001', hertz: adaSends, browser, context }),
      stage.desk({ extension: '1002', hertz: bilalSends, browser, context }),
    ]);
    await ada.dial('1002');
    await bilal.answer();
    await Promise.all([ada.hears(bilalSends), bilal.hears(adaSends)]);
    equal((await ada.page.evaluate(() => window.camerasNow())).ever, 0);

    await ada.press('Camera');
    await watches(bilal, 'far-view');
    await watches(ada, 'self-view');
    await ada.shows('Their camera is off');
    await bilal.press('Turn the camera on');
    await watches(ada, 'far-view');

    await ada.press('Share your screen');
    await ada.shows('You are sharing your screen');
    await watches(bilal, 'far-view');
    await ada.press('Stop sharing your screen');
    await ada.hides('You are sharing your screen');
    await watches(bilal, 'far-view');

    await ada.press('Hold');
    await Promise.all([ada.shows('No pictures while the call is on hold'), bilal.shows('No pictures while the call is on hold')]);
    await ada.press('Resume');
    await Promise.all([watches(ada, 'far-view'), watches(bilal, 'far-view')]);

    await ada.press('Turn the camera off');
    await bilal.shows('Their camera is off');
    equal((await ada.page.evaluate(() => window.camerasNow())).open, 0);
    await bilal.press('Hang up');
    await ada.shows('They hung up');
    await until('the cameras are off', async () => (await bilal.page.evaluate(() => window.camerasNow())).open === 0);
  });
});
