import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { isRequest } from '../support/center-admin.js';
import { adaSends } from '../support/pair.js';
import type { DeskPage } from '../support/desk-page.js';
import { Stage } from '../support/stage.js';

describe('Telephone keys in a call', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  const inMenu = async (): Promise<DeskPage> => {
    const ada = await stage.desk({ extension: '1001', hertz: adaSends });
    await ada.dial('601');
    await ada.fact({ type: 'cc-call-state-change', call: { state: 'connected' } });
    return ada;
  };
  const heard = (keys: string): Promise<unknown> =>
    stage.admin.partner(`was sent ${keys}`, ({ dtmf }) => dtmf.map(({ digit }) => digit).join('') === keys);

  it('are pressed on the keypad and heard by the far end, in the sound itself (RFC 4733)', async () => {
    const ada = await inMenu();
    const mark = await stage.admin.mark();
    await ada.press('Keypad');
    for (const key of '150*#') await ada.key(key).click();
    await heard('150*#');
    const [call] = (await stage.admin.partnerCalls()).slice(-1);
    deepEqual([...new Set(call?.dtmf.map(({ by }) => by))], ['rtp']);
    equal(
      (await stage.admin.wire(mark)).some((entry) => isRequest(entry, 'INFO')),
      false,
    );
    await ada.shows('150*#');
  });

  it('are typed on the keyboard', async () => {
    const ada = await inMenu();
    await ada.press('Keypad');
    await ada.key('1').focus();
    await ada.page.keyboard.type('2580#');
    await heard('2580#');
  });

  it('are pasted, a whole code at once', async () => {
    const ada = await inMenu();
    await ada.page.context().grantPermissions(['clipboard-read', 'clipboard-write', 'microphone']);
    await ada.page.evaluate(() => navigator.clipboard.writeText('40 21#'));
    await ada.press('Keypad');
    await ada.key('1').focus();
    await ada.page.keyboard.press('Control+V');
    await heard('4021#');
    await ada.shows('4021#');
  });

  it('are heard by the agent, too, as they are pressed', async () => {
    const ada = await inMenu();
    await ada.press('Keypad');
    const sounds = ada.sounds(770);
    await ada.key('5').click();
    await sounds;
  });

  it('go by INFO when the page asks for that', async () => {
    const ada = await inMenu();
    const mark = await stage.admin.mark();
    // a page that carries out requests itself, as one for a server that hears no telephone events
    await ada.page.evaluate(() => {
      const desk = document.querySelector('cc-desk');
      desk?.addEventListener('cc-dtmf-request', (event) => {
        event.preventDefault();
        void desk.phone?.sendDtmf(event.callId, event.digits, 'info');
      });
    });
    await ada.press('Keypad');
    for (const key of '42') await ada.key(key).click();
    await heard('42');
    const [call] = (await stage.admin.partnerCalls()).slice(-1);
    deepEqual(call?.dtmf, [
      { digit: '4', by: 'info' },
      { digit: '2', by: 'info' },
    ]);
    await stage.admin.seen('an INFO', (entry) => isRequest(entry, 'INFO'), mark);
  });

  it('steer the announcement, which answers each key', async () => {
    const ada = await inMenu();
    await ada.press('Keypad');
    await ada.key('9').click();
    await heard('9');
  });
});
