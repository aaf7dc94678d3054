import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { adaSends } from '../support/pair.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { CECAdmin, VisitorPage, type VisitorOptions } from '../support/visitor-page.js';

const withCamera: VisitorOptions = { button: 'media="choice"', context: { permissions: ['microphone', 'camera'] } };

describe('A visitor calls with video', () => {
  let stage: Stage;
  let cec: CECAdmin;
  before(async () => {
    stage = await Stage.open();
    cec = new CECAdmin(stage);
  });
  after(() => stage.close());
  beforeEach(() => cec.reset());
  afterEach(async () => deepEqual(await stage.clear(), []));

  /** Waits until this video shows pictures that it did not show before. */
  async function moves(visitor: VisitorPage, part: 'far-view' | 'self-view'): Promise<void> {
    const frames = (): Promise<number> => visitor.page.evaluate((name) => window.framesNow()[name] ?? 0, part);
    const before = await frames();
    await until(`${part} moves`, async () => (await frames()) >= before + 10, { within: 20_000 });
  }

  const cameras = (visitor: VisitorPage): Promise<number> => visitor.page.evaluate(() => window.camerasNow().open);

  it('sees and is seen, hears and is heard; the camera goes off and on', async () => {
    const visitor = await VisitorPage.open(stage, withCamera);
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
    const visitor = await VisitorPage.open(stage, withCamera);
    await visitor.talks();
    equal(await cameras(visitor), 0);
    await visitor.press('Camera');
    await moves(visitor, 'self-view');
    await moves(visitor, 'far-view');
  });

  for (const [name, words] of [
    ['NotAllowedError', 'The camera is blocked.'],
    ['NotFoundError', 'No camera found.'],
    ['NotReadableError', 'The camera is used by another app.'],
  ] as const)
    it(`talks without where there is no camera: ${name}`, async () => {
      const visitor = await VisitorPage.open(stage, { ...withCamera, prepare: `window.cameraFails = '${name}';` });
      await visitor.press('Video call');
      await visitor.desk.shows(['The call did not work', words]);
      equal(await cec.timesAsked('createClickToCall'), 0);
      await visitor.press('Call without video');
      await visitor.reaches('is answered', ({ call }) => call?.state === 'connected');
      await visitor.desk.hears(adaSends);
      await visitor.press('Camera');
      await visitor.desk.shows(words);
      await visitor.desk.hears(adaSends);
    });

  it('talks without where the tenant has no queue for video', async () => {
    const visitor = await VisitorPage.open(stage, { ...withCamera, button: 'media="video"', backend: 'voice-only' });
    await visitor.press('Video call');
    await visitor.desk.shows(['Calls do not work here', 'Such calls are not offered at the moment.']);
    await visitor.press('Call without video');
    await visitor.reaches('is answered', ({ call }) => call?.state === 'connected');
  });
});
