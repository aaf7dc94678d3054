import { deepEqual, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import type { DeskPage } from '../support/desk-page.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

/** Each microphone of this browser hears another tone: 697 Hz the first, 300 Hz more each further one. */
const aToneEach = `(() => {
  const devices = navigator.mediaDevices;
  if (!devices) return;
  let context;
  devices.getUserMedia = async ({ audio }) => {
    context ??= new AudioContext();
    const ids = (await devices.enumerateDevices()).filter(({ kind }) => kind === 'audioinput').map(({ deviceId }) => deviceId);
    const frequency = 697 + 300 * Math.max(0, ids.indexOf(audio?.deviceId?.exact ?? 'default'));
    const oscillator = new OscillatorNode(context, { frequency });
    const destination = context.createMediaStreamDestination();
    oscillator.connect(new GainNode(context, { gain: 0.3 })).connect(destination);
    oscillator.start();
    return destination.stream;
  };
})();`;

describe('Sound devices', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  const picker = (desk: DeskPage, name: string): Locator => desk.phone.getByRole('combobox', { name: new RegExp(`^${name}`) });
  /** A panel comes with the first press on its button, and the lists fill when the browser has told of its devices. */
  const options = async (select: Locator): Promise<string[]> => {
    await select.locator('option').nth(1).waitFor({ state: 'attached' });
    return select.locator('option').evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value));
  };
  const talking = async (): Promise<DeskPage> => {
    const ada = await stage.desk({ extension: '1001', prepare: aToneEach });
    await ada.dial('604');
    await ada.hears(1209);
    await stage.admin.partnerHears(697);
    await ada.press('Sound');
    return ada;
  };

  it('the microphone is changed in the middle of a call, and the far end hears the other one at once', async () => {
    const ada = await talking();
    const ids = await options(picker(ada, 'Microphone'));
    ok(ids.length >= 2, `microphones: ${ids.join()}`);
    await picker(ada, 'Microphone').selectOption({ index: 1 });
    await stage.admin.partnerHears(997);
    await picker(ada, 'Microphone').selectOption({ index: 0 });
    await stage.admin.partnerHears(697);
    await ada.hears(1209);
    deepEqual((await ada.microphones()).open, 1);
  });

  it('the speaker is changed in the middle of a call, and the far end is heard there', async () => {
    const ada = await talking();
    const [, other = ''] = await options(picker(ada, 'Speaker'));
    await picker(ada, 'Speaker').selectOption(other);
    await until('the call plays on the other speaker', async () => (await ada.page.evaluate(() => window.speakersNow())).includes(other));
    await ada.hears(1209);
    await until('the picker shows it', async () => (await picker(ada, 'Speaker').inputValue()) === other);
  });

  it('the choice is remembered for the next visit', async () => {
    const ada = await talking();
    const [, other = ''] = await options(picker(ada, 'Microphone'));
    await picker(ada, 'Microphone').selectOption(other);
    await stage.admin.partnerHears(997);
    await ada.page.reload();
    await ada.ready();
    await ada.dial('604');
    await stage.admin.partner('is called again', ({ state }) => state === 'connected');
    await stage.admin.partnerHears(997);
  });

  it('that is gone is said, and the one before it stays in use', async () => {
    const ada = await talking();
    await ada.page.evaluate(() => {
      HTMLMediaElement.prototype.setSinkId = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    });
    const [, other = ''] = await options(picker(ada, 'Speaker'));
    await picker(ada, 'Speaker').selectOption(other);
    await ada.fact({ type: 'cc-error', code: 'media-failed' });
    await ada.shows('The sound could not be started.');
    deepEqual(await picker(ada, 'Speaker').inputValue(), 'default');
    await ada.hears(1209);
  });
});
