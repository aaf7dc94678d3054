import { expect } from '@open-wc/testing';
import '../../define/softphone.js';
import { FakeMixer } from '../../backends/fake/index.js';
import type { MergeRequestEvent } from '../../events/conference-requests.js';
import { isHeldHere } from '../../model/call.js';
import { amina, expectAccessible, findPart, heard, part, rendered, robin, textOf, until } from '../element.testing.js';
import { settlingTime } from '../settling/settling-controller.js';
import { SoftphoneStand } from './stand.testing.js';

describe('a conference beside another call in cc-softphone', () => {
  let stand: SoftphoneStand;

  beforeEach(async () => {
    stand = new SoftphoneStand({ mixer: async () => new FakeMixer() });
    await stand.mount();
    const first = await stand.talk(amina);
    await stand.phone.hold(first.id);
    await stand.talk(robin);
    await stand.phone.merge(stand.phone.state.calls.map(({ id }) => id));
    await stand.phone.dial('1003');
    stand.server.legs.at(-1)?.farEnd.answer();
    await until(() => findPart(stand.element, 'conference') !== undefined, 'there is a card');
    await stand.pass(settlingTime);
  });

  afterEach(() => stand.dispose());

  const members = () => stand.phone.state.calls.filter(({ inConference }) => inConference);
  const third = () => stand.phone.state.calls.at(-1);

  it('is one card with its people', async () => {
    await expectAccessible(stand.element);
    expect(textOf(part(stand.element, 'conference')))
      .to.contain('Conference')
      .and.to.contain('Amina Okafor and Robin Weiss')
      .and.to.contain('On hold');
    expect(stand.element.renderRoot.querySelector('cc-call-list')).to.equal(null);
    expect(stand.stage).to.contain('1003');
    stand.element.style.inlineSize = '280px';
    const card = part(stand.element, 'conference');
    expect(card.scrollWidth).to.be.at.most(card.clientWidth);
  });

  it('is taken up as one, and the call goes on hold', async () => {
    expect(members().every(isHeldHere)).to.equal(true);
    stand.button('Switch to this call').click();
    await until(() => members().every(({ hold }) => hold === 'none'), 'everybody talks again');
    await until(() => third()?.hold === 'local', 'the other one waits');
    await rendered(stand.element);
    expect(findPart(stand.element, 'conference')).to.equal(undefined);
    expect(stand.element.renderRoot.querySelector('cc-call-list')?.calls.map(({ id }) => id)).to.deep.equal([third()?.id]);
  });

  it('takes the call in', async () => {
    const merges = heard<MergeRequestEvent>('cc-merge-request');
    stand.button('Join with your call').click();
    merges.stop();
    expect(merges.events[0]?.callIds).to.deep.equal([third()?.id, ...members().map(({ id }) => id)]);
    await until(() => members().length === 3, 'all are in it');
  });

  it('stands apart from others, which keep their cards', async () => {
    await stand.ring({ number: '1004', name: 'Noor Haddad' });
    const list = stand.element.renderRoot.querySelector('cc-call-list');
    expect(list && textOf(list))
      .to.contain('Noor Haddad')
      .and.not.to.contain('Amina Okafor');
    expect(textOf(part(stand.element, 'conference'))).to.contain('Amina Okafor');
    await expectAccessible(stand.element);
  });

  it('cannot be hit in the first half second', async () => {
    await stand.phone.resume(members()[0]?.id ?? '');
    await until(() => findPart(stand.element, 'conference') === undefined, 'it is on stage');
    await stand.phone.resume(third()?.id ?? '');
    await until(() => findPart(stand.element, 'conference') !== undefined, 'it is beside the call');
    stand.button('Switch to this call').click();
    await stand.pass(1);
    expect(members().every(isHeldHere)).to.equal(true);
  });
});
