import { deepEqual, equal, match } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { defaultConfig } from '../../../demo/center/config.js';
import type { DeskPageOptions } from '../support/desk-page.js';
import { adaSends } from '../support/pair.js';
import { Stage } from '../support/stage.js';
import { CustomerSite } from './customer-site.js';
import { httpLibrary, type VendorMarkup, vendorMarkup } from './vendor-markup.js';
import { VendorPage } from './vendor-page.js';

describe('A page written for itniotech', () => {
  let site: CustomerSite;
  let stage: Stage;
  const pages: VendorPage[] = [];
  before(async () => {
    site = await CustomerSite.open();
    site.script('/http.js', httpLibrary);
    stage = await Stage.open({ cdn: 'dist/cdn', config: defaultConfig({ origins: [site.origin] }) });
  });
  after(async () => {
    await stage.close();
    await site.close();
  });
  afterEach(async () => {
    const all = pages.splice(0);
    const problems = all.flatMap((page) => page.problems());
    await Promise.all(all.map((page) => page.close()));
    deepEqual([...(await stage.clear()), ...problems], []);
  });

  const open = async (markup: Partial<VendorMarkup> = {}, options: Partial<DeskPageOptions> = {}): Promise<VendorPage> => {
    const extension = markup.extension ?? '1001';
    const url = site.page('/', vendorMarkup({ center: stage.center.url, extension, ...markup }));
    const page = await VendorPage.open(stage.browser, url, { extension, hertz: adaSends, ...options });
    pages.push(page);
    return page;
  };
  const signedIn = async (...given: Parameters<typeof open>): Promise<VendorPage> => {
    const page = await open(...given);
    await page.hears('onSeatStatus', [2]);
    return page;
  };

  it('has a phone that is signed in, and hears that the agent is idle', async () => {
    const page = await signedIn();
    await page.desk.shows(['Ready', '1001']);
    deepEqual(
      await page.desk.page.evaluate(() => {
        const { detail } = (window as Window & { heard?: { detail: unknown }[] }).heard?.[0] ?? {};
        const status = detail as { readonly status: number; readonly seatStatus: number } & readonly number[];
        return [Array.isArray(status), status[0], status.status, status.seatStatus, Number(status), status.length];
      }),
      [true, 2, 2, 2, 2, 1],
    );
  });

  it('calls a customer, hears every code in its order, and each hears the other', async () => {
    const bilal = await stage.desk({ extension: '1002', hertz: 1477 });
    const page = await signedIn();
    await page.callFromPage('1002', 'A customer since 2019\n<b>prefers</b> mornings');
    await page.hears('onCall', [1, 2]);
    await page.desk.shows('A customer since 2019 <b>prefers</b> mornings');
    await bilal.answer();
    await page.hears('onCall', [1, 2, 3]);
    await Promise.all([page.desk.hears(1477), bilal.hears(adaSends)]);
    await bilal.press('Hang up');
    await page.hears('onCall', [1, 2, 3, 4]);
    await page.hears('onSeatStatus', [2, 3, 4]);
    await page.desk.press('Ready now');
    await page.hears('onSeatStatus', [2, 3, 4, 2]);
    deepEqual([...new Set((await page.heard('onCall')).map(({ number }) => number))], ['1002']);
  });

  it('is called: ringing without calling, talking, ended', async () => {
    const page = await signedIn();
    const call = await stage.admin.ring({ to: '1001', plays: 'tone', from: '+442079460123' });
    await page.hears('onCall', [2]);
    await page.desk.press('Answer');
    await page.hears('onCall', [2, 3]);
    await Promise.all([page.desk.hears(1209), stage.admin.partnerHears(adaSends)]);
    await stage.admin.let(call, 'hang-up');
    await page.hears('onCall', [2, 3, 4]);
    equal((await page.heard('onCall'))[0]?.number, '+442079460123');
  });

  it('hears 5 of a call that never was one: busy, canceled, declined, missed', async () => {
    const page = await signedIn();
    await page.callFromPage('602');
    await page.desk.shows('The line is busy');
    const busy = (await page.heard('onCall')).map(({ status }) => status);
    match(busy.join(' '), /^1( 2)? 5$/);
    await page.desk.press('Close');
    await page.callFromPage('603');
    await page.hears('onCall', [...busy, 1, 2]);
    await page.desk.press('Cancel call');
    await page.hears('onCall', [...busy, 1, 2, 5]);
    await page.desk.press('Close');
    await stage.admin.ring({ to: '1001', plays: 'tone' });
    await page.desk.press('Decline');
    await page.hears('onCall', [...busy, 1, 2, 5, 2, 5]);
    const missed = await stage.admin.ring({ to: '1001', plays: 'tone' });
    await page.hears('onCall', [...busy, 1, 2, 5, 2, 5, 2]);
    await stage.admin.let(missed, 'hang-up');
    await page.hears('onCall', [...busy, 1, 2, 5, 2, 5, 2, 5]);
  });
});
