import { deepEqual, doesNotMatch, equal, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { adaSends } from '../support/pair.js';
import { Stage } from '../support/stage.js';

describe('The language of the page', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  it('is Chinese in every state of a call where the page is Chinese', async () => {
    const ada = await stage.openDesk({ extension: '1001', hertz: adaSends, language: 'zh-CN', desk: 'wrap-up="60"' });
    await ada.fact({ type: 'cc-agent-state-change', state: 'ready' });
    const screens: string[] = [];
    const look = async (): Promise<void> => {
      await ada.shows(/[\u4e00-\u9fff]/);
      screens.push(await ada.page.evaluate(() => window.readScreen().replace(/^Desk /, '')));
    };
    await look();
    const call = await stage.admin.ring({ to: '1001', plays: 'tone', name: '王小明' });
    await ada.shows('王小明');
    await look();
    const answer = ada.phone.locator('cc-incoming-call [part=answer]');
    await ada.settled(answer);
    await answer.click();
    await ada.hears(1209);
    await look();
    await ada.phone.locator('[part=hold]').click();
    await stage.admin.partner('is held', ({ held }) => held === 'remote');
    await look();
    await stage.admin.let(call, 'hang-up');
    await ada.fact({ type: 'cc-agent-state-change', state: 'wrap-up' });
    await look();
    // letters of the keypad and keys of the keyboard are the same in every language
    for (const screen of screens) doesNotMatch(screen.replaceAll(/\b[A-Z]{2,4}\b/g, ''), /[A-Za-z]{3,}/);
  });

  it('changes while the page is open', async () => {
    const ada = await stage.desk({ extension: '1001' });
    await ada.page.evaluate(() => {
      document.documentElement.lang = 'zh-CN';
    });
    await ada.hides('Ready');
    await ada.shows(/[\u4e00-\u9fff]/);
    await ada.page.evaluate(() => {
      document.documentElement.lang = 'en';
    });
    await ada.shows('Ready');
  });

  it('that is written from right to left is laid out so, numbers excepted, and works', async () => {
    const ada = await stage.desk({
      extension: '1001',
      hertz: adaSends,
      direction: 'rtl',
      context: { viewport: { width: 320, height: 640 } },
    });
    const settings = await ada.button('Settings').boundingBox();
    const status = await ada.button(/^Your status/).boundingBox();
    ok(settings && status && settings.x < status.x, 'the bar begins at the right');
    const one = await ada.key('1').boundingBox();
    const three = await ada.key('3').boundingBox();
    ok(one && three && one.x < three.x, 'a keypad has 1 at its left everywhere');
    equal(await ada.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing sticks out');
    await ada.dial('+49 30 123');
    await ada.shows('+4930123');
  });
});
