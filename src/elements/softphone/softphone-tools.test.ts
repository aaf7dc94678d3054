import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../define/softphone.js';
import { FakeCamera, type FakeLeg, FakeMixer } from '../../backends/fake/index.js';
import type { MergeRequestEvent } from '../../events/conference-requests.js';
import { CallHistory } from '../../services/call-history.js';
import { amina, expectAccessible, findPart, heard, part, rendered, robin, textOf, until } from '../element.testing.js';
import { settlingTime } from '../settling/settling-controller.js';
import { SoftphoneStand } from './stand.testing.js';
import type { SoftphoneElement } from './softphone-element.js';

describe('what an agent does with calls in cc-softphone', () => {
  let stand: SoftphoneStand;
  let element: SoftphoneElement;

  beforeEach(async () => {
    stand = new SoftphoneStand();
    element = await stand.mount();
    element.contacts = [{ name: 'Robin Weiss', number: '1002', watched: true, speedDial: 2 }];
    await until(() => findPart(element, 'directory') !== undefined, 'contacts are listed');
  });

  afterEach(() => stand.dispose());

  async function inView(name: string): Promise<void> {
    const opener = (): HTMLElement | null => element.renderRoot.querySelector<HTMLElement>(`[data-view="${name}"]`);
    await until(() => opener() !== null, `${name} is offered`);
    opener()?.click();
    await until(() => element.renderRoot.querySelector('cc-transfer-form, cc-call-history') !== null, `${name} is open`);
    await rendered(element);
  }

  /** Amina is held, and Robin is asked about her. */
  async function asking(): Promise<FakeLeg> {
    const leg = await stand.answered();
    await stand.phone.consult(leg.id, '1002');
    stand.server.legs.at(-1)?.farEnd.answer();
    await stand.pass(settlingTime);
    await until(() => findPart(element, 'legs') !== undefined, 'both legs are shown');
    return leg;
  }

  it('tells a colleague who is offline from one who is free, in a word and by a lamp of another shape', async () => {
    stand.server.setLine('1002', 'idle');
    await until(() => textOf(part(element, 'contact')).includes('Available'), 'they are free');
    const free = getComputedStyle(part(element, 'lamp'));
    const full = free.backgroundColor;
    expect(free.boxShadow).to.equal('none');
    stand.server.setLine('1002', 'offline');
    await until(() => textOf(part(element, 'contact')).includes('Offline'), 'they are offline');
    const hollow = getComputedStyle(part(element, 'lamp'));
    expect(hollow.backgroundColor).to.not.equal(full);
    expect(hollow.boxShadow).to.contain('inset');
    await expectAccessible(element);
    stand.server.setLine('1002', 'unknown');
    await until(() => findPart(element, 'lamp') === undefined, 'nothing is said');
  });

  it('has the phone get ready for a call as soon as a number is typed, or something is pressed while nobody talks', async () => {
    element.renderRoot.querySelector('cc-dialpad')?.focus();
    await sendKeys({ press: '4' });
    await until(() => stand.server.expected > 0, 'a call is expected');
    const press = (): boolean => element.dispatchEvent(new PointerEvent('pointerdown'));
    const typed = stand.server.expected;
    press();
    await until(() => stand.server.expected > typed, 'a call is expected again');
    await stand.answered();
    const pressed = stand.server.expected;
    press();
    await rendered(element);
    expect(stand.server.expected).to.equal(pressed);
  });

  it('is accessible with contacts, with the form and in a consultation', async () => {
    await expectAccessible(element);
    await stand.answered();
    await inView('transfer');
    await expectAccessible(element);
    element.closeView();
    await stand.phone.consult(stand.phone.state.calls[0]?.id ?? '', '1002');
    stand.server.legs.at(-1)?.farEnd.answer();
    await stand.pass(settlingTime);
    await until(() => findPart(element, 'legs') !== undefined, 'both legs are shown');
    await expectAccessible(element);
  });

  it('hands a call over by the form, and shows how that goes', async () => {
    const leg = await stand.answered();
    await inView('transfer');
    element.renderRoot.querySelector('cc-transfer-form')?.focus();
    await sendKeys({ type: '1003' });
    stand.button('Transfer now').click();
    await until(() => findPart(element, 'transfer-progress') !== undefined, 'it is told');
    expect(stand.stage).to.include('Amina Okafor');
    leg.farEnd.reached('answered');
    await until(() => stand.phone.state.calls[0]?.endReason === 'transferred', 'handed over');
  });

  it('goes on with the call when nobody takes it, and says so', async () => {
    const leg = await stand.answered();
    const over = stand.phone.transfer(leg.id, '1003').catch(() => undefined);
    await until(() => stand.phone.state.calls[0]?.transfer !== undefined, 'asked');
    leg.farEnd.reached('refused');
    await over;
    await stand.pass(0);
    expect(findPart(element, 'notice')).not.to.equal(undefined);
    expect(stand.phone.state.calls[0]?.state).to.equal('connected');
    expect(findPart(element, 'transfer-progress')).to.equal(undefined);
  });

  it('offers to try a failed transfer again, or to choose somebody else', async () => {
    const leg = await stand.answered();
    await inView('transfer');
    element.renderRoot.querySelector('cc-transfer-form')?.focus();
    await sendKeys({ type: '1203' });
    stand.button('Transfer now').click();
    await until(() => findPart(element, 'transfer-progress') !== undefined, 'it is told');
    leg.farEnd.reached('refused');
    await until(() => findPart(element, 'transfer-refused') !== undefined, 'there is a way on');
    await expectAccessible(element);
    part(element, 'transfer-again').click();
    await until(() => findPart(element, 'transfer-progress') !== undefined, 'the same one is tried again');
    expect(leg.log.filter((line) => line.includes('1203'))).to.have.length(2);
    leg.farEnd.reached('refused');
    await until(() => findPart(element, 'transfer-elsewhere') !== undefined, 'there is a way on');
    part(element, 'transfer-elsewhere').click();
    await until(() => element.renderRoot.querySelector('cc-transfer-form') !== null, 'somebody else can be chosen');
  });

  it('shows what came with a call where the page has a label for it, as text', async () => {
    element.dataLabels = { 'X-Order': 'Order', 'X-Tier': 'Tier' };
    const data = { 'X-Order': '<b>4711</b>', 'X-Secret': 'not for the eye' };
    const leg = stand.server.ring(amina, { data });
    await until(() => findPart(element, 'data') !== undefined, 'it is shown');
    expect(textOf(part(element, 'data'))).to.equal('Order <b>4711</b>');
    await expectAccessible(element);
    await stand.phone.answer(leg.id);
    await rendered(element);
    expect(textOf(part(element, 'data'))).to.equal('Order <b>4711</b>');
  });

  it('answers with the camera whoever sends a picture, and offers it to nobody else', async () => {
    await stand.dispose();
    stand = new SoftphoneStand({ camera: new FakeCamera() });
    element = await stand.mount();
    const plain = await stand.ring(robin);
    await until(() => findPart(element, 'elsewhere') !== undefined, 'the tools are there');
    expect(findPart(element, 'answer-with-camera')).to.equal(undefined);
    plain.farEnd.end('canceled');
    stand.server.ring(amina, { offersPicture: true });
    await until(() => findPart(element, 'answer-with-camera') !== undefined, 'it is offered');
    await expectAccessible(element);
    part(element, 'answer-with-camera').click();
    await until(() => stand.phone.state.calls.some(({ state, camera }) => state === 'connected' && camera), 'answered with a picture');
  });

  it('opens the transfer form by its shortcut', async () => {
    await stand.answered();
    await until(() => element.renderRoot.querySelector('[data-view="transfer"]') !== null, 'transfer is offered');
    part(element, 'mute').focus();
    await stand.pressWithAlt('g');
    await until(() => element.renderRoot.querySelector('cc-transfer-form') !== null, 'the form is open');
  });

  it('lets the three of a consultation talk together', async () => {
    await stand.dispose();
    stand = new SoftphoneStand({ mixer: async () => new FakeMixer() });
    element = await stand.mount();
    await asking();
    const merges = heard<MergeRequestEvent>('cc-merge-request');
    part(element, 'together').click();
    expect(merges.events.map(({ callIds }) => callIds)).to.deep.equal([stand.phone.state.calls.map(({ id }) => id)]);
    merges.stop();
    // a conference like any other then, each of whom can be removed
    await until(() => element.renderRoot.querySelector('cc-conference-people') !== null, 'they are a conference');
    expect(findPart(element, 'legs')).to.equal(undefined);
    expect(findPart(element, 'complete')).to.equal(undefined);
    expect(findPart(element, 'strip')).to.equal(undefined);
    expect(stand.button('End for everybody').checkVisibility()).to.equal(true);
  });

  it('asks first: both legs on stage, swapped, completed', async () => {
    const leg = await asking();
    expect(textOf(part(element, 'legs')))
      .to.include('Amina Okafor')
      .and.to.include('Waits on hold');
    expect(findPart(element, 'strip')).to.equal(undefined);
    expect(findPart(element, 'hang-up')).to.equal(undefined);
    stand.button('Switch').click();
    await until(() => leg.log.at(-1) === 'resumed', 'the caller is talked to again');
    await stand.pass(settlingTime);
    stand.button('Complete transfer').click();
    await until(() => stand.phone.state.calls.every(({ endReason }) => endReason === 'transferred'), 'both are handed over');
  });

  it('offers to try again when the one who was asked does not take over after all', async () => {
    const leg = await asking();
    leg.farEnd.refuse();
    stand.button('Complete transfer').click();
    await until(() => findPart(element, 'transfer-again') !== undefined, 'there is a way on');
    await expectAccessible(element);
    expect(findPart(element, 'transfer-elsewhere')).to.equal(undefined);
    part(element, 'transfer-again').click();
    await until(() => stand.phone.state.calls.every(({ endReason }) => endReason === 'transferred'), 'both are handed over');
  });

  it('offers the same when the call was to ring at somebody who had not answered', async () => {
    const leg = await stand.answered();
    await stand.phone.consult(leg.id, '1002');
    stand.server.legs.at(-1)?.farEnd.ring();
    await stand.pass(settlingTime);
    await until(() => findPart(element, 'complete') !== undefined, 'they are called');
    stand.button('Complete transfer').click();
    await until(() => findPart(element, 'transfer-progress') !== undefined, 'it is told');
    leg.farEnd.reached('refused');
    await until(() => findPart(element, 'transfer-again') !== undefined, 'there is a way on');
    expect(findPart(element, 'transfer-elsewhere')).not.to.equal(undefined);
    part(element, 'transfer-again').click();
    await until(() => leg.log.at(-1)?.includes('1002') === true, 'it goes there again');
  });

  it('calls by a key that is held on the keypad', async () => {
    const keypad = element.renderRoot.querySelector('cc-dialpad') ?? expect.fail('there is no keypad');
    stand.button('Keypad').click();
    await rendered(element);
    const two = [...keypad.renderRoot.querySelectorAll('button')].find((key) => textOf(key).startsWith('2')) ?? expect.fail('no key');
    two.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true, button: 0 }));
    await stand.pass(300);
    expect(stand.phone.state.calls).to.have.length(0);
    await stand.pass(1000);
    await until(() => stand.server.legs[0]?.party.number === '1002', 'called');
  });

  it('leaves a consultation and goes back to the caller', async () => {
    const leg = await asking();
    stand.button('Back to Amina Okafor').click();
    await until(() => leg.log.at(-1) === 'resumed', 'the caller is talked to again');
  });

  it('sends a ringing call elsewhere', async () => {
    const leg = await stand.ring();
    await inView('forward');
    element.renderRoot.querySelector('cc-transfer-form')?.focus();
    await sendKeys({ type: '1203' }); // WebKit's driver swallows a repeated key
    stand.button('Send there').click();
    await until(() => leg.log.at(-1)?.includes('1203') === true, 'sent');
  });

  it('goes back from a view with Escape to what opened it, and leaves it when its call is over', async () => {
    const leg = await stand.answered();
    await inView('transfer');
    part(element, 'transfer').querySelector<HTMLElement>('.back')?.focus();
    await sendKeys({ press: 'Escape' });
    await until(() => element.shadowRoot?.activeElement?.getAttribute('data-view') === 'transfer', 'the focus is back');
    await inView('transfer');
    leg.farEnd.end();
    await stand.pass(settlingTime);
    expect(element.renderRoot.querySelector('cc-transfer-form')).to.equal(null);
    expect(stand.stage).to.include('Wrap-up');
  });

  it('knows a caller by the name that the page gave', async () => {
    await stand.ring({ number: '1002', name: 'WEISS R' });
    expect(stand.stage).to.include('Robin Weiss').and.not.to.include('WEISS R');
    expect(stand.said('alert')).to.equal('Incoming call from Robin Weiss');
  });

  it('lists calls that are over, counts the missed, calls again, and empties the list', async () => {
    const history = new CallHistory({ phone: stand.phone, agent: stand.agent, clock: stand.clock });
    element.history = history;
    stand.server.ring(amina).farEnd.end('canceled');
    await stand.pass(1000);
    stand.server.ring(robin).farEnd.end('canceled');
    await stand.pass(10_000);
    expect(textOf(part(element, 'missed'))).to.include('2 missed calls');
    expect(part(element, 'recent-call').title).to.equal('Call Robin Weiss');
    await inView('history');
    await expectAccessible(element);
    expect(history.state.missed).to.equal(0);
    part(element, 'call').click();
    await until(() => stand.phone.state.calls.some(({ direction }) => direction === 'outbound'), 'called again');
    await stand.phone.hangUp(stand.phone.state.calls.at(-1)?.id ?? '');
    await stand.pass(10_000);
    await inView('history');
    stand.button('Clear the list').click();
    await until(() => history.state.calls.length === 0, 'empty');
    history.dispose();
  });

  it('calls by speed dial', async () => {
    const press = new KeyboardEvent('keydown', { key: '2', code: 'Digit2', altKey: true, bubbles: true, composed: true });
    stand.button('Settings').dispatchEvent(press);
    await until(() => stand.phone.state.calls.length === 1, 'called');
    expect(stand.server.legs[0]?.party.number).to.equal('1002');
  });

  it('offers to hear the voicemail', async () => {
    stand.server.setVoicemail({ waiting: true, new: 2, old: 0, number: '*97' });
    await stand.pass(0);
    expect(textOf(part(element, 'voicemail'))).to.include('2 new voice messages');
    stand.button('Listen').click();
    await until(() => stand.server.legs[0]?.party.number === '*97', 'called');
  });
});
