import { deepEqual, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { isRequest } from '../support/center-admin.js';
import { talkingPair } from '../support/pair.js';
import { Stage } from '../support/stage.js';

describe('A tab that goes away in the middle of a call', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  for (const [name, leave] of [
    ['is closed', (page: import('playwright-core').Page) => page.close({ runBeforeUnload: true })],
    ['goes to another page', (page: import('playwright-core').Page) => page.goto('about:blank')],
    ['is loaded again', (page: import('playwright-core').Page) => page.reload()],
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

  it('while it rings somewhere: it stops ringing there', async () => {
    const [ada, bilal] = await Promise.all([stage.desk({ extension: '1001', hertz: 697 }), stage.desk({ extension: '1002', hertz: 1477 })]);
    await ada.dial('1002');
    await bilal.shows('Incoming call');
    await ada.page.close({ runBeforeUnload: true });
    await bilal.shows('Missed call', { within: 3000 });
  });
});
