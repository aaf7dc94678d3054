import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { FirefoxDesk, firefoxSends, startFirefox, whyNoFirefox } from '../support/firefox-desk.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { CECAdmin } from '../support/visitor-page.js';

const obstacle = await whyNoFirefox();

describe('A visitor in Firefox calls with video', { skip: obstacle ?? false }, () => {
  let stage: Stage;
  let cec: CECAdmin;
  let firefox: Browser;
  let visitor: FirefoxDesk;
  before(async () => {
    [stage, firefox] = await Promise.all([Stage.open(), startFirefox()]);
    cec = new CECAdmin(stage);
  });
  after(async () => {
    await firefox?.close();
    await stage.close();
  });
  beforeEach(async () => {
    await cec.reset();
    const inside = `
      <cc-huawei-cec credential-url="/cc/credential/huawei-cec"></cc-huawei-cec>
      <cc-call-button media="choice" no-microphone-check></cc-call-button>`;
    visitor = await FirefoxDesk.open(firefox, `${stage.center.url}${await stage.page({ extension: 'visitor', inside })}`);
  });
  afterEach(async () => {
    deepEqual(visitor.problems, []);
    await visitor.close();
    deepEqual(await stage.clear(), []);
  });

  const call = (): Promise<{ readonly camera: boolean; readonly picture: boolean; readonly state: string } | undefined> =>
    visitor.page.evaluate(() => {
      const now = document.querySelector('cc-desk')?.clickToCall?.state.call;
      return now && { camera: now.camera, picture: now.picture, state: now.state };
    });

  /** Waits until this video shows pictures that it did not show before. */
  async function moves(part: 'far-view' | 'self-view'): Promise<void> {
    const frames = (): Promise<number> => visitor.page.evaluate((name) => window.framesNow()[name] ?? 0, part);
    const start = await frames();
    await until(`${part} moves in Firefox`, async () => (await frames()) >= start + 10, { within: 20_000 });
  }

  it('sees and is seen, hears and is heard; the camera goes off and on', async () => {
    await visitor.press('Video call');
    await until('the call is answered', async () => (await call())?.state === 'connected', { within: 20_000 });
    await moves('self-view');
    await moves('far-view');
    await stage.admin.partner('sees pictures', ({ seen }) => seen.frames > 10);
    await stage.admin.partnerHears(firefoxSends);
    await visitor.press('Camera');
    await until('it is dark', async () => (await call())?.camera === false);
    equal((await call())?.state, 'connected');
    await visitor.press('Camera');
    await until('it is seen', async () => (await call())?.camera === true);
    await moves('self-view');
    await moves('far-view');
    await visitor.press('Hang up');
    await visitor.shows('You ended the call');
  });

  it('begins with the voice and goes on with video', async () => {
    await visitor.press('Call us');
    await until('the call is answered', async () => (await call())?.state === 'connected', { within: 20_000 });
    deepEqual(await call(), { camera: false, picture: false, state: 'connected' });
    await visitor.press('Camera');
    await moves('self-view');
    await moves('far-view');
    await visitor.press('Hang up');
    await visitor.shows('You ended the call');
  });
});
