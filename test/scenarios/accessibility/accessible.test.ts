import { AxeBuilder } from '@axe-core/playwright';
import { deepEqual, match } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { DeskPage } from '../support/desk-page.js';
import { adaSends, talkingPair } from '../support/pair.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

describe('Accessible (axe) in a real page and a real call', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  const clean = async (state: string, { page }: DeskPage): Promise<void> => {
    // what fades in is looked at when it has come
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await until('nothing moves', () => page.evaluate(() => window.isStill()));
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    deepEqual(
      violations.map(({ id, nodes }) => `${state}: ${id} at ${nodes.map(({ target }) => target.flat().join(' ')).join(', ')}`),
      [],
    );
  };

  for (const [name, look] of [
    ['light, in English', { context: { colorScheme: 'light' } }],
    ['dark, in Chinese, from right to left', { context: { colorScheme: 'dark' }, language: 'zh-CN', direction: 'rtl' }],
  ] as const) {
    it(`from signing in to signing out, ${name}`, async () => {
      const ada = await stage.openDesk({ extension: '1001', hertz: adaSends, desk: 'wrap-up="60"', ...look });
      await ada.fact({ type: 'cc-agent-state-change', state: 'ready' });
      await clean('idle', ada);
      await ada.phone.locator('.open-settings').click();
      await ada.phone.locator('cc-audio-devices').waitFor();
      await clean('settings', ada);
      await ada.page.keyboard.press('Escape');

      const call = await stage.admin.ring({ to: '1001', plays: 'tone', name: 'Maria Jensen' });
      await ada.fact({ type: 'cc-call-incoming' });
      await clean('incoming', ada);
      const answer = ada.phone.locator('cc-incoming-call [part=answer]');
      await ada.settled(answer);
      await answer.click();
      await ada.hears(1209);
      await clean('talking', ada);
      await ada.phone.locator('[part=mute]').click();
      await ada.phone.locator('[part=keypad]').click();
      await clean('muted, keypad', ada);
      await ada.phone.locator('[part=hold]').click();
      await ada.fact({ type: 'cc-call-state-change', call: { state: 'connected' } });
      await stage.admin.partner('is held', ({ held }) => held === 'remote');
      await clean('held', ada);
      await stage.admin.ring({ to: '1001', name: 'Jonas Weber' });
      await ada.shows('Jonas Weber');
      await clean('a second call', ada);
      await stage.admin.let(call, 'hang-up');
      await clean('one ended, one rings', ada);
    });
  }

  it('while it calls out, when the call has ended, in wrap-up, without a connection, signed out', async () => {
    const ada = await stage.desk({ extension: '1001', hertz: adaSends, desk: 'wrap-up="60"' });
    await ada.dial('603');
    await ada.shows('Ringing…');
    await clean('ringing out', ada);
    await ada.press('Cancel call');
    await ada.shows('You canceled the call');
    await clean('ended', ada);
    await ada.press('Close');
    await ada.dial('604');
    await ada.hears(1209);
    await ada.press('Hang up');
    await ada.shows('Wrap-up');
    await clean('wrap-up', ada);
    await ada.press('Ready now');
    await stage.admin.faults({ refuseSockets: true, disconnect: 'all' });
    await ada.shows('Reconnecting…');
    await clean('reconnecting', ada);
    await ada.press(/^Your status/);
    await clean('status menu', ada);
    await ada.phone.getByRole('menuitem', { name: 'Sign out' }).click();
    await ada.shows('Signed out');
    await clean('signed out', ada);
  });

  it('says what happens to somebody who does not see it', async () => {
    const [ada, bilal] = await talkingPair(stage);
    const said = (desk: DeskPage): Promise<string> => desk.phone.locator('.visually-hidden[role=status]').innerText();
    await until('Ada hears that she is connected', async () => (await said(ada)).includes('Bilal Haddad: Connected'));
    await bilal.press('Hold');
    await until('Ada hears that she is held', async () => (await said(ada)).includes('Bilal Haddad: They put you on hold'));
    await bilal.press('Hang up');
    await until('Ada hears that it is over', async () => (await said(ada)).includes('Bilal Haddad: They hung up'));
    await stage.admin.ring({ to: '1001', name: 'Maria Jensen' });
    await ada.shows('Incoming call');
    match(await ada.phone.locator('[role=alert]').innerText(), /Incoming call from Maria Jensen/);
  });
});
