import { equal } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { adaSends } from '../support/pair.js';
import { until } from '../support/until.js';
import { VisitorPage, type VisitorOptions } from '../support/visitor-page.js';
import { VisitorStage } from '../support/visitor-stage.js';

const withCamera: VisitorOptions = { button: 'media="choice"', context: { permissions: ['microphone', 'camera'] } };

describe('A visitor calls with video', () => {
  const on = VisitorStage.forSuite();

  /** Waits until this video shows pictures that it did not show before. */
  async function moves(visitor: VisitorPage, part: 'far-view' | 'self-view'): Promise<void> {
    const frames = (): Promise<number> => visitor.page.evaluate((name) => window.framesNow()[name] ?? 0, part);
    const before = await frames();
    await until(`${part} moves`, async () => (await frames()) >= before + 10, { within: 20_000 });
  }

  const cameras = (visitor: VisitorPage): Promise<number> => visitor.page.evaluate(() => window.camerasNow().open);

  it('sees and is seen, hears and is heard; the camera goes off and on', async () => {
    const visitor = await VisitorPage.open(on.stage, withCamera);
    await visitor.press('Video call');
    await visitor.reaches('is answered', ({ call }) => call?.state === 'connected');
    await moves(visitor, 'self-view');
    await moves(visitor, 'far-view');
    await visitor.desk.hears(adaSends);
    await visitor.press('Camera');
    await visitor.reaches('shows no picture', ({ call }) => call?.camera === false);
    await until('the camera is closed', async () => (await cameras(visitor)) === 0);
    await visitor.press('Camera');
    await visitor.reaches('shows a picture', ({ call }) => call?.camera === true);
    await moves(visitor, 'self-view');
    await visitor.press('Hang up');
    await visitor.letsGo();
  });

  it('begins with the voice and goes on with video', async () => {
    const visitor = await VisitorPage.open(on.stage, withCamera);
    await visitor.talks();
    equal(await cameras(visitor), 0);
    await visitor.press('Camera');
    await moves(visitor, 'self-view');
    await moves(visitor, 'far-view');
  });

  it('talks without where there is no camera, whatever is wrong with it', async () => {
    const visitor = await VisitorPage.open(on.stage, withCamera);
    let button = 'Video call';
    let said = '';
    for (const [name, words] of [
      ['NotAllowedError', 'The camera is blocked.'],
      ['NotFoundError', 'No camera found.'],
      ['NotReadableError', 'The camera is used by another app.'],
    ] as const) {
      await visitor.page.evaluate((error) => {
        window.cameraFails = error;
      }, name);
      await visitor.press(button);
      await visitor.desk.shows(['The call did not work', words]);
      [button, said] = ['Call again', words];
    }
    equal(await on.cec.timesAsked('createClickToCall'), 0);
    await visitor.press('Call without video');
    await visitor.reaches('is answered', ({ call }) => call?.state === 'connected');
    await visitor.desk.hears(adaSends);
    await visitor.press('Camera');
    await visitor.desk.shows(said);
    await visitor.desk.hears(adaSends);
  });

  it('talks without where the tenant has no queue for video', async () => {
    const visitor = await VisitorPage.open(on.stage, { ...withCamera, button: 'media="video"', backend: 'voice-only' });
    await visitor.press('Video call');
    await visitor.desk.shows(['Calls do not work here', 'Such calls are not offered at the moment.']);
    await visitor.press('Call without video');
    await visitor.reaches('is answered', ({ call }) => call?.state === 'connected');
  });
});
