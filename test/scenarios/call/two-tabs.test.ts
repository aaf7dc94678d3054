import { deepEqual, equal, match } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { isRequest } from '../support/center-admin.js';
import { adaSends, bilalSends, pair, talkingPair } from '../support/pair.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

describe('Two agents in two tabs', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  it('see each other’s call ring, and hear each other’s tone once it is answered', async () => {
    const [ada, bilal] = await pair(stage);
    await ada.dial('1002');
    await ada.shows(['1002', 'Ringing…']);
    await bilal.shows(['Incoming call', 'Ada Brandt', '1001']);
    const incoming = await bilal.fact({ type: 'cc-call-incoming' });
    deepEqual(incoming.call?.party, { number: '1001', address: 'sip:1001@demo.localhost', name: 'Ada Brandt' });
    await bilal.answer();
    await Promise.all([ada.shows('Connected'), bilal.shows('Connected')]);
    await Promise.all([ada.hears(bilalSends), bilal.hears(adaSends)]);
    await Promise.all([ada.shows('On a call'), bilal.shows('On a call')]);
  });

  it('end the call from the side that called', async () => {
    const [ada, bilal] = await talkingPair(stage);
    await ada.press('Hang up');
    await Promise.all([ada.shows('You hung up'), bilal.shows('They hung up')]);
    await ada.fact({ type: 'cc-call-ended', call: { endReason: 'local-hangup' } });
    await bilal.fact({ type: 'cc-call-ended', call: { endReason: 'remote-hangup' } });
    await Promise.all([ada.shows('Ready'), bilal.shows('Ready')]);
  });

  it('end the call from the side that was called', async () => {
    const [ada, bilal] = await talkingPair(stage);
    await bilal.press('Hang up');
    await Promise.all([ada.shows('They hung up'), bilal.shows('You hung up')]);
    await ada.fact({ type: 'cc-call-ended', call: { endReason: 'remote-hangup' } });
    await bilal.fact({ type: 'cc-call-ended', call: { endReason: 'local-hangup' } });
  });

  it('keep the microphone open only while they talk', async () => {
    const [ada, bilal] = await talkingPair(stage);
    deepEqual([(await ada.microphones()).open, (await bilal.microphones()).open], [1, 1]);
    await ada.press('Hang up');
    await bilal.shows('They hung up');
    for (const desk of [ada, bilal]) await until('the microphone is closed', async () => (await desk.microphones()).open === 0);
  });

  it('call again with one press', async () => {
    const [ada, bilal] = await talkingPair(stage);
    await ada.press('Hang up');
    await bilal.press('Close');
    await ada.press('Call again');
    await bilal.shows('Incoming call');
  });

  it('decline: the caller is told, and 603 is on the wire', async () => {
    const mark = await stage.admin.mark();
    const [ada, bilal] = await pair(stage);
    await ada.dial('1002');
    await bilal.press('Decline');
    await ada.shows('They declined the call');
    await ada.fact({ type: 'cc-call-ended', call: { endReason: 'declined' } });
    await bilal.fact({ type: 'cc-call-ended', call: { endReason: 'declined' } });
    await bilal.shows('You declined the call');
    await stage.admin.seen('603', ({ direction, text }) => direction === 'in' && text.startsWith('SIP/2.0 603 '), mark);
  });

  it('cancel: the other one sees a missed call', async () => {
    const mark = await stage.admin.mark();
    const [ada, bilal] = await pair(stage);
    await ada.dial('1002');
    await bilal.shows('Incoming call');
    await ada.press('Cancel call');
    await ada.shows('You canceled the call');
    await bilal.shows('Missed call');
    await Promise.all([ada, bilal].map((desk) => desk.fact({ type: 'cc-call-ended', call: { endReason: 'canceled' } })));
    await stage.admin.seen('CANCEL', (entry) => isRequest(entry, 'CANCEL'), mark);
  });

  it('call by a number with spaces and dashes, a SIP address with and without its scheme, a telephone link', async () => {
    const [ada, bilal] = await pair(stage);
    for (const written of [' 10-0 2\u00a0', 'sip:1002@demo.localhost', '1002@demo.localhost', 'tel:1002']) {
      const told = (await bilal.facts()).length;
      await ada.dial(written);
      await ada.shows('1002');
      await bilal.fact({ type: 'cc-call-incoming' }, { after: told });
      await ada.press('Cancel call');
      await bilal.shows('Missed call');
      await Promise.all([ada.press('Close'), bilal.press('Close')]);
    }
  });

  it('dial E.164 as it is pasted, cleaned to what a telephone takes', async () => {
    const ada = await stage.desk({ extension: '1001', hertz: 697 });
    const mark = await stage.admin.mark();
    const field = ada.phone.getByRole('textbox');
    await field.focus();
    await field.evaluate((input: HTMLInputElement) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '+49 (0)30 123-456');
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }));
    });
    equal(await field.inputValue(), '+4930123456');
    await ada.shows('Tidied from “+49 (0)30 123-456”');
    await ada.press('Call');
    const invite = await stage.admin.seen('INVITE', (entry) => isRequest(entry, 'INVITE'), mark);
    match(invite.text, /^INVITE sip:\+4930123456@demo\.localhost/);
  });
});
