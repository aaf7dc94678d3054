import { deepEqual } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { isRequest, isResponse } from '../support/center-admin.js';
import { FirefoxDesk, firefoxSends, startFirefox, whyNoFirefox } from '../support/firefox-desk.js';
import { adaSends, bilalSends, pair } from '../support/pair.js';
import { Stage } from '../support/stage.js';

const obstacle = await whyNoFirefox();
if (obstacle) console.log(obstacle);

describe('In Firefox', { skip: obstacle ?? false }, () => {
  let stage: Stage;
  let firefox: Browser;
  let mona: FirefoxDesk;
  before(async () => {
    [stage, firefox] = await Promise.all([Stage.open(), startFirefox()]);
    const path = await stage.page({ extension: '1003' });
    mona = await FirefoxDesk.open(firefox, `${stage.center.url}${path}`);
  });
  after(async () => {
    await firefox?.close();
    await stage.close();
  });
  afterEach(async () => {
    deepEqual(await stage.clear(), []);
    deepEqual(mona.problems, []);
  });

  it('the phone registers', async () => {
    await mona.fact({ type: 'cc-agent-state-change', state: 'ready' }, { within: 20_000 });
    await mona.shows('Ready');
    await stage.admin.seen('200', (entry) => entry.extension === '1003' && isResponse(entry, 200, 'REGISTER'), 0);
  });

  it('a number is called, heard at both ends, held, resumed and hung up', async () => {
    const mark = await stage.admin.mark();
    await mona.dial('604');
    await mona.hears(1209);
    await stage.admin.partnerHears(firefoxSends);

    await mona.press('Hold');
    await mona.shows('On hold');
    await mona.hearsNothing();
    await stage.admin.partnerHearsNothing();
    await mona.press('Resume');
    await mona.shows('Connected');
    await mona.hears(1209);
    await stage.admin.partnerHears(firefoxSends);

    await mona.press('Hang up');
    await mona.fact({ type: 'cc-call-ended', call: { endReason: 'local-hangup' } });
    await stage.admin.seen('a BYE', (entry) => isRequest(entry, 'BYE'), mark);
    await mona.press('Close');
  });

  it('telephone keys are heard by the far end', async () => {
    await mona.dial('601');
    await mona.shows('Connected');
    await mona.press('Keypad');
    for (const key of ['4 GHI', '2 ABC', '7 PQRS']) await mona.press(key);
    await stage.admin.partner('was sent 427', ({ dtmf }) => dtmf.map(({ digit }) => digit).join('') === '427');
    await mona.press('Hang up');
    await mona.press('Close');
  });

  it('somebody in Chromium calls: it rings, is answered, is muted, and each hears the other', async () => {
    const ada = await stage.desk({ extension: '1001', hertz: adaSends });
    await ada.dial('1003');
    await mona.press('Answer');
    await Promise.all([mona.hears(adaSends), ada.hears(firefoxSends)]);
    await mona.press('Mute');
    await ada.hearsNothing();
    await mona.press('Unmute');
    await ada.hears(firefoxSends);
    await ada.press('Hold');
    await mona.shows('They put you on hold');
    await Promise.all([mona.hearsNothing(), ada.hearsNothing()]);
    await ada.press('Resume');
    await Promise.all([mona.hears(adaSends), ada.hears(firefoxSends)]);
    await ada.press('Hang up');
    await mona.shows('They hung up');
    await mona.press('Close');
  });

  it('somebody in Chromium is called', async () => {
    const ada = await stage.desk({ extension: '1001', hertz: adaSends });
    await mona.dial('1001');
    await ada.answer();
    await Promise.all([mona.hears(adaSends), ada.hears(firefoxSends)]);
    await mona.press('Hang up');
    await ada.shows('They hung up');
  });

  // what is joined is mixed in a sound context, which Firefox lets run only where there is a sound card
  it('two calls are swapped, and the two handed over to each other; then it is one of three in a conference', async () => {
    const all = [adaSends, bilalSends, firefoxSends];
    const [ada, bilal] = await pair(stage);
    await mona.dial('1001');
    await ada.answer();
    await Promise.all([mona.hears(adaSends), ada.hears(firefoxSends)]);
    await bilal.dial('1003');
    await mona.press('Answer and hold the current call');
    await ada.shows('They put you on hold');
    await Promise.all([mona.hears(bilalSends), bilal.hears(firefoxSends), ada.hearsNothing()]);
    await mona.press('Switch to this call');
    await Promise.all([mona.hears(adaSends), ada.hears(firefoxSends), bilal.hearsNothing()]);
    await mona.completeTransfer();
    await Promise.all([ada.hearsOf(all, [bilalSends]), bilal.hearsOf(all, [adaSends]), mona.hearsNothing()]);
    await mona.fact({ type: 'cc-call-ended', call: { endReason: 'transferred' } });
    await mona.press('Close');

    await mona.dial('1001');
    await ada.press('Answer and hold the current call');
    await mona.hears(adaSends);
    await ada.press('Join with your call');
    await Promise.all([ada.hearsOf(all, [bilalSends, firefoxSends]), bilal.hearsOf(all, [adaSends, firefoxSends])]);
    await ada.press('Mute');
    await Promise.all([mona.hears(bilalSends), bilal.hearsOf(all, [firefoxSends])]);
    await ada.press('Hold');
    await mona.shows('They put you on hold');
    await Promise.all([mona.hearsNothing(), bilal.hearsOf(all, [])]);
    await ada.press('Resume');
    await mona.hears(bilalSends);
    await ada.press('End for everybody');
    await Promise.all([mona.shows('They hung up'), bilal.shows('They hung up')]);
    await mona.press('Close');
  });
});
