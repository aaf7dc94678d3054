import { deepEqual } from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { FirefoxDesk, firefoxSends, startFirefox, whyNoFirefox } from '../support/firefox-desk.js';
import { until } from '../support/until.js';
import type { Heard } from './vendor-page.js';
import { VendorStage } from './vendor-stage.js';

const obstacle = await whyNoFirefox();
if (obstacle) console.log(obstacle);

describe('A page written for itniotech, in Firefox', { skip: obstacle ?? false }, () => {
  let vendor: VendorStage;
  let firefox: Browser;
  before(async () => {
    [vendor, firefox] = await Promise.all([VendorStage.open(), startFirefox()]);
  });
  after(async () => {
    await firefox?.close();
    await vendor?.close();
  });

  it('signs in, calls, is called, and hears every code of it', async () => {
    const mona = await FirefoxDesk.open(firefox, vendor.write());
    const heard = async (event: Heard['event'], codes: string): Promise<void> => {
      let said = '';
      await until(
        `${event} says ${codes}`,
        async () => {
          const all = await mona.page.evaluate(() => (window as Window & { heard?: Heard[] }).heard ?? []);
          said = all
            .filter((one) => one.event === event)
            .map(({ status }) => status)
            .join(' ');
          return said === codes;
        },
        { within: 20_000 },
      ).catch((error: unknown) => {
        throw new Error(`${String(error)}; it said ${said}`);
      });
    };
    await heard('onSeatStatus', '2');
    await mona.page.click('#call');
    await mona.hears(1209);
    await vendor.stage.admin.partnerHears(firefoxSends);
    await mona.shows('A customer since 2019');
    await mona.press('Hang up');
    await heard('onSeatStatus', '2 3 4');
    await mona.press('Ready now');
    await heard('onSeatStatus', '2 3 4 2');
    const codes = await mona.page.evaluate(() =>
      ((window as Window & { heard?: Heard[] }).heard ?? []).filter(({ event }) => event === 'onCall').map(({ status }) => status),
    );
    deepEqual(
      codes.filter((code) => code !== 2),
      [1, 3, 4],
    );

    const call = await vendor.stage.admin.ring({ to: '1001', plays: 'tone' });
    await mona.press('Answer');
    await mona.hears(1209);
    await vendor.stage.admin.let(call, 'hang-up');
    await heard('onCall', [...codes, 2, 3, 4].join(' '));
    deepEqual(mona.problems, []);
    await mona.close();
  });
});
