import { expect } from '@open-wc/testing';
import { SipStand } from './sip-stand.testing.js';

describe('what a SIP call says of itself', () => {
  let stand: SipStand;
  beforeEach(() => {
    stand = new SipStand({ dataHeaders: ['X-Customer-ID', 'X-Note'], queueHeader: 'X-Queue' });
  });
  afterEach(() => stand.close());

  it('is who the server vouches for, the chosen data, its queue, and whether the phone is to answer by itself', async () => {
    const { leg } = await stand.ringIn([
      'P-Asserted-Identity: "Larkfield" <sip:+4930123@example.com>',
      'X-Customer-ID: 4711',
      'X-Note: first',
      'X-Note: second',
      'X-Other: 1',
      'X-Queue: sales',
      'Call-Info: <sip:example.com>;answer-after=2',
    ]);
    expect(leg.party).to.include({ number: '+4930123', name: 'Larkfield' });
    expect(leg.data).to.deep.equal({ 'X-Customer-ID': '4711', 'X-Note': 'first' });
    expect(leg.queue).to.equal('sales');
    expect(leg.answerAfter).to.equal(2000);
  });

  it('is nothing more where nothing more is said', async () => {
    const { leg } = await stand.ringIn();
    expect(leg.party).to.include({ number: '4000', name: 'Maria' });
    expect(leg.data).to.deep.equal({});
    expect(leg.queue).to.equal(undefined);
    expect(leg.answerAfter).to.equal(undefined);
  });

  it('is somebody else once the far end was transferred (connected identity in a re-INVITE)', async () => {
    const call = await stand.talking({ headers: ['P-Asserted-Identity: "Desk" <sip:2000@example.com>'] });
    expect(call.leg.party).to.include({ number: '2000', name: 'Desk' });
    const headers = ['P-Asserted-Identity: "Bilal" <sip:1002@example.com>'];
    stand.server.request('INVITE', { ...stand.backTo(call.invite, 1), headers, body: await stand.offer() });
    await stand.server.next(/^SIP\/2.0 (200|488)/);
    await stand.until('Bilal', () => call.leg.party.name === 'Bilal');
  });
});
