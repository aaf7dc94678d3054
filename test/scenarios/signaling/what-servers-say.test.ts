import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { isRequest, isResponse } from '../support/center-admin.js';
import type { PhonePage } from '../support/phone-page.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const sip = { voicemail: true, dataHeaders: ['X-Customer-ID', 'X-Note'], queueHeader: 'X-Queue' };

describe('what a SIP server says of calls, lines and voicemail', () => {
  let stage: Stage;
  before(async () => (stage = await Stage.open()));
  after(() => stage.close());
  afterEach(async () => assert.deepEqual(await stage.clear(), []));

  const watch = (phone: PhonePage, ...addresses: readonly string[]): Promise<void> =>
    phone.page.evaluate((all) => window.agentPhone.watchFor('test', all), addresses);
  const lines = (phone: PhonePage): Promise<string> =>
    phone.page.evaluate(() => window.agentPhone.state.lines.map(({ address, state }) => `${address} ${state}`).join(', '));
  const linesBecome = async (phone: PhonePage, wanted: string): Promise<void> => {
    let now = '';
    await until(wanted, async () => (now = await lines(phone)) === wanted).catch((error: unknown) => {
      throw new Error(`${String(error)}; it is ${now}`);
    });
  };
  const waiting = (phone: PhonePage): Promise<string> =>
    phone.page.evaluate(() => {
      const { voicemail } = window.agentPhone.state;
      return voicemail ? `${voicemail.waiting} ${voicemail.new} ${voicemail.old}` : 'not told';
    });

  it('hands on who is vouched for, data, queue and the wish for an answer, whatever stands in them', async () => {
    const phone = await stage.phone({ extension: '1001', sip });
    const headers = {
      'X-Customer-ID': '4711',
      'X-Note': `<img src=x onerror=alert(1)> ${'y'.repeat(900)}`,
      'X-Queue': 'sales',
      'Call-Info': '<sip:demo.localhost>;answer-after=2',
      'Remote-Party-ID': '"Larkfield" <sip:+4930123@demo.localhost>;party=calling',
    };
    await stage.admin.ring({ to: '1001', headers, plays: 'silence' });
    const call = await phone.call({ state: 'ringing', queue: 'sales', answerAfter: 2000 });
    assert.equal(call.party.name, 'Larkfield');
    assert.equal(call.data['X-Customer-ID'], '4711');
    assert.equal(call.data['X-Note']?.length, 512);
    await phone.ask('decline', call.id);
  });

  it('plays what is said before the answer, with no ring-back over it, and goes where it is sent on to', async () => {
    const phone = await stage.phone({ extension: '1001', hertz: 600 });
    await phone.dial('606');
    await phone.call({ state: 'ringing', earlyMedia: true });
    await phone.hears(1209);
    assert.equal((await phone.calls()).at(-1)?.state, 'ringing', 'heard before the answer');
    await phone.call({ state: 'connected' });
    await phone.hears(600);
    await phone.ask('hangUp', (await phone.call({ state: 'connected' })).id);
    const mark = await stage.admin.mark();
    await phone.dial('607');
    await phone.call({ state: 'connected' });
    await phone.hears(600);
    const wire = await stage.admin.wire(mark);
    assert.ok(wire.some((entry) => isResponse(entry, 302, 'INVITE')));
    assert.ok(wire.some(({ text }) => text.startsWith('INVITE sip:600@')));
  });

  it('rings a call through a nonce that went stale meanwhile, in a dialog too', async () => {
    const phone = await stage.phone({ extension: '1001' });
    await stage.admin.faults({ challengeStale: 1 });
    await phone.dial('604');
    const call = await phone.call({ state: 'connected' });
    await phone.ask('hold', call.id);
    await phone.call({ hold: 'local' });
  });

  it('confirms a call between two phones, and answers the far end where it asks', async () => {
    const mark = await stage.admin.mark();
    const [one, other] = await Promise.all([stage.phone({ extension: '1001' }), stage.phone({ extension: '1002' })]);
    await one.dial('1002');
    await other.ask('answer', (await other.call({ state: 'ringing' })).id);
    await one.call({ state: 'connected' });
    const answer = await stage.admin.seen('a confirmed call', (entry) => isResponse(entry, 200, 'INVITE'), mark);
    assert.match(answer.text, /^Session-Expires: 300;refresher=uas/m);
    const call = await other.call({ state: 'connected' });
    await other.sendDtmf(call.id, '7', 'info');
    await stage.admin.seen('a digit relayed', (entry) => isResponse(entry, 200, 'INFO'), mark);
    await other.ask('hold', call.id);
    await one.call({ hold: 'remote' });
  });

  it('shows what the lines of others do, over an outage too, and by presence where there are no dialogs', async () => {
    const [one, other] = await Promise.all([stage.phone({ extension: '1001' }), stage.phone({ extension: '1002' })]);
    await watch(one, '1002', '1003', 'nobody');
    // that nobody is there is told by presence: by dialogs there is no call at a closed desk, and that is all
    await linesBecome(one, '1002 idle, 1003 offline, nobody unknown');
    await stage.admin.ring({ to: '1002', plays: 'silence' });
    const call = await other.call({ state: 'ringing' });
    await linesBecome(one, '1002 ringing, 1003 offline, nobody unknown');
    await other.ask('answer', call.id);
    await linesBecome(one, '1002 busy, 1003 offline, nobody unknown');
    await stage.admin.faults({ disconnect: '1001', refuseEvents: ['dialog'] });
    await linesBecome(one, '1002 unknown, 1003 unknown, nobody unknown');
    await linesBecome(one, '1002 busy, 1003 offline, nobody unknown');
    await other.ask('hangUp', call.id);
    await linesBecome(one, '1002 idle, 1003 offline, nobody unknown');
    const mark = await stage.admin.mark();
    await watch(one);
    await stage.admin.seen('the end of a subscription', (entry) => isRequest(entry, 'SUBSCRIBE') && /^Expires: 0/m.test(entry.text), mark);
  });

  it('tells a colleague whose desk is closed from one who is free, as they come and go', async () => {
    const one = await stage.phone({ extension: '1001' });
    await watch(one, '1002');
    await linesBecome(one, '1002 offline');
    const other = await stage.phone({ extension: '1002' });
    await linesBecome(one, '1002 idle');
    await other.dial('604');
    await linesBecome(one, '1002 busy');
    // with its call and without a word
    await other.close();
    await linesBecome(one, '1002 offline');
  });

  it('tells what waits in the voicemail box, asked and unasked', async () => {
    const [asks, told] = await Promise.all([stage.phone({ extension: '1004', sip }), stage.phone({ extension: '1005' })]);
    await until('an empty box', async () => (await waiting(asks)) === 'false 0 0');
    const missed = await stage.admin.ring({ to: '1004', plays: 'silence' });
    await asks.call({ state: 'ringing' });
    await stage.admin.let(missed, 'hang-up');
    await until('a message', async () => (await waiting(asks)) === 'true 1 0');
    await asks.dial('605');
    await until('a message that was heard', async () => (await waiting(asks)) === 'false 0 1');
    assert.equal(await waiting(told), 'not told');
    await stage.admin.voicemail({ extension: '1005', new: 3, old: 1, unasked: true });
    await until('messages nobody asked for', async () => (await waiting(told)) === 'true 3 1');
  });
});
