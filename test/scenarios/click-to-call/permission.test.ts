import { equal } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { VisitorPage } from '../support/visitor-page.js';
import { VisitorStage } from '../support/visitor-stage.js';

describe('The microphone is asked for first, and what is wrong with it is told', () => {
  const on = VisitorStage.forSuite();

  it('whatever it is: nothing is asked of the centre, and another try may succeed', async () => {
    const visitor = await VisitorPage.open(on.stage);
    const fails = (name: string | undefined): Promise<void> =>
      visitor.page.evaluate((error) => {
        window.microphoneFails = error;
      }, name);
    let button = 'Call us';
    for (const [name, words] of [
      ['NotAllowedError', 'The microphone is blocked.'],
      ['NotFoundError', 'No microphone found.'],
      ['NotReadableError', 'The microphone is used by another app.'],
    ] as const) {
      await fails(name);
      await visitor.press(button);
      await visitor.desk.shows(['The call did not work', words]);
      button = 'Call again';
    }
    equal(await on.cec.timesAsked('createClickToCall'), 0);
    await fails(undefined);
    await visitor.press(button);
    await visitor.reaches('is answered', ({ call }) => call?.state === 'connected');
  });

  it('lets a visitor see that they are heard before their first call, and remembers it', async () => {
    const visitor = await VisitorPage.open(on.stage);
    await visitor.page.evaluate(() => document.querySelector('cc-call-button')?.removeAttribute('no-microphone-check'));
    await visitor.press('Call us');
    await visitor.desk.shows(['A quick check first', 'We hear you well']);
    equal(await on.cec.timesAsked('createClickToCall'), 0);
    await visitor.press('Call now');
    await visitor.reaches('is answered', ({ call }) => call?.state === 'connected');
    await visitor.press('Hang up');
    await visitor.letsGo();
    await visitor.page.reload();
    await visitor.page.evaluate(() => document.querySelector('cc-call-button')?.removeAttribute('no-microphone-check'));
    await visitor.talks();
  });
});
