import { deepEqual, equal, match } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { adaSends } from '../support/pair.js';
import { VendorStage } from './vendor-stage.js';

describe('A page written for itniotech', () => {
  let vendor: VendorStage;
  before(async () => {
    vendor = await VendorStage.open();
  });
  after(() => vendor.close());
  afterEach(async () => deepEqual(await vendor.clear(), []));

  it('has a phone that is signed in, and hears that the agent is idle', async () => {
    const page = await vendor.signedIn();
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
    const bilal = await vendor.stage.desk({ extension: '1002', hertz: 1477 });
    const page = await vendor.signedIn();
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
    const page = await vendor.signedIn();
    const call = await vendor.stage.admin.ring({ to: '1001', plays: 'tone', from: '+442079460123' });
    await page.hears('onCall', [2]);
    await page.desk.press('Answer');
    await page.hears('onCall', [2, 3]);
    await Promise.all([page.desk.hears(1209), vendor.stage.admin.partnerHears(adaSends)]);
    await vendor.stage.admin.let(call, 'hang-up');
    await page.hears('onCall', [2, 3, 4]);
    equal((await page.heard('onCall'))[0]?.number, '+442079460123');
  });

  it('hears 5 of a call that never was one: busy, canceled, declined, missed', async () => {
    const page = await vendor.signedIn();
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
    await vendor.stage.admin.ring({ to: '1001', plays: 'tone' });
    await page.desk.press('Decline');
    await page.hears('onCall', [...busy, 1, 2, 5, 2, 5]);
    const missed = await vendor.stage.admin.ring({ to: '1001', plays: 'tone' });
    await page.hears('onCall', [...busy, 1, 2, 5, 2, 5, 2]);
    await vendor.stage.admin.let(missed, 'hang-up');
    await page.hears('onCall', [...busy, 1, 2, 5, 2, 5, 2, 5]);
  });
});
