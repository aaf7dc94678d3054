import { deepEqual, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { CallAudio } from 'contact-center-widgets';
import type { DeskPage } from '../support/desk-page.js';
import { adaSends } from '../support/pair.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { headset, machine, processors } from './in-page.js';

type WithAudio = Element & { readonly callAudio: CallAudio };

describe('Devices in a call', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  const talking = async (prepare: string): Promise<DeskPage> => {
    const ada = await stage.desk({ extension: '1001', prepare });
    await ada.dial('604');
    await ada.hears(1209);
    await stage.admin.partnerHears(697);
    return ada;
  };
  const choose = async (ada: DeskPage, name: string, index: number): Promise<string> => {
    const picker = ada.phone.getByRole('combobox', { name: new RegExp(`^${name}`) });
    await picker.selectOption({ index });
    const id = await picker.locator('option').nth(index).getAttribute('value');
    await until(`${name} is chosen`, async () => (await picker.inputValue()) === id);
    return id ?? '';
  };

  it('that are unplugged give way to the default ones, and come back, and both sides hear each other all the time', async () => {
    const ada = await talking(machine);
    await ada.press('Sound');
    await choose(ada, 'Microphone', 1);
    const speaker = await choose(ada, 'Speaker', 1);
    await stage.admin.partnerHears(997);
    const looks = await ada.page.evaluate(() => window.looks);

    await ada.page.evaluate(() => Promise.all([window.unplug('audioinput', 1), window.unplug('audiooutput', 1)]));
    await stage.admin.partnerHears(697);
    await ada.shows(['is unplugged. The system’s own device is used until it is back.', '(unplugged)']);
    await until('the call plays on another speaker', async () => !(await ada.page.evaluate(() => window.speakersNow())).includes(speaker));
    await ada.hears(1209);

    await ada.page.evaluate(() => Promise.all([window.plug('audioinput', 1), window.plug('audiooutput', 1)]));
    await stage.admin.partnerHears(997);
    await until('the call plays there again', async () => (await ada.page.evaluate(() => window.speakersNow())).includes(speaker));
    await ada.hears(1209);
    await ada.hides('is unplugged');
    // one look for each change, though each made two events
    const more = (await ada.page.evaluate(() => window.looks)) - looks;
    ok(more <= 2, `looked ${String(more)} times`);
    deepEqual((await ada.microphones()).open, 1);
  });

  it('are quieter or louder by the gain, and asked for what is to be done to the voice', async () => {
    const ada = await talking(machine);
    const level = async (): Promise<number> => (await stage.admin.partner('hears', ({ heard }) => heard.level > -60)).heard.level;
    const before = await level();
    await ada.press('Sound');
    await ada.phone.getByText('Your voice').click();
    await ada.phone.getByRole('slider', { name: 'Microphone volume' }).fill('-12');
    await until('12 dB less are heard', async () => Math.abs(before - (await level()) - 12) < 2);
    await stage.admin.partnerHears(697);
    await ada.phone.getByRole('checkbox', { name: 'Reduce background noise' }).click();
    await until('the browser is asked for it', async () => {
      const asked = await ada.page.evaluate(() => window.lastAsked);
      return typeof asked === 'object' && asked.noiseSuppression === false && asked.echoCancellation === true;
    });
    await stage.admin.partnerHears(697);
    await ada.hears(1209);
    deepEqual((await ada.microphones()).open, 1);
  });

  it('go through a processor of the page; when that fails the plain microphone is heard, and it is said', async () => {
    const ada = await talking(`${machine}\n${processors}`);
    const use = (name: 'tone' | 'broken'): Promise<void> =>
      ada.page.evaluate((processor) => {
        (document.querySelector('cc-desk') as unknown as WithAudio).callAudio.processor = window.processors[processor];
      }, name);
    await use('tone');
    await stage.admin.partnerHears(1500);
    await use('broken');
    await stage.admin.partnerHears(697);
    await ada.shows('The noise filter stopped working. You are heard without it.');
    await ada.hears(1209);
  });

  it('give it away that somebody speaks while they are muted, and offer to unmute', async () => {
    const ada = await talking(machine);
    await ada.press('Mute');
    await stage.admin.partnerHearsNothing();
    await ada.shows('You are muted. They can’t hear you.');
    await ada.phone.locator('cc-sound-hints').getByRole('button', { name: 'Unmute' }).click();
    await stage.admin.partnerHears(697);
    await ada.hides('You are muted');
  });
});

describe('The buttons of a headset', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  it('answer, mute and hang up, its lamps follow, and it works after a reload without being asked for', async () => {
    const ada = await stage.desk({ extension: '1001', hertz: adaSends, prepare: headset });
    const press = (...bytes: readonly number[]): Promise<void> => ada.page.evaluate((all) => window.pressHeadset(...all), bytes);
    const shows = (lamps: string): Promise<unknown> =>
      until(`the headset shows ${lamps}`, async () => (await ada.page.evaluate(() => window.headsetLamps)) === lamps);
    await ada.press('Settings');
    await ada.press('Connect headset');
    await ada.shows(['Evolve2 65', 'Connected']);
    await ada.press('Back to the phone');

    await stage.admin.ring({ to: '1001', plays: 'tone' });
    await ada.shows('Incoming call');
    await shows('2 8 0');
    await press(1, 0);
    await ada.hears(1209);
    await stage.admin.partnerHears(adaSends);
    await shows('2 2 0');
    await press(5, 0);
    await shows('2 18 0');
    await stage.admin.partnerHearsNothing();
    await press(1, 0);
    await press(5, 0);
    await stage.admin.partnerHears(adaSends);
    await press(1, 0);
    await press(0, 0);
    await ada.fact({ type: 'cc-call-ended', call: { endReason: 'local-hangup' } });
    await shows('2 0 0');

    await ada.page.reload();
    await ada.ready();
    await stage.admin.ring({ to: '1001', plays: 'tone' });
    await shows('2 8 0');
    await press(1, 0);
    await ada.hears(1209);
  });
});
