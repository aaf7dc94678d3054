import { expect } from '@open-wc/testing';
import '../../define/softphone.js';
import {} from '../element.testing.js';
import { SoftphoneStand } from './stand.testing.js';

describe('a screen reader at cc-softphone', () => {
  let stand: SoftphoneStand;

  beforeEach(async () => {
    stand = new SoftphoneStand();
    await stand.mount();
  });

  afterEach(() => stand.dispose());

  it('is told at once of a call that rings, and politely of the rest, each once', async () => {
    const leg = await stand.ring();
    expect(stand.said('alert')).to.equal('Incoming call from Amina Okafor');
    await stand.phone.answer(leg.id);
    await stand.pass(0);
    expect([stand.said('alert'), stand.said('status')]).to.deep.equal(['', 'Amina Okafor: Connected']);
    await stand.phone.hold(leg.id);
    await stand.pass(0);
    expect(stand.said('status')).to.equal('Amina Okafor: On hold');
    leg.farEnd.end();
    await stand.pass(0);
    expect(stand.said('status')).to.equal('Amina Okafor: They hung up');
  });

  it('is told politely of a call that is shown and does not ring', async () => {
    stand.phone.admit(() => 'silent');
    await stand.ring();
    expect([stand.said('alert'), stand.said('status')]).to.deep.equal(['', 'Incoming call from Amina Okafor']);
  });
});
