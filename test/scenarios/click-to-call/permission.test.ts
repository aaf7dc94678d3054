import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { Stage } from '../support/stage.js';
import { CECAdmin, VisitorPage } from '../support/visitor-page.js';

describe('The microphone is asked for first, and what is wrong with it is told', () => {
  let stage: Stage;
  let cec: CECAdmin;
  before(async () => {
    stage = await Stage.open();
    cec = new CECAdmin(stage);
  });
  after(() => stage.close());
  beforeEach(() => cec.reset());
  afterEach(async () => deepEqual(await stage.clear(), []));

  for (const [name, words] of [
    ['NotAllowedError', 'The microphone is blocked.'],
    ['NotFoundError', 'No microphone found.'],
    ['NotReadableError', 'The microphone is used by another app.'],
  ] as const)
    it(`${name}: nothing is asked of the centre, and another try may succeed`, async () => {
      const visitor = await VisitorPage.open(stage, { prepare: `window.microphoneFails = '${name}';` });
      await visitor.press('Call us');
      await visitor.desk.shows(['The call did not work', words]);
      equal(await cec.timesAsked('createClickToCall'), 0);
      await visitor.page.evaluate(() => {
        window.microphoneFails = undefined;
      });
      await visitor.press('Call again');
      await visitor.reaches('is answered', ({ call }) => call?.state === 'connected');
    });

  it('lets a visitor see that they are heard before their first call, and remembers it', async () => {
    const visitor = await VisitorPage.open(stage);
    await visitor.page.evaluate(() => document.querySelector('cc-call-button')?.removeAttribute('no-microphone-check'));
    await visitor.press('Call us');
    await visitor.desk.shows(['A quick check first', 'We hear you well']);
    equal(await cec.timesAsked('createClickToCall'), 0);
    await visitor.press('Call now');
    await visitor.reaches('is answered', ({ call }) => call?.state === 'connected');
    await visitor.press('Hang up');
    await visitor.letsGo();
    await visitor.page.reload();
    await visitor.page.evaluate(() => document.querySelector('cc-call-button')?.removeAttribute('no-microphone-check'));
    await visitor.talks();
  });
});
