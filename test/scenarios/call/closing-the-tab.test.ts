import { deepEqual, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Dialog, Page } from 'playwright-core';
import { isRequest } from '../support/center-admin.js';
import { adaSends, talkingPair } from '../support/pair.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

describe('A tab that goes away in the middle of a call', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  for (const [name, leave] of [
    ['is closed', (page: Page) => page.close({ runBeforeUnload: true })],
    ['goes to another page', (page: Page) => page.goto('about:blank')],
    ['is loaded again', (page: Page) => page.reload()],
  ] as const) {
    it(`${name}: the other side is told at once that it was hung up`, async () => {
      const [ada, bilal] = await talkingPair(stage);
      const mark = await stage.admin.mark();
      const start = performance.now();
      await leave(ada.page);
      await bilal.shows('They hung up', { within: 3000 });
      ok(performance.now() - start < 3000);
      await bilal.fact({ type: 'cc-call-ended', call: { endReason: 'remote-hangup' } });
      await stage.admin.seen('a BYE', (entry) => isRequest(entry, 'BYE'), mark);
    });
  }

  it('asks its agent first, and the call goes on if they stay', async () => {
    const [ada, bilal] = await talkingPair(stage);
    const asked: string[] = [];
    const stay = (dialog: Dialog): void => {
      asked.push(dialog.type());
      void dialog.dismiss();
    };
    ada.page.on('dialog', stay);
    await ada.page.close({ runBeforeUnload: true });
    await until('the agent is asked', () => asked.length > 0);
    await bilal.hears(adaSends);
    await bilal.press('Hang up');
    await ada.shows('They hung up');
    const closed = ada.page.waitForEvent('close');
    await ada.page.close({ runBeforeUnload: true });
    await closed;
    deepEqual(asked, ['beforeunload']);
  });

  it('while it rings somewhere: it stops ringing there', async () => {
    const [ada, bilal] = await Promise.all([stage.desk({ extension: '1001', hertz: 697 }), stage.desk({ extension: '1002', hertz: 1477 })]);
    await ada.dial('1002');
    await bilal.shows('Incoming call');
    await ada.page.close({ runBeforeUnload: true });
    await bilal.shows('Missed call', { within: 3000 });
  });
});
