import { deepEqual, rejects } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { PhonePage } from '../support/phone-page.js';
import { Stage } from '../support/stage.js';

describe('a change that the far end refuses', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  async function talking(): Promise<{ ada: PhonePage; bilal: PhonePage; out: string; arrived: string }> {
    const [ada, bilal] = await Promise.all([
      stage.phone({ extension: '1001', hertz: 697 }),
      stage.phone({ extension: '1002', hertz: 1477 }),
    ]);
    const out = await ada.dial('1002');
    const { id: arrived } = await bilal.call({ state: 'ringing' });
    await bilal.ask('answer', arrived);
    await Promise.all([ada.hears(1477), bilal.hears(697)]);
    return { ada, bilal, out, arrived };
  }

  for (const status of [488, 500, 603]) {
    it(`with ${String(status)} is told, and leaves both directions as they were`, async () => {
      const { ada, bilal, out, arrived } = await talking();
      for (const [phone, id] of [
        [ada, out],
        [bilal, arrived],
      ] as const) {
        stage.center.sip.faults.set({ rejectReinvite: { status, times: 1 } });
        await rejects(phone.ask('hold', id), /call-failed/);
        await phone.call({ hold: 'none', state: 'connected' });
        await Promise.all([ada.hears(1477), bilal.hears(697)]);
        await phone.ask('hold', id);
        await Promise.all([ada.hearsNothing(), bilal.hearsNothing()]);
        await phone.ask('resume', id);
        await Promise.all([ada.hears(1477), bilal.hears(697)]);
      }
    });
  }

  it('with 491 is tried again until it is accepted', async () => {
    const { ada, bilal, out, arrived } = await talking();
    stage.center.sip.faults.set({ rejectReinvite: { status: 491, times: 2 } });
    await bilal.ask('hold', arrived);
    await ada.call({ hold: 'remote' });
    await Promise.all([ada.hearsNothing(), bilal.hearsNothing()]);
    stage.center.sip.faults.set({ rejectReinvite: { status: 491, times: 1 } });
    await bilal.ask('resume', arrived);
    await Promise.all([ada.hears(1477), bilal.hears(697)]);
    await ada.ask('hold', out);
    await bilal.call({ hold: 'remote' });
  });
});
