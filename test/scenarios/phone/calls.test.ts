import { deepEqual, equal, rejects } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { PhonePage } from '../support/phone-page.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

describe('calls', () => {
  let stage: Stage;
  let ada: PhonePage;
  let bilal: PhonePage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  async function twoPhones(): Promise<void> {
    [ada, bilal] = await Promise.all([stage.phone({ extension: '1001', hertz: 697 }), stage.phone({ extension: '1002', hertz: 1477 })]);
  }

  /** Ada calls Bilal, both talk. */
  async function connected(): Promise<{ readonly out: string; readonly in: string }> {
    await twoPhones();
    const out = await ada.dial('1002');
    const { id } = await bilal.call({ state: 'ringing' });
    await bilal.ask('answer', id);
    await Promise.all([ada.call({ state: 'connected' }), bilal.call({ state: 'connected' })]);
    await Promise.all([ada.hears(1477), bilal.hears(697)]);
    return { out, in: id };
  }

  it('is dialled, rings, is answered, is heard on both sides and is hung up', async () => {
    await twoPhones();
    const dialled = await ada.dial('1002');
    const { id: arrived, party } = await bilal.call({ state: 'ringing' });
    equal(party.number, '1001');
    equal(party.name, 'Ada Brandt');
    await ada.call({ state: 'ringing' });
    await bilal.ask('answer', arrived);
    await Promise.all([ada.call({ state: 'connected' }), bilal.call({ state: 'connected' })]);
    await Promise.all([ada.hears(1477), bilal.hears(697)]);
    await ada.ask('hangUp', dialled);
    await bilal.call({ state: 'ended', endReason: 'remote-hangup' });
    await ada.call({ state: 'ended', endReason: 'local-hangup' });
  });

  it('is silent in both directions while either side holds it', async () => {
    const ids = await connected();
    await ada.ask('hold', ids.out);
    await bilal.call({ hold: 'remote' });
    await Promise.all([ada.hearsNothing(), bilal.hearsNothing()]);
    await bilal.ask('hold', ids.in);
    await Promise.all([ada.call({ hold: 'both' }), bilal.call({ hold: 'both' })]);
    await ada.ask('resume', ids.out);
    await Promise.all([ada.call({ hold: 'remote' }), bilal.call({ hold: 'local' })]);
    await Promise.all([ada.hearsNothing(), bilal.hearsNothing()]);
    await bilal.ask('resume', ids.in);
    await Promise.all([ada.call({ hold: 'none' }), bilal.call({ hold: 'none' })]);
    await Promise.all([ada.hears(1477), bilal.hears(697)]);
  });

  it('sends no sound while it is muted, and hears all the same', async () => {
    const ids = await connected();
    await ada.ask('mute', ids.out);
    await bilal.hearsNothing();
    await ada.hears(1477);
    await ada.ask('hold', ids.out);
    await ada.ask('resume', ids.out);
    await ada.hears(1477);
    await bilal.hearsNothing();
    await ada.ask('unmute', ids.out);
    await bilal.hears(697);
  });

  it('is declined, and its caller learns that', async () => {
    await twoPhones();
    await ada.dial('1002');
    const { id } = await bilal.call({ state: 'ringing' });
    await bilal.ask('decline', id);
    await ada.call({ state: 'ended', endReason: 'declined' });
    await bilal.call({ state: 'ended', endReason: 'declined' });
  });

  it('is cancelled by its caller, and stops ringing', async () => {
    await twoPhones();
    const dialled = await ada.dial('1002');
    await bilal.call({ state: 'ringing' });
    await ada.ask('hangUp', dialled);
    await bilal.call({ state: 'ended', endReason: 'canceled' });
    await ada.call({ state: 'ended', endReason: 'canceled' });
  });

  it('rings in two tabs; the one that does not answer learns that the other did', async () => {
    await twoPhones();
    const bilalAgain = await stage.phone({ extension: '1002', hertz: 941 });
    await ada.dial('1002');
    await bilal.call({ state: 'ringing' });
    const { id } = await bilalAgain.call({ state: 'ringing' });
    await bilalAgain.ask('answer', id);
    await bilal.call({ state: 'ended', endReason: 'answered-elsewhere' });
    await ada.hears(941);
  });

  it('tells busy, nobody there and no such number apart', async () => {
    ada = await stage.phone({ extension: '1001', hertz: 697 });
    await ada.dial('602');
    await ada.call({ state: 'ended', endReason: 'busy' });
    await ada.dial('1009');
    await ada.call({ state: 'ended', endReason: 'unavailable' });
    await ada.dial('99999');
    const { error } = await ada.call({ state: 'ended', endReason: 'failed' });
    equal(error?.code ?? (await ada.page.evaluate(() => window.agentPhone.state.error?.code)), 'invalid-number');
  });

  it('presses keys as telephone events and as INFO, and the menu hears them', async () => {
    ada = await stage.phone({ extension: '1001', hertz: 697 });
    const id = await ada.dial('601');
    await ada.call({ state: 'connected' });
    const heard = (): string => (stage.center.partner?.calls.at(-1)?.dtmf ?? []).map(({ digit, by }) => `${digit} by ${by}`).join(', ');
    await ada.sendDtmf(id, '12', 'rtp');
    await until('two digits arrive in the sound', () => heard() === '1 by rtp, 2 by rtp');
    await ada.sendDtmf(id, '#3', 'info');
    await until('two more arrive as INFO', () => heard() === '1 by rtp, 2 by rtp, # by info, 3 by info');
  });

  it('echoes the agent at the echo number', async () => {
    ada = await stage.phone({ extension: '1001', hertz: 697 });
    await ada.dial('600');
    await ada.call({ state: 'connected' });
    await ada.hears(697);
  });

  it('keeps two calls apart: the new one talks, the old one is held', async () => {
    const ids = await connected();
    const second = await ada.dial('604');
    await bilal.call({ hold: 'remote' });
    await ada.hears(1209);
    await bilal.hearsNothing();
    await ada.ask('resume', ids.out);
    await Promise.all([ada.hears(1477), bilal.hears(697)]);
    equal((await ada.calls()).find(({ id }) => id === second)?.hold, 'local');
  });

  it('ends at its far end when its page is closed', async () => {
    await connected();
    await ada.page.goto('about:blank');
    await bilal.call({ state: 'ended', endReason: 'remote-hangup' }, { within: 3000 });
  });

  it('goes on ringing when the microphone is refused, and can be answered then', async () => {
    await twoPhones();
    await bilal.page.evaluate(() => {
      const { mediaDevices } = navigator;
      const allowed = mediaDevices.getUserMedia;
      mediaDevices.getUserMedia = () => {
        mediaDevices.getUserMedia = allowed;
        return Promise.reject(new DOMException('no', 'NotAllowedError'));
      };
    });
    await ada.dial('1002');
    const { id } = await bilal.call({ state: 'ringing' });
    await rejects(bilal.ask('answer', id), /microphone-denied/);
    await bilal.call({ state: 'ringing' });
    await bilal.ask('answer', id);
    await Promise.all([ada.hears(1477), bilal.hears(697)]);
  });
});
