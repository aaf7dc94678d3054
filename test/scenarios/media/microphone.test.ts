import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { startStrictChromium } from '../support/chromium.js';
import type { DeskPage } from '../support/desk-page.js';
import { adaSends } from '../support/pair.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

describe('The microphone', () => {
  let stage: Stage;
  let strict: Browser;
  before(async () => {
    [stage, strict] = await Promise.all([Stage.open(), startStrictChromium()]);
  });
  after(async () => {
    await strict.close();
    await stage.close();
  });
  afterEach(async () => deepEqual(await stage.clear(), []));

  const permit = async (desk: DeskPage, setting: 'granted' | 'denied'): Promise<void> => {
    const session = await desk.page.context().newCDPSession(desk.page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    const where = { origin: stage.center.url, ...(targetInfo.browserContextId && { browserContextId: targetInfo.browserContextId }) };
    await session.send('Browser.setPermission', { permission: { name: 'microphone' }, setting, ...where });
  };
  const closed = (desk: DeskPage): Promise<unknown> => until('the microphone is closed', async () => (await desk.microphones()).open === 0);

  it('is open from the answer to the end of the last call, and not while it only rings', async () => {
    const ada = await stage.desk({ extension: '1001', hertz: adaSends });
    await stage.admin.ring({ to: '1001', plays: 'tone' });
    await ada.shows('Incoming call');
    equal((await ada.microphones()).ever, 0);
    await ada.answer();
    equal((await ada.microphones()).open, 1);
    await ada.press('Sound');
    await ada.shows('In use now');
    await ada.press('Back to the phone');
    await ada.press('Hang up');
    await closed(ada);
    await ada.press('Settings');
    await ada.shows('Microphone');
    await ada.hides('In use now');
  });

  it('is the browser’s own device, and what it hears is heard by the far end', async () => {
    const ada = await stage.desk({ extension: '1001' });
    await ada.dial('604');
    await ada.hears(1209);
    // the device of the tests beeps once a second
    await stage.admin.partner('hears the beep', ({ heard }) => heard.level > -40);
    await ada.press('Mute');
    await stage.admin.partnerHearsNothing();
  });

  it('is closed when a call that was dialled is cancelled before it is answered', async () => {
    const ada = await stage.desk({ extension: '1001', hertz: adaSends });
    await ada.dial('603');
    await ada.shows('Ringing…');
    equal((await ada.microphones()).open, 1);
    await ada.press('Cancel call');
    await closed(ada);
  });

  it('that the browser denies is told with where to allow it, and works once it is allowed', async () => {
    const ada = await stage.desk({ extension: '1001', browser: strict });
    await permit(ada, 'denied');
    // said before anybody calls, which moves what is pressed next
    await ada.shows('The microphone is blocked. Allow it in the site settings beside the address, then try again.');
    await ada.dial('604');
    await ada.fact({ type: 'cc-error', code: 'microphone-denied' });
    await ada.fact({ type: 'cc-call-ended', call: { endReason: 'failed' }, code: 'microphone-denied' });
    await ada.shows('The microphone is blocked.');

    await permit(ada, 'granted');
    await ada.press('Try again');
    await ada.hides('The microphone is blocked');
    await closed(ada);
    await ada.dial('604');
    await ada.hears(1209);
  });

  for (const [name, reason, code, words] of [
    ['is missing', 'NotFoundError', 'microphone-missing', 'No microphone found. Plug one in, then try again.'],
    [
      'is used by another program',
      'NotReadableError',
      'microphone-busy',
      'The microphone is used by another app. Close it, then try again.',
    ],
    [
      'is kept by another program, as Firefox says it',
      'AbortError',
      'microphone-busy',
      'The microphone is used by another app. Close it, then try again.',
    ],
    ['is forbidden by the page’s own policy', 'SecurityError', 'microphone-denied', 'The microphone is blocked.'],
  ] as const) {
    it(`that ${name} is told as that, with a remedy, and the call can be made afterwards`, async () => {
      const ada = await stage.desk({ extension: '1001', hertz: adaSends, prepare: `window.microphoneFails = '${reason}';` });
      await ada.dial('604');
      await ada.shows(words);
      await ada.fact({ type: 'cc-error', code });
      await ada.page.evaluate(() => {
        window.microphoneFails = undefined;
      });
      await ada.press('Call again');
      await ada.hears(1209);
      await ada.hides(words);
    });
  }

  it('that fails on answering does not cost the call: it goes on ringing and can be answered', async () => {
    const ada = await stage.desk({ extension: '1001', hertz: adaSends, prepare: "window.microphoneFails = 'NotReadableError';" });
    await stage.admin.ring({ to: '1001', plays: 'tone' });
    await ada.press('Answer');
    await ada.shows(['The microphone is used by another app.', 'Incoming call']);
    await ada.page.evaluate(() => {
      window.microphoneFails = undefined;
    });
    await ada.answer();
    await ada.hears(1209);
    await stage.admin.partnerHears(adaSends);
    await ada.hides('used by another app');
  });
});
