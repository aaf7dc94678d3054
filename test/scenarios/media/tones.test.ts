import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { startStrictChromium } from '../support/chromium.js';
import type { DeskPage } from '../support/desk-page.js';
import { adaSends } from '../support/pair.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

describe('The phone sounds', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  const desk = (): Promise<DeskPage> => stage.desk({ extension: '1001', hertz: adaSends });

  it('as a bell while a call rings in, and is quiet once it is answered', async () => {
    const ada = await desk();
    await stage.admin.ring({ to: '1001', plays: 'silence' });
    await ada.shows('Incoming call');
    await ada.rings();
    await ada.answer();
    await ada.ringsNoMore();
  });

  it('is quiet again when the caller gives up', async () => {
    const ada = await desk();
    const call = await stage.admin.ring({ to: '1001' });
    await ada.rings();
    await stage.admin.let(call, 'hang-up');
    await ada.shows('Missed call');
    await ada.ringsNoMore();
  });

  it('as ring-back of 425 Hz while the far end rings', async () => {
    const ada = await desk();
    await ada.dial('603');
    await ada.sounds(425);
    await ada.press('Cancel call');
  });

  it('as busy tone of 425 Hz when the line is busy', async () => {
    const ada = await desk();
    await ada.dial('602');
    await ada.shows('The line is busy');
    await ada.sounds(425);
  });

  it('as a short tone when the far end hangs up, not when the agent does', async () => {
    const ada = await desk();
    const call = await stage.admin.ring({ to: '1001', plays: 'tone' });
    await ada.answer();
    await ada.hears(1209);
    const tone = ada.rings();
    await stage.admin.let(call, 'hang-up');
    await tone;
  });

  it('on the test buttons of the settings', async () => {
    const ada = await desk();
    await ada.press('Settings');
    await ada.button('Test the ringer').click();
    await ada.rings();
  });

  describe('in a browser that keeps pages quiet until they are touched', () => {
    let strict: Browser;
    before(async () => {
      strict = await startStrictChromium();
    });
    after(() => strict.close());

    /** A desk that nobody has touched. Whatever else asks a page counts as a touch, so it is only looked at this way. */
    const untouched = async (): Promise<{ quiet: DeskPage; sees: (what: string) => Promise<unknown>; sound: () => Promise<number> }> => {
      const quiet = await stage.openDesk({ extension: '1001', hertz: adaSends, browser: strict });
      const session = await quiet.page.context().newCDPSession(quiet.page);
      const ask = async (expression: string): Promise<unknown> =>
        (await session.send('Runtime.evaluate', { expression, returnByValue: true })).result.value;
      return {
        quiet,
        sees: (what) => until(`${what} is shown`, async () => String(await ask('readScreen()')).includes(what)),
        sound: async () => Number(await ask('phoneSoundNow().loudness')),
      };
    };

    it('says so, and rings after one press', async () => {
      const { quiet, sees, sound } = await untouched();
      await sees('Your browser keeps the sound off until you allow it.');
      await sees('Ready');
      await stage.admin.ring({ to: '1001', plays: 'tone' });
      await sees('Incoming call');
      equal(await sound(), 0);

      await quiet.button('Turn on sound').click();
      await quiet.rings();
      await quiet.hides('Turn on sound');
      await quiet.answer();
      await quiet.hears(1209);
    });

    it('rings after any first touch of the page', async () => {
      const { quiet, sees } = await untouched();
      await sees('Turn on sound');
      await sees('Ready');
      await quiet.page.locator('h1').click();
      await quiet.hides('Turn on sound');
      await stage.admin.ring({ to: '1001' });
      await quiet.rings();
    });
  });
});
